import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PackageFinding } from '../../../../src/checking/schema.ts'
import { countOpenErrors, findingsAt, toneOf } from './cell-findings.ts'
import { locateRow } from './locate-row.ts'
import { pickFiles, recogniseBook } from './pick-files.ts'
import { orderColumns } from './sheet-columns.tsx'

const finding = (part: Partial<PackageFinding>): PackageFinding => ({
  id: '0190c0de-0000-7000-8000-000000000001',
  code: 'date.format',
  severity: 'error',
  row: 2,
  column: 'nksNgaySinh',
  value: '31.02.2006',
  message: 'm',
  suggestion: null,
  overridable: true,
  resolution: null,
  reason: null,
  ...part,
})
const settled = { resolution: 'as-in-book', reason: 'sổ ghi vậy' } as const

describe('a cell', () => {
  it('is marked by its gravest open finding', () => {
    expect(toneOf([])).toBeUndefined()
    expect(
      toneOf([
        finding({ severity: 'info' }),
        finding({ severity: 'error' }),
        finding({ severity: 'warning' }),
      ]),
    ).toBe('error')
    expect(toneOf([finding({ severity: 'warning' }), finding({ ...settled })])).toBe('warning')
    expect(toneOf([finding({ ...settled })])).toBe('resolved')
  })
  it('is told apart from its row', () => {
    const findings = [finding({ column: null }), finding({})]
    expect(findingsAt(findings, null)).toHaveLength(1)
    expect(findingsAt(findings, 'nksNgaySinh')).toHaveLength(1)
    expect(findingsAt(findings, 'so')).toHaveLength(0)
  })
})

describe('what a deposit leaves behind', () => {
  it('counts each row once, the book apart, and nothing that was settled or is only a warning', () => {
    const errors = [
      finding({ row: 2 }),
      finding({ row: 2, column: 'so' }),
      finding({ row: 3, ...settled }),
      finding({ row: null }),
      finding({ row: 9, severity: 'warning' }),
    ]
    expect(countOpenErrors(errors)).toEqual({ rows: 1, ofBook: 1, open: 3 })
  })
})

describe('finding a row in a list of which only parts are loaded', () => {
  it('finds every row there is, whatever the guess, and no row there is not', async () => {
    const rows = fc
      .uniqueArray(fc.integer({ min: 2, max: 5000 }), { maxLength: 300 })
      .map(all => all.sort((a, b) => a - b))
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.integer({ min: 2, max: 5000 }),
        fc.integer({ min: -5, max: 9000 }),
        async (list, wanted, guess) => {
          const index = await locateRow(list.length, wanted, guess, async at => list[at])
          expect(index).toBe(list.includes(wanted) ? list.indexOf(wanted) : undefined)
        },
      ),
      { seed: 6, numRuns: 200 },
    )
  })
})

describe('the files of a package', () => {
  const xlsx = { name: 'xa_an_hac-KS.2006.01.xlsx' }
  const zip = { name: 'KS.2006.01.zip' }
  it('are told apart by their endings; others are named', () => {
    expect(pickFiles([zip, { name: 'ghi chú.docx' }, xlsx])).toEqual({ xlsx, zip, refused: ['ghi chú.docx'] })
  })
  it('tell the book by their names', () => {
    expect(recogniseBook(xlsx, zip).book).toMatchObject({ kind: 'KS', year: 2006, volume: '01' })
    expect(recogniseBook(xlsx, zip).differ).toBe(false)
    expect(recogniseBook(xlsx, { name: 'KS.2006.02.zip' }).differ).toBe(true)
    expect(recogniseBook({ name: 'so.xlsx' }, null)).toEqual({ book: undefined, differ: false })
  })
})

describe('the sheet’s columns', () => {
  it('begin with the number and the main person, and lose none', () => {
    expect(orderColumns('KS', ['so', 'quyenSo', 'nksHoTen', 'cotLa'])).toEqual([
      'so',
      'nksHoTen',
      'quyenSo',
      'cotLa',
    ])
    expect(orderColumns('', ['a', 'so'])).toEqual(['so', 'a'])
  })
})
