import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getKind } from '../../register/kind.ts'
import { createBookCheck } from '../../register/rules/check-book.ts'
import { cleanBook } from '../../register/testing/clean-rows.ts'
import type { PdfFile } from '../check-pdf-contents.ts'
import { type CheckFinding, fileFinding } from '../check-rules.ts'
import { checkWholeBook } from '../check-whole-book.ts'
import type { ReadRow } from '../sheet-values.ts'
import { addedRows, type Corrections, correctRow } from './corrections.ts'
import { type CheckedBook, placeOf, type Rechecked, reachOf, recheck } from './recheck.ts'

const kind = getKind('KS')
const clean = cleanBook(kind, 5, 12)
const lastRow = 13
const files: PdfFile[] = clean.pdfNames.map((name, at) => ({
  name,
  problem: at === 4 ? 'truncated' : null,
  size: 50_000,
  crc32: at < 2 ? 1 : at,
}))
const closing = { total: 12, cancelled: 0, skipped: ['3'] }
const book: CheckedBook = {
  kind,
  identity: { year: clean.year, volume: clean.volume },
  facts: {
    fields: kind.fields.map(({ id }) => id).filter(id => id !== 'ghiChu'),
    lastRow,
    files: files.map(({ name, problem, size, crc32 }) => [name, problem, size, crc32, [0, size, 0]]),
    closing,
  },
  today: 20300101,
}
const sheet: ReadRow[] = clean.rows.map(({ row, values }, at) => ({
  row: at % 3 === 0 ? { row, values, raw: { nksHoTen: ' x', so: ' 1' } } : { row, values },
  findings: at === 2 ? [fileFinding('cell.error', { row, column: 'nksQueQuan', value: '#REF!' })] : [],
}))

/** What a whole check says of everything a correction can change. */
function wholeCheck(corrections: Corrections): CheckFinding[] {
  const check = createBookCheck(kind, book.identity, {
    columns: new Set(book.facts.fields),
    today: book.today,
  })
  const found: CheckFinding[] = []
  for (const read of sheet) {
    const corrected = correctRow(read, corrections)
    if (corrected !== undefined) found.push(...corrected.findings, ...check.add(corrected.row))
  }
  for (const row of addedRows(corrections)) found.push(...check.add(row))
  return [...found, ...checkWholeBook(check, files, closing).findings]
}

const sorted = (findings: readonly CheckFinding[]) => findings.map(found => JSON.stringify(found)).sort()

function follow(findings: readonly CheckFinding[], { gone, come }: Pick<Rechecked, 'gone' | 'come'>) {
  const places = new Set(gone.map(placeOf))
  return [...findings.filter(found => !places.has(placeOf(found))), ...come]
}

const values = [
  '',
  '7',
  '12',
  '07/2019',
  '31.02.1997',
  '19.11.1999',
  'Nguyễn Văn  An',
  'null',
  '2',
  'NGUYEN',
  '012345678',
]
const columns = [
  'so',
  'quyenSo',
  'ngayDangKy',
  'nksHoTen',
  'nksNgaySinh',
  'nksQueQuan',
  'meNgaySinh',
  'nksGioiTinh',
]
const correctionsOf = fc
  .record({
    cells: fc.array(
      fc.tuple(
        fc.integer({ min: 2, max: lastRow + 2 }),
        fc.constantFrom(...columns),
        fc.constantFrom(...values),
      ),
      { maxLength: 8 },
    ),
    leftOut: fc.uniqueArray(fc.integer({ min: 2, max: 6 }), { maxLength: 3 }),
    added: fc.uniqueArray(fc.integer({ min: lastRow + 1, max: lastRow + 2 })),
  })
  .map(({ cells, leftOut, added }): Corrections => {
    const byRow = new Map<number, Record<string, string>>()
    for (const [row, column, value] of cells) byRow.set(row, { ...byRow.get(row), [column]: value })
    return { cells: byRow, leftOut: new Set(leftOut), added: added.sort((a, b) => a - b) }
  })

/** Checks again with no more of the sheet than the server reads. */
function recheckPart(now: Corrections, next: Corrections): Rechecked {
  const touched = touchedBy(now, next)
  const own = sheet.filter(({ row }) => touched.has(row.row))
  return recheck(book, reachOf(book, own, now, next) === 'rows' ? own : sheet, now, next, touched)
}

const touchedBy = (one: Corrections, other: Corrections) =>
  new Set([one, other].flatMap(({ cells, leftOut, added }) => [...cells.keys(), ...leftOut, ...added]))

describe('checking again what changed', () => {
  test('says the same as a whole check, after any change of the corrections and after taking it back', () => {
    fc.assert(
      fc.property(fc.array(correctionsOf, { minLength: 1, maxLength: 4 }), steps => {
        let now: Corrections = { cells: new Map(), leftOut: new Set(), added: [] }
        let findings = wholeCheck(now)
        for (const next of [...steps, ...steps.slice(0, -1).reverse()]) {
          findings = follow(findings, recheckPart(now, next))
          now = next
          expect(sorted(findings)).toEqual(sorted(wholeCheck(now)))
        }
      }),
      { numRuns: 20, seed: 5 },
    )
  })

  test('changes nothing about rows and rules that a correction does not reach', () => {
    const before: Corrections = { cells: new Map(), leftOut: new Set(), added: [] }
    const after: Corrections = { ...before, cells: new Map([[4, { nksNgaySinh: '31.02.1997' }]]) }
    const { rows, gone, come } = recheck(book, sheet, before, after, new Set([4]))
    expect([...rows.keys()]).toEqual([4])
    expect(gone).toEqual([])
    expect(come.map(({ code, row }) => [code, row])).toEqual([['date.impossible', 4]])
  })
})
