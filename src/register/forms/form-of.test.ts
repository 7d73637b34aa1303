import { describe, expect, test } from 'vitest'
import { kinds } from '../kind.ts'
import { periodSchemes } from '../legal-period.ts'
import { formOf } from './form-of.ts'

/** A year inside every legal period of every scheme, and the years on both sides of each border. */
const years = [
  ...new Set(
    periodSchemes.flatMap(({ periods }) =>
      periods.flatMap(({ from, to }) =>
        [from, to].flatMap(day => {
          const year = day === null ? 1945 : Number(day.slice(0, 4))
          return [year - 1, year, year + 1]
        }),
      ),
    ),
  ),
].sort()

describe.each(kinds.map(kind => [kind.code, kind] as const))('the paper form of %s', (_, kind) => {
  const ids = kind.fields.map(({ id }) => id)

  test.each(years)(
    'in %i has every field that an entry needs, once, and none that the kind has not',
    year => {
      const { fields, carried, generated } = formOf(kind, year)
      expect(fields.filter(id => !ids.includes(id))).toEqual([])
      expect(new Set(fields).size).toBe(fields.length)
      const there = new Set([...fields, ...carried, ...generated.map(([field]) => field)])
      const lost = kind.fields.filter(({ id, need }) => need !== 'optional' && !there.has(id))
      expect(lost.map(({ id }) => id)).toEqual([])
    },
  )

  test('asks nobody for what follows from the book or from digits', () => {
    for (const year of years) {
      const { fields, carried, generated } = formOf(kind, year)
      const untyped = [...carried, ...generated.map(([field]) => field)]
      expect(fields.filter(id => untyped.includes(id))).toEqual([])
    }
  })

  test('begins with the number and ends with the notes in every year', () => {
    for (const year of years) {
      const { fields } = formOf(kind, year)
      expect([fields[0], fields.at(-1)]).toEqual(['so', 'ghiChu'])
    }
  })

  test('keeps people together: a person’s fields stand in one run', () => {
    for (const year of years) {
      const subjects = formOf(kind, year).fields.map(
        id => kind.fields.find(field => field.id === id)?.subject,
      )
      const runs = subjects.filter((subject, at) => subject !== 'entry' && subject !== subjects[at - 1])
      expect(new Set(runs).size).toBe(runs.length)
    }
  })
})

test('a birth of 2017 may have a personal number and names in capitals came in 2020', () => {
  expect(formOf('KS', 2017).fields).toContain('nksSoDinhDanh')
  expect(formOf('KS', 2015).fields).not.toContain('nksSoDinhDanh')
  const sources = (year: number) => formOf('KS', year).notes.map(({ source }) => source)
  expect(sources(2019)).not.toContain('Thông tư 04/2020/TT-BTP, Điều 31')
  expect(sources(2020)).toContain('Thông tư 04/2020/TT-BTP, Điều 31')
})

test('only what contractors are known to have typed is said to be more than a proposal', () => {
  for (const kind of kinds) {
    expect(formOf(kind, 2017).status).toBe(kind.status === 'official' ? 'typed' : 'inferred')
    expect(formOf(kind, 1995).status).toBe('inferred')
  }
})
