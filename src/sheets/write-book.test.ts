import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { readXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getKind } from '../register/kind.ts'
import { defaultProfile, findProfile } from '../register/profile.ts'
import { openSheet } from './read-sheet.ts'
import type { SheetRow } from './sheet-row.ts'
import { writeBook, writeTemplate } from './write-book.ts'
import { annotateWorkbook, type ResultSheet, writeAnnotatedRows } from './write-report.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'write-test-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

let serial = 0
const nextPath = () => join(dir, `${++serial}.xlsx`)
const ks = defaultProfile('KS')

async function openWithExcelJs(path: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  return book
}

const sheetOf = (book: ExcelJS.Workbook, at: number): ExcelJS.Worksheet =>
  book.worksheets[at] ?? expect.fail('no such sheet')

describe('a book that is written', () => {
  test('comes back value for value, with the header exactly as the ministry writes it', async () => {
    const ids = getKind('KS')
      .fields.map(field => field.id)
      .filter(id => ks.columns.some(column => column.field === id))
    const value = fc.oneof(
      fc.stringMatching(/^[A-Za-zĐđƠơẤấỆệỢợ0-9&<>"'._-]([ A-Za-zĐđƠơẤấỆệỢợ0-9&<>"'._-]{0,20}[A-Za-z0-9])?$/),
      fc.constantFrom(
        '079089012345',
        '002',
        '03.02.2017',
        '_x0041_',
        'dòng 1\ndòng 2',
        'Nguyễn Thị Hoà'.normalize('NFD'),
        ' hai đầu ',
      ),
    )
    const row = fc.dictionary(fc.constantFrom(...ids), value, { minKeys: 1 })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async rows => {
        const path = nextPath()
        await writeBook(ks, rows, path)
        const { head, rows: read } = await openSheet(path)
        expect(head.header).toEqual(ks.columns.map(column => column.header))
        const back: Record<string, string>[] = []
        for await (const { cells, marks } of read) {
          expect(marks).toBeUndefined()
          back.push(
            Object.fromEntries(
              cells.flatMap((cell, at) => (cell === null ? [] : [[ks.columns[at]?.field ?? '', cell]])),
            ),
          )
        }
        expect(back).toEqual(rows.map(one => ({ ...one })))
      }),
      { numRuns: 30 },
    )
  })

  test('has the same bytes every time', async () => {
    const [a, b] = [nextPath(), nextPath()]
    for (const path of [a, b]) await writeBook(ks, [{ so: '1', nksHoTen: 'LÊ AN' }], path)
    expect(await readFile(a)).toEqual(await readFile(b))
  })

  test('opens in other programs: text cells, a header that stays in view, STT counted', async () => {
    const path = nextPath()
    await writeBook(findProfile('ks-2024') ?? ks, [{ so: '002' }, { so: '003' }], path)
    const sheet = sheetOf(await openWithExcelJs(path), 0)
    expect([
      sheet.getCell('A1').value,
      sheet.getCell('A2').value,
      sheet.getCell('A3').value,
      sheet.getCell('B3').value,
    ]).toEqual(['STT', '1', '2', '003'])
    expect(sheet.getCell('B3').numFmt).toBe('@')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    const library = await readXlsx(new Uint8Array(await readFile(path)))
    expect(library.sheets[0]?.rows[2]?.slice(0, 2)).toEqual(['2', '003'])
  })

  test.each(['ks-2024', 'gh'])('the template %s offers its code lists as drop-downs', async id => {
    const path = nextPath()
    const profile = findProfile(id) ?? ks
    await writeTemplate(profile, path)
    const book = await openWithExcelJs(path)
    const listed = getKind(profile.kind).fields.find(
      field => field.codeList !== undefined && profile.columns.some(column => column.field === field.id),
    )
    const at = profile.columns.findIndex(column => column.field === listed?.id) + 1
    expect(sheetOf(book, 0).getRow(2).getCell(at).dataValidation).toMatchObject({ type: 'list' })
    expect(book.worksheets.map(sheet => sheet.name)[1]).toBe('Ghi chu')
  })
})

describe('a report', () => {
  const result: ResultSheet = {
    name: 'Kết quả kiểm tra',
    columns: [
      { header: 'Mức độ', widthChars: 10 },
      { header: 'Nội dung', widthChars: 50 },
    ],
    rows: [{ cells: ['Lỗi', 'Không có ngày 31.02.1990'], style: 'error' }],
  }
  const remarks = [
    { row: 5, column: 1, style: 'error' as const, text: 'Lỗi: không có ngày' },
    { row: 5, column: 4, style: 'warning' as const, text: 'Cảnh báo: còn trống' },
  ]

  async function original(): Promise<string> {
    const path = nextPath()
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('Sổ 1')
    sheet.addRow(['SỔ ĐĂNG KÝ KHAI SINH'])
    sheet.addRow([])
    sheet.addRow(['so', 'ngayDangKy', 'quyenSo', 'nksHoTen', 'trangSo'])
    sheet.addRow(['1', '03.02.1990', '01/1990', 'LÊ AN', '7'])
    sheet.addRow(['2', '31.02.1990', '01/1990', 'LÊ BA'])
    sheet.getCell('D4').font = { bold: true }
    book.addWorksheet('Của tôi').addRow(['giữ lại'])
    await book.xlsx.writeFile(path)
    return path
  }

  test('on the workbook itself colours and comments the cells, keeps the rest, and adds the list', async () => {
    const path = await original()
    const out = nextPath()
    const { head, rows } = await openSheet(path)
    await rows.return()
    await annotateWorkbook(path, head, remarks, result, out)
    const book = await openWithExcelJs(out)
    const sheet = sheetOf(book, 0)
    expect(book.worksheets.map(one => one.name)).toEqual(['Sổ 1', 'Của tôi', 'Kết quả kiểm tra'])
    expect(sheet.getCell('B5').value).toBe('31.02.1990')
    expect(JSON.stringify(sheet.getCell('B5').fill)).toContain('FFC7CE')
    expect(JSON.stringify(sheet.getCell('B5').note)).toContain('không có ngày')
    expect(JSON.stringify(sheet.getCell('E5').fill)).toContain('FFEB9C')
    expect(sheet.getCell('D4').font.bold).toBe(true)
    expect(sheetOf(book, 2).getCell('B2').value).toBe('Không có ngày 31.02.1990')
  })

  test('written anew keeps row numbers, values and remarks', async () => {
    const { head, rows } = await openSheet(await original())
    const out = nextPath()
    await writeAnnotatedRows(
      {
        name: head.sheet,
        headerRow: head.headerRow,
        header: head.header,
        rows: rows as AsyncIterable<SheetRow>,
      },
      remarks,
      result,
      out,
    )
    const book = await openWithExcelJs(out)
    const sheet = sheetOf(book, 0)
    expect([sheet.getCell('A3').value, sheet.getCell('A5').value, sheet.getCell('B5').value]).toEqual([
      'so',
      '2',
      '31.02.1990',
    ])
    expect(JSON.stringify(sheet.getCell('B5').fill)).toContain('FFC7CE')
    expect(JSON.stringify(sheet.getCell('E5').note)).toContain('còn trống')
    expect(sheetOf(book, 1).getCell('A2').value).toBe('Lỗi')
  })
})
