import { describe, expect, test } from 'vitest'
import { estimateResidual } from './estimate-residual.ts'
import type { Evidence, TypeEvidence } from './evidence.ts'
import { drawLots, type Lots } from './lots.ts'

const none = { first: 0, second: 0, both: 0, none: 0 }
const nothing = { measured: 0, wrong: 0 }
const names = (more: Partial<TypeEvidence>): TypeEvidence => ({
  ...{ type: 'person-name', fields: 10_000, twice: 0, faults: none, gold: nothing },
  ...more,
})
const evidence = (more: Partial<Evidence>): Evidence => ({
  ...{ types: [], pairs: { measured: 0, wrong: 0, alike: 0 }, arbiter: nothing },
  ...more,
})

describe('what is not known is said', () => {
  test('keyed once and never measured: no figure at all', () => {
    const residual = estimateResidual(evidence({ types: [names({})] }))
    expect(residual).toMatchObject({ overall: null, unmeasured: ['once'], sharedBound: null })
    expect(residual.types[0]?.estimate).toBeNull()
  })

  test('known entries without an error: none left is likeliest, but not promised', () => {
    const gold = { measured: 1000, wrong: 0 }
    const { overall, unmeasured } = estimateResidual(evidence({ types: [names({ gold })] }))
    expect(unmeasured).toEqual([])
    expect(overall).toMatchObject({ perThousand: 0, low: 0 })
    // The rule of three: 3 per 1,000 at most.
    expect(overall?.high).toBeGreaterThan(1.5)
    expect(overall?.high).toBeLessThan(3.5)
  })

  test('keyed twice: errors alike and the arbiter are not measured by the book itself', () => {
    const twice = names({ twice: 10_000, faults: { first: 30, second: 30, both: 0, none: 2 } })
    const alone = estimateResidual(evidence({ types: [twice] }))
    expect(alone.unmeasured).toEqual(['shared', 'arbiter'])
    // Nobody knows how many there are at most.
    expect(alone.overall).toMatchObject({ low: 0, high: null })
    const pairs = { measured: 600, wrong: 0, alike: 0 }
    const bounded = estimateResidual(evidence({ types: [twice], pairs }))
    expect(bounded.sharedBound).toBe(5)
    expect(bounded.overall?.high).toBeGreaterThan(5)
    const measured = evidence({
      ...{ types: [twice], pairs: { measured: 6000, wrong: 40, alike: 8 } },
      arbiter: { measured: 100, wrong: 1 },
    })
    expect(estimateResidual(measured)).toMatchObject({ unmeasured: [], sharedBound: null })
    // 60 seen in 10,000, and a quarter as many not seen: 1.5 per 1,000, besides 62 decisions of which 1 % are wrong.
    expect(estimateResidual(measured).overall?.perThousand).toBeCloseTo(1.5 + 0.062, 5)
  })

  test('a book without fields has no figure', () => {
    expect(estimateResidual(evidence({})).overall).toBeNull()
  })
})

test('the same evidence gives the same figure, whatever the number of types it is split into', () => {
  const gold = { measured: 5000, wrong: 15 }
  const whole = estimateResidual(evidence({ types: [names({ gold })] })).overall
  expect(estimateResidual(evidence({ types: [names({ gold })] })).overall).toEqual(whole)
  const parts = Array.from({ length: 10 }, (_, at) =>
    names({ type: `t${at}`, fields: 1000, gold: { measured: 500, wrong: at < 5 ? 2 : 1 } }),
  )
  const split = estimateResidual(evidence({ types: parts })).overall
  expect(split?.perThousand).toBeCloseTo(whole?.perThousand ?? 0, 9)
  expect(split?.high ?? 0).toBeCloseTo(whole?.high ?? 9, 0)
})

describe('the interval holds the true number of wrong fields about 19 times out of 20', () => {
  const books = 150
  /** A book that is made up: keyers wrong in `rate` of the fields, `shared` of their errors alike, an arbiter wrong in `arbiter` of the differences. */
  const covers = (make: (lots: Lots) => { evidence: Evidence; left: number }) => {
    const lots = drawLots(7)
    let held = 0
    for (let book = 0; book < books; book++) {
      const { evidence: known, left } = make(lots)
      const { overall } = estimateResidual(known, 300)
      const fields = known.types.reduce((sum, { fields: of }) => sum + of, 0)
      const truth = (left * 1000) / fields
      if (overall !== null && truth >= overall.low - 1e-9 && truth <= (overall.high ?? 0) + 1e-9) held++
    }
    return held / books
  }

  test('keyed once, a sample of 5 % and known entries', () => {
    const coverage = covers(lots => {
      const [fields, twice, rate] = [20_000, 1000, 0.003]
      const faults = { ...none, first: lots.poisson(twice * rate), second: lots.poisson(twice * rate) }
      const gold = { measured: 400, wrong: lots.poisson(400 * rate) }
      const left = lots.poisson((fields - twice) * rate)
      const pairs = { measured: 4000, wrong: 20 + lots.poisson(4), alike: 0 }
      return { evidence: evidence({ types: [names({ fields, twice, faults, gold })], pairs }), left }
    })
    expect(coverage).toBeGreaterThan(0.92)
  })

  test('keyed twice, a fifth of the errors alike', () => {
    const coverage = covers(lots => {
      const [fields, seen, alike] = [20_000, 0.005, 0.00125]
      const share = lots.poisson(fields * seen)
      const known = { wrong: lots.poisson(48), alike: lots.poisson(12) }
      const decided = lots.poisson(share * 0.01)
      const types = [names({ fields, twice: fields, faults: { ...none, first: share } })]
      const pairs = { measured: 10_000, wrong: known.wrong + known.alike, alike: known.alike }
      const arbiter = { measured: 200, wrong: lots.poisson(2) }
      return { evidence: evidence({ types, pairs, arbiter }), left: lots.poisson(fields * alike) + decided }
    })
    expect(coverage).toBeGreaterThan(0.92)
  })
})
