import { describe, expect, test } from 'vitest'
import { cleanBooks, makeCleanBook, officialKinds } from '../../test/quality/clean/book.ts'
import { periods } from '../../test/quality/clean/period.ts'
import { addCleanBook, allowed, noFalseAlarms, sharesOf } from '../../test/quality/false-alarms.ts'
import { knownLimits } from '../../test/quality/known-limits.ts'
import { measureBook, type Tally } from '../../test/quality/measure.ts'
import { contradictions } from '../../test/quality/oracle.ts'
import { deliver } from '../../test/quality/sheet-book.ts'
import { checkVillage, makeVillage } from '../../test/quality/village/village.ts'
import { getKind } from '../register/kind.ts'

/** What `npm run bench:quality` measures at length, on a sample: a rule that goes blind or cries wolf fails here. */
describe('a sample of the data-quality benchmark', () => {
  test('clean books of every kind and legal period contradict neither the calendar nor the law', () => {
    for (const { kind, rows } of cleanBooks(2, 1, 55))
      for (const values of rows) expect([...contradictions(getKind(kind), values), values]).toEqual([values])
  })

  test.each(periods)('few alarms in clean books of $id', period => {
    const alarms = noFalseAlarms()
    for (const [at, kind] of officialKinds.entries())
      addCleanBook(makeCleanBook({ kind, period, seed: 300 + at, rows: 50 }), alarms)
    const errors = [...alarms.rules.values()].filter(({ severity }) => severity === 'error')
    expect(errors).toEqual([])
    const { warning } = sharesOf(alarms.tallies.values())
    expect(warning).toBeLessThanOrEqual(allowed.warning)
  })

  test('every kind of mistake that a rule can see is found', () => {
    const tallies = new Map<string, Tally>()
    for (const [at, kind] of officialKinds.entries()) {
      const period = periods[4 - at]
      if (period !== undefined)
        measureBook(deliver(makeCleanBook({ kind, period, seed: 50 + at, rows: 40 })), 9, tallies, at % 2)
    }
    const short = [...tallies.values()].filter(
      ({ mistake, visible, caught, told }) =>
        caught + told < (knownLimits[mistake.id]?.least ?? defaultLeast) * visible,
    )
    expect(
      short.map(({ mistake, visible, caught, told, missed }) => ({
        id: mistake.id,
        visible,
        caught,
        told,
        missed,
      })),
    ).toEqual([])
    expect([...tallies.values()].filter(({ visible }) => visible > 0).length).toBeGreaterThan(60)
  }, 30_000)

  test('nothing is found between the books of two communes without a contradiction', () => {
    const found = checkVillage(makeVillage(3, 4))
    expect(found.filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})

/** A sample holds a handful of each kind: one may slip through where a hundred would show 99 %. */
const defaultLeast = 0.85
