import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingText } from '../finding.ts'
import { parseEntryNumber } from '../number.ts'
import { dateParts, parsePartialDate } from '../partial-date.ts'
import type { BookClosing } from './check-closing.ts'
import { checkRuns } from './check-runs.ts'
import type { RunRow } from './run-row.ts'

const book = { year: 2006, volume: '01' }

/** Rows `number date page` of a book, from row 2 on. */
function rowsOf(...lines: string[]): RunRow[] {
  return lines.map((line, at) => {
    const [so = '', date = '', page] = line.split(' ')
    const { ok } = parsePartialDate(date)
    const registered = ok && dateParts(ok)
    return {
      row: at + 2,
      number: parseEntryNumber(so),
      year: registered?.year ?? null,
      registered,
      page: page === undefined ? null : Number(page),
      so,
    }
  })
}

const told = (rows: readonly RunRow[], closing?: BookClosing, identity: typeof book = book) =>
  checkRuns(rows, identity, closing).map(({ code, row, suggestion, params }) =>
    [code, row ?? params.gaps ?? params.first ?? params.total, suggestion].filter(Boolean).join(' '),
  )

/** A sound book: `count` entries, two to a page, one every other day. */
const sound = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, at) => {
    const day = at * 2
    return `${from + at} ${String((day % 28) + 1).padStart(2, '0')}.0${1 + Math.floor(day / 28)}.2006 ${1 + Math.floor(at / 2)}`
  })

const changed = (lines: readonly string[], at: number, line: string) =>
  rowsOf(...lines.slice(0, at), line, ...lines.slice(at + 1))

describe('a sound book', () => {
  test('says nothing, nor does one that goes on into the next year', () => {
    expect(told(rowsOf(...sound(40)))).toEqual([])
    expect(told(rowsOf(...sound(40), '01 05.01.2007 21', '02 05.01.2007 21', '03 09.01.2007 22'))).toEqual([])
  })

  test('may hold letters, several entries of a day, partial dates and volumes that continue', () => {
    expect(
      told(rowsOf('1 02.01.2006', '1a 02.01.2006', '1bis 02.01.2006', '2 01.2006', '3 2006', '4 05.02.2006')),
    ).toEqual([])
    expect(told(rowsOf(...sound(20, 61)), undefined, { year: 2006, volume: '02' })).toEqual([])
  })
})

describe('dates against numbers', () => {
  test.each([
    ['the year of another', '05 09.01.2016 3', 'registered.out-of-place 6 09.01.2006'],
    ['day and month exchanged', '05 01.09.2006 3', 'registered.out-of-place 6 09.01.2006'],
    ['a wrong month', '05 09.08.2006 3', 'registered.out-of-place 6 09.01.2006'],
    ['an entry made late', '05 20.08.2006 3', 'registered.late-entry 6'],
  ])('%s', (_, line, expected) => {
    expect(told(changed(sound(30), 4, line))).toEqual([expected])
  })

  test('a row that was moved as a whole is no wrong date', () => {
    const lines = sound(30)
    expect(told(rowsOf(...lines.slice(0, 4), ...lines.slice(5), lines[4] ?? ''))).toEqual(['number.order 31'])
  })

  test('a sheet in another order is not taken apart', () => {
    expect(told(rowsOf(...sound(30).reverse()))).toEqual(['number.order 3'])
  })
})

describe('numbers', () => {
  test('one that does not fit between its neighbours is told with the one that does', () => {
    expect(told(changed(sound(30), 11, '21 23.01.2006 6'))).toEqual(['number.repeated 13 12'])
    expect(told(changed(sound(30), 11, '112 23.01.2006 6'))).toEqual(['number.out-of-place 13 12'])
    expect(told(changed(sound(30), 11, '0112/2006 23.01.2006 6'))).toEqual([
      'number.out-of-place 13 0012/2006',
    ])
  })

  test('of two rows with one number the one out of place is told, else the later', () => {
    expect(told(changed(sound(30), 4, '20 09.01.2006 3'))).toEqual(['number.repeated 6 5'])
    expect(told(rowsOf('1 02.01.2006', '2 02.01.2006', '2 02.01.2006', '3 03.01.2006'))).toEqual([
      'number.repeated 4',
    ])
  })

  test('missing ones, but for those the paper is known to lack', () => {
    const lines = sound(30).filter((_, at) => at !== 9 && at !== 19 && at !== 20)
    expect(told(rowsOf(...lines))).toEqual(['number.gap 10, 20–21'])
    expect(told(rowsOf(...lines), { total: null, skipped: ['10', '20/2006', '21'] })).toEqual([])
    expect(told(rowsOf(...lines), { total: null, skipped: ['10', '20/2007'] })).toEqual(['number.gap 20–21'])
  })

  test('a year that the book went on into begins with 1', () => {
    expect(told(rowsOf(...sound(9), '3 05.01.2007', '4 05.01.2007', '5 09.01.2007'))).toEqual([
      'number.gap 1–2',
    ])
  })

  test('volume 01 that begins later: worth knowing, unless those numbers are known to be skipped', () => {
    expect(told(rowsOf(...sound(9, 4)))).toEqual(['number.first 4'])
    expect(told(rowsOf(...sound(9, 4)), { total: 9, skipped: ['1', '2', '3'] })).toEqual([])
  })
})

describe('pages', () => {
  test('one that stands out, with the page where both neighbours agree', () => {
    expect(told(changed(sound(40), 10, '11 21.01.2006 66'))).toEqual(['page.out-of-place 12'])
    const lines = ['1 01.01.2006 1', '2 01.01.2006 1', '3 01.01.2006 7', '4 01.01.2006 1', '5 01.01.2006 2']
    expect(told(rowsOf(...lines))).toEqual(['page.out-of-place 4 1'])
  })

  test('pages that nothing stands on', () => {
    const lines = sound(20).map(line =>
      line.replace(/ (\d+)$/, (_, page: string) => ` ${Number(page) > 5 ? Number(page) + 8 : page}`),
    )
    expect(told(rowsOf(...lines))).toEqual(['page.gap 6–13'])
  })
})

describe('the book as a whole', () => {
  test('the count of its closing; entries crossed out may be counted or not', () => {
    expect(told(rowsOf(...sound(20)), { total: 20 })).toEqual([])
    expect(told(rowsOf(...sound(20)), { total: 22 })).toEqual(['book.closing 22'])
    expect(told(rowsOf(...sound(20)), { total: 22, cancelled: 2 })).toEqual([])
    const [found] = checkRuns(rowsOf(...sound(20)), book, { total: 22 })
    expect(found && findingText(found, 'vi')).toBe('Khi khóa sổ ghi 22 trường hợp, bảng có 20 dòng')
  })

  test('the year of its name', () => {
    expect(told(rowsOf(...sound(20)), undefined, { year: 2005, volume: '02' })).toEqual([])
    expect(told(rowsOf(...sound(20)), undefined, { year: 2003, volume: '02' })).toEqual(['book.opened 2006'])
  })
})

test('whatever one date is mistyped to, at most one row is accused, that or the one beside it', () => {
  const lines = sound(30)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1996, max: 2016 }),
      fc.integer({ min: 2, max: 27 }),
      (day, month, year, at) => {
        const date = `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`
        const found = checkRuns(changed(lines, at, `${at + 1} ${date} ${1 + Math.floor(at / 2)}`), book)
        const accused = found.flatMap(({ row }) => (row === null ? [] : [Math.abs(row - at - 2)]))
        expect(accused.length).toBeLessThanOrEqual(1)
        expect(Math.max(0, ...accused)).toBeLessThanOrEqual(1)
      },
    ),
    { numRuns: 300 },
  )
})
