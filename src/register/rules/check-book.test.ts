import { describe, expect, test } from 'vitest'
import { parseBookFileName } from '../file-name.ts'
import { type Finding, findingText } from '../finding.ts'
import { getKind } from '../kind.ts'
import { recognizeColumns } from '../recognize-columns.ts'
import type { Row } from '../row.ts'
import { cleanBook } from '../testing/clean-rows.ts'
import { cleanEntries } from '../testing/defects.ts'
import { type BookCheckOptions, createBookCheck } from './check-book.ts'

const kind = getKind('KS')
const book = { year: 2017, volume: '01' }

/** Rows of the clean entry with these changes, from row 2 on. */
function rowsOf(...changes: Record<string, string>[]): Row[] {
  return changes.map((change, at) => ({
    row: at + 2,
    values: {
      ...cleanEntries.KS,
      nksHoTen: `NGUYỄN THỊ ${'BCDGHLM'.charAt(at % 7)}À`,
      nksNgaySinhBangChu: '',
      ...change,
    },
  }))
}

function check(
  rows: readonly Row[],
  pdfNames?: readonly string[],
  options?: BookCheckOptions,
): readonly Finding[] {
  const bookCheck = createBookCheck(kind, book, { today: 20261122, ...options })
  const findings = rows.flatMap(row => [...bookCheck.add(row)])
  return [...findings, ...bookCheck.finish(pdfNames && { pdfNames })]
}

const brief = (findings: readonly Finding[]) =>
  findings.map(({ code, row, value, params }) => [code, row, value ?? params.gaps ?? params.columns ?? null])

describe('numbers of a book', () => {
  test('repeats, gaps and order are told per year', () => {
    const numbers = ['1', '2', '5', '5', '9', '3']
    expect(brief(check(rowsOf(...numbers.map(so => ({ so })))))).toEqual([
      ['number.repeated', 5, '5'],
      ['number.gap', null, '4, 6–8'],
      ['number.order', 7, '3'],
    ])
  })

  test('1 and 1a are two entries; the next year begins again', () => {
    const next = { ngayDangKy: '03.02.2018', loaiDangKy: '4' }
    expect(
      check(rowsOf({ so: '1' }, { so: '1a' }, { so: '2' }, { so: '1', ...next }, { so: '2', ...next })),
    ).toEqual([])
  })

  test('the same number in words of 01/2017 is a repeat', () => {
    expect(brief(check(rowsOf({ so: '1' }, { so: '001/2017' })))).toEqual([['number.repeated', 3, '1']])
  })
})

describe('rows against their book', () => {
  test('registered before the book was opened; another volume; another year', () => {
    const old = { nksNgaySinh: '01.01.2016' }
    expect(brief(check(rowsOf({ ngayDangKy: '05.01.2016', ...old })))).toEqual([
      ['registered.before-book', 2, '05.01.2016'],
    ])
    expect(brief(check(rowsOf({ quyenSo: '02/2017' })))).toEqual([['volume.mismatch', 2, '02/2017']])
    expect(brief(check(rowsOf({ quyenSo: '01/2014' })))).toEqual([['volume.year', 2, '01/2014']])
  })

  test('a book goes on into later years', () => {
    expect(check(rowsOf({ ngayDangKy: '05.01.2019', quyenSo: '01/2019', loaiDangKy: '4' }))).toEqual([])
    expect(check(rowsOf({ ngayDangKy: '05.01.2019', quyenSo: '1/2017', loaiDangKy: '4' }))).toEqual([])
  })
})

describe('PDFs', () => {
  const rows = rowsOf({ so: '5' }, { so: '6', ngayDangKy: '04.02.2017' })
  const [first, second] = ['KS.2017.01.2017-02-03.005.pdf', 'KS.2017.01.2017-02-04.006.pdf']
  const pdfs = (...names: string[]) => brief(check(rows, names))

  test('one per row, whatever the padding', () => {
    expect(pdfs(first, 'zip/KS.2017.01.2017-02-04.06.pdf', 'Cover.xa.KS.A4.2017.01.pdf')).toEqual([])
  })

  test.each([
    ['a row without one', [first], [['pdf.missing', 3, null]]],
    [
      'one without a row',
      [first, second, 'KS.2017.01.2017-02-05.009.pdf'],
      [['pdf.orphan', null, 'KS.2017.01.2017-02-05.009.pdf']],
    ],
    [
      'another date',
      [first, 'KS.2017.01.2017-03-04.006.pdf'],
      [['pdf.date', 3, 'KS.2017.01.2017-03-04.006.pdf']],
    ],
    [
      'another kind',
      [first, 'KT.2017.01.2017-02-04.006.pdf'],
      [['pdf.kind', 3, 'KT.2017.01.2017-02-04.006.pdf']],
    ],
    [
      'another year',
      [first, 'KS.2016.01.2017-02-04.006.pdf'],
      [['pdf.year', 3, 'KS.2016.01.2017-02-04.006.pdf']],
    ],
    [
      'another volume',
      [first, 'KS.2017.02.2017-02-04.006.pdf'],
      [['pdf.volume', 3, 'KS.2017.02.2017-02-04.006.pdf']],
    ],
    [
      'the same twice',
      [first, second, 'a/KS.2017.01.2017-02-04.06.pdf'],
      [['pdf.repeated', null, 'a/KS.2017.01.2017-02-04.06.pdf']],
    ],
    [
      'the text null',
      [first, 'KS.2017.01.2017-02-04.null.pdf'],
      [
        ['pdf.name', null, 'KS.2017.01.2017-02-04.null.pdf'],
        ['pdf.missing', 3, null],
      ],
    ],
  ] as const)('%s', (_, names, expected) => {
    expect(pdfs(...names)).toEqual(expected)
  })

  test('a missing one is named', () => {
    expect(check(rows, [first]).map(({ suggestion }) => suggestion)).toEqual([second])
  })

  test('the pairing is told', () => {
    const bookCheck = createBookCheck(kind, book)
    for (const row of rows) bookCheck.add(row)
    expect([...bookCheck.pairPdfs([second, first]).pdfOfRow]).toEqual([
      [2, first],
      [3, second],
    ])
  })
})

describe('the sheet and the book as a whole', () => {
  test('an empty book', () => {
    expect(brief(check([]))).toEqual([['book.empty', null, null]])
  })

  test('its name', () => {
    const file = (name: string) => ({ file: { name, parsed: parseBookFileName(name) ?? null } })
    const rows = rowsOf({})
    expect(check(rows, undefined, file('xa.KS.2017.01.xlsx'))).toEqual([])
    expect(brief(check(rows, undefined, file('sổ.xlsx')))).toEqual([['book.name', null, 'sổ.xlsx']])
    expect(brief(check(rows, undefined, file('KT.2017.01.xlsx')))).toEqual([['book.kind', null, 'KT']])
  })

  test('its columns', () => {
    const headers = kind.fields
      .map(({ id }) => id)
      .filter(id => !id.endsWith('Str') && !id.includes('SoDinhDanh'))
    const recognition = recognizeColumns([
      ...headers.filter(id => id !== 'nksHoTen' && id !== 'ghiChu'),
      'nksHoTn',
      'meHoTen',
    ])
    expect(brief(check(rowsOf({ nksHoTen: '' }), undefined, { recognition }))).toEqual([
      ['column.missing-required', null, 'nksHoTen'],
      ['column.missing', null, 'ghiChu'],
      ['column.unknown', null, 'nksHoTn'],
      ['column.repeated', null, 'meHoTen'],
    ])
    const [required, missing] = check(rowsOf({ nksHoTen: '' }), undefined, { recognition })
    expect([required?.column, missing?.column]).toEqual(['nksHoTen', 'ghiChu'])
  })

  test('many missing columns are a sheet of another shape: one finding, not one a column', () => {
    const needed = kind.fields.filter(({ need }) => need !== 'optional').map(({ id }) => id)
    const found = check(rowsOf({}), undefined, { recognition: recognizeColumns(needed) })
    expect(found.filter(({ code }) => code === 'column.missing')).toMatchObject([{ column: null }])
  })

  test('cells that had to be normalised are counted per column', () => {
    const rows = rowsOf({ so: '5' }, { so: '6' }).map(row => ({ ...row, raw: { meHoTen: ' Trần' } }))
    expect(check(rows)).toMatchObject([{ code: 'text.normalized', column: 'meHoTen', params: { count: 2 } }])
  })

  test('19.11.1999 again and again', () => {
    const filled = { meNgaySinh: '19.11.1999' }
    expect(check(rowsOf({ so: '1', ...filled }, { so: '2', ...filled }))).toEqual([])
    expect(
      check(rowsOf({ so: '1', ...filled }, { so: '2', ...filled }, { so: '3', ...filled })),
    ).toMatchObject([{ code: 'date.default', column: 'meNgaySinh' }])
  })

  test('every text is whole', () => {
    const { year, volume, rows } = cleanBook(kind, 1, 5)
    const bookCheck = createBookCheck(kind, { year: year + 1, volume: '09' })
    const findings = [
      ...rows.flatMap(row => [...bookCheck.add(row)]),
      ...bookCheck.finish({ pdfNames: [`KT.2000.0${volume}.2001-01-01.null.pdf`, 'x'] }),
    ]
    expect(findings.length).toBeGreaterThan(5)
    for (const found of findings)
      for (const language of ['vi', 'en'] as const) expect(findingText(found, language)).not.toMatch(/[{}]/)
  })
})
