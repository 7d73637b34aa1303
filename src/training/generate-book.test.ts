import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getKind, type KindCode, kinds } from '../register/kind.ts'
import { checkRow } from '../register/rules/check-row.ts'
import { communes } from './administration.ts'
import { type BookRequest, generateBook } from './generate-book.ts'

const codes = kinds.map(kind => kind.code)
const someBook = fc.record({
  kind: fc.constantFrom(...codes),
  year: fc.integer({ min: 1978, max: 2024 }),
  volume: fc.constantFrom('01', '02'),
  agency: fc.constantFrom(...communes.map(each => each.code), '49-20521'),
  rows: fc.integer({ min: 1, max: 60 }),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
})

describe('a generated book', () => {
  it('has nothing that a checker would point at, whatever the kind, year, place and seed', () => {
    fc.assert(
      fc.property(someBook, book => {
        const kind = getKind(book.kind)
        let row = 1
        for (const { values } of generateBook(book)) {
          row++
          const found = checkRow(kind, { row, values }, { today: 20261122 })
          if (found.length > 0) expect(found, JSON.stringify(values)).toEqual([])
        }
      }),
      { numRuns: 150, seed: 20_261_121 },
    )
  })

  it('uses only columns that its register has', () => {
    for (const code of codes) {
      const fields = new Set(getKind(code).fields.map(field => field.id))
      for (const { values } of generateBook({
        kind: code,
        year: 2011,
        volume: '01',
        agency: 'ST-104',
        rows: 60,
        seed: 3,
      })) {
        expect(Object.keys(values).filter(field => !fields.has(field))).toEqual([])
      }
    }
  })

  it('is the same every time it is asked for', () => {
    const same = fc.property(someBook, book => {
      expect([...generateBook(book)]).toEqual([...generateBook(book)])
    })
    fc.assert(same, { numRuns: 20 })
  })

  it('is numbered through the year in the order of registration, over two volumes', () => {
    const book = (volume: string): BookRequest => ({
      kind: 'KS',
      year: 1999,
      volume,
      agency: 'ST-101',
      rows: 50,
      seed: 7,
    })
    const both = [...generateBook(book('01')), ...generateBook(book('02'))]
    expect(both.slice(50).map(row => row.number)).toEqual(
      Array.from({ length: 50 }, (_, index) => String(51 + index)),
    )
    const days = [...generateBook(book('02'))].map(row => row.registered)
    expect(days).toEqual([...days].sort())
    expect(days.every(day => day.startsWith('1999-'))).toBe(true)
  })

  it('has every second page or every page for a case', () => {
    const pages = (kind: KindCode) =>
      [...generateBook({ kind, year: 2001, volume: '01', agency: 'ST-101', rows: 6, seed: 7 })].map(
        row => row.values.trangSo,
      )
    expect(pages('KS')).toEqual(['1', '1', '2', '2', '3', '3'])
    expect(pages('CMC')).toEqual(['1', '2', '3', '4', '5', '6'])
  })
})
