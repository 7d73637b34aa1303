import { statSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read as readSheetJs, utils as sheetJs } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { readXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeLists, isNameList } from '../register/code-list.ts'
import { getKind } from '../register/kind.ts'
import { defaultProfile, findProfile } from '../register/profile.ts'
import { cleanBook } from '../register/testing/clean-rows.ts'
import { openSheet } from './read-sheet.ts'
import type { SheetRow } from './sheet-row.ts'
import { bookSheets, templateSheets, writeBook } from './write-book.ts'
import { annotateWorkbook, type ResultSheet, writeAnnotatedRows } from './write-report.ts'
import { writeWorkbook } from './write-workbook.ts'

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

  test.each(['ks-2024', 'kh-44', 'gh'])(
    'the template %s tells each column on its head and offers its code lists, short and long',
    async id => {
      const path = nextPath()
      const profile = findProfile(id) ?? ks
      const { sheets, ranges } = templateSheets(profile)
      await writeWorkbook(path, sheets, ranges)
      const book = await openWithExcelJs(path)
      const coded = getKind(profile.kind).fields.filter(
        field => field.codeList !== undefined && profile.columns.some(column => column.field === field.id),
      )
      const cellOf = (row: number, field: string) =>
        sheetOf(book, 0)
          .getRow(row)
          .getCell(profile.columns.findIndex(column => column.field === field) + 1)
      for (const { id: field, codeList = 'gioiTinh' } of coded) {
        const name = `DM_${codeList.replaceAll('.', '_')}`
        for (const row of [2, 9000])
          expect(cellOf(row, field).dataValidation).toMatchObject({ type: 'list', formulae: [name] })
        expect(offered(book, name)).toEqual(
          codeLists[codeList].items.map(item => (isNameList(codeList) ? item.name : item.code)),
        )
      }
      expect(JSON.stringify(cellOf(1, 'ngayDangKy').note)).toContain('Bắt buộc')
      expect(book.worksheets.map(sheet => sheet.name)[1]).toBe('Danh mục')
      expect(sheetOf(book, 0).views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
      const { head, rows } = await openSheet(path)
      expect(head.header).toEqual(profile.columns.map(column => column.header))
      expect((await rows.next()).done).toBe(true)
    },
  )

  test('for people to go on with, it says the same as the plain one, also to other programs', async () => {
    const [plain, aided] = [nextPath(), nextPath()]
    const rows = cleanBook(getKind('KS'), 3, 40).rows.map(({ values }) => values)
    await writeBook(ks, rows, plain)
    const { sheets, ranges } = bookSheets(ks, rows)
    await writeWorkbook(aided, sheets, ranges)
    const readAll = async (path: string) => {
      const book = readSheetJs(await readFile(path))
      return sheetJs.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, defval: '' })
    }
    const [a, b] = [await readAll(plain), await readAll(aided)]
    expect(a).toHaveLength(41)
    expect(b).toEqual(a)
    expect(a[1]).toEqual(ks.columns.map(({ field }) => rows[0]?.[field ?? ''] ?? ''))
    expect(sheetOf(await openWithExcelJs(aided), 0).autoFilter).toBe('A1:BH1041')
  })

  test('rows are on the disk while later ones are still to come', async () => {
    const values = cleanBook(getKind('KS'), 3, 1).rows[0]?.values ?? {}
    const path = nextPath()
    let written = 0
    function* rows() {
      for (let at = 0; at < 5000; at++) yield { ...values, so: String(at), noiDangKy: String(Math.sin(at)) }
      written = statSync(path).size
    }
    const { sheets, ranges } = bookSheets(ks, rows())
    const whole = await writeWorkbook(path, sheets, ranges)
    expect(written).toBeGreaterThan(whole / 2)
  })
})

/** The values a named range of a workbook holds. */
function offered(book: ExcelJS.Workbook, name: string): string[] {
  const [range = ''] = book.definedNames.getRanges(name).ranges
  const [, sheet = '', letters = '', from, to] =
    /^'?(.+?)'?!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/.exec(range) ?? []
  const found = book.getWorksheet(sheet)
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) =>
    String(found?.getCell(`${letters}${Number(from) + at}`).value),
  )
}

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
