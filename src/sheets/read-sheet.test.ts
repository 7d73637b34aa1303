import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { streamXlsxRows, writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { openSheet } from './read-sheet.ts'
import type { SheetRow } from './sheet-row.ts'
import { createZip } from './zip-write.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sheet-test-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

let serial = 0
const nextPath = (extension = 'xlsx') => join(dir, `${++serial}.${extension}`)
const header = ['so', 'quyenSo', 'ngayDangKy', 'nksHoTen', 'nksNgaySinh', 'meSoGiayToTuyThan']

async function readAll(path: string) {
  const { head, rows } = await openSheet(path)
  const all: SheetRow[] = []
  for await (const row of rows) all.push(row)
  return { head, rows: all }
}

async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'no error'
}

/** Writes with exceljs, an independent writer. */
async function withExcelJs(
  fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<string> {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('DL Import'), book)
  const path = nextPath()
  await book.xlsx.writeFile(path)
  return path
}

describe('cells come as the text a person sees', () => {
  test('right behind an empty cell that is only coloured', async () => {
    const path = await withExcelJs(sheet => {
      sheet.addRow(header)
      const row = sheet.addRow(['1', '', '03.02.2017', '', 'Lê An', ''])
      for (const at of [2, 4])
        row.getCell(at).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFEB9C' } }
      for (const at of [2, 4]) row.getCell(at).value = null
    })
    const { rows } = await readAll(path)
    expect(rows[0]?.cells).toEqual(['1', null, '03.02.2017', null, 'Lê An'])
  })

  test('whatever they hold', async () => {
    const path = await withExcelJs(sheet => {
      sheet.addRow(header)
      const row = sheet.addRow([
        5,
        1.5,
        new Date(Date.UTC(2017, 1, 3)),
        { richText: [{ text: 'Nguyễn ' }, { text: 'Ảnh', font: { bold: true } }] },
        new Date(Date.UTC(2019, 0, 1)),
        79089012345,
        { formula: '1+1', result: 2 },
        { error: '#N/A' },
        true,
        123456789012,
        0.1 + 0.2,
        'a & b <c>\nd "e"',
      ])
      row.getCell(1).numFmt = '000'
      row.getCell(3).numFmt = 'dd/mm/yyyy'
      row.getCell(5).numFmt = 'mm/yyyy'
      row.getCell(6).numFmt = '000000000000'
    })
    const { rows } = await readAll(path)
    expect(rows[0]?.cells).toEqual([
      '005',
      '1.5',
      '03.02.2017',
      'Nguyễn Ảnh',
      '01.2019',
      '079089012345',
      '2',
      '#N/A',
      'TRUE',
      '123456789012',
      '0.3',
      'a & b <c>\nd "e"',
    ])
    expect(rows[0]?.marks).toEqual({
      0: 'number',
      1: 'number',
      2: 'date',
      4: 'date',
      5: 'number',
      6: 'number',
      7: 'error',
      8: 'boolean',
      9: 'number',
      10: 'number',
    })
  })

  test('dates of workbooks that count from 1904', async () => {
    const path = await withExcelJs((sheet, book) => {
      book.properties.date1904 = true
      sheet.addRow(header)
      sheet.addRow(['1', '01/2017', new Date(Date.UTC(2017, 1, 3))]).getCell(3).numFmt = 'dd/mm/yyyy'
    })
    expect((await readAll(path)).rows[0]?.cells[2]).toBe('03.02.2017')
  })

  test('any text comes back as it was, whoever wrote it, and as the library reads it', async () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.stringMatching(/^[A-Za-zĐđƠơẤấỆệỢợ0-9&<>"' .-]{1,20}$/),
      fc.constantFrom(
        'Nguyễn Thị Hoà',
        'Nguyễn Thị Hoà'.normalize('NFD'),
        '079089012345',
        '002',
        '00/00/1960',
        ' hai  đầu ',
        'a\nb',
      ),
    )
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('exceljs', 'hucre', 'inline'), async (given, writer) => {
        const path =
          writer === 'exceljs'
            ? await withExcelJs(sheet => void sheet.addRows([header, ...given]))
            : nextPath()
        if (writer !== 'exceljs') {
          await writeFile(
            path,
            await writeXlsx({
              sheets: [{ name: 'S', rows: [header, ...given] }],
              stringMode: writer === 'inline' ? 'inline' : 'shared',
            }),
          )
        }
        const filled = given.filter(row => row.some(one => one !== null && one.trim() !== ''))
        const cut = (cells: readonly (string | null)[]) =>
          cells.slice(0, cells.findLastIndex(one => one !== null && one !== '') + 1)
        const { rows } = await readAll(path)
        const library: (string | null)[][] = []
        for await (const row of streamXlsxRows(new Uint8Array(await readFile(path))))
          library.push(row.values.map(value => (value === null ? null : String(value))))
        expect(rows.map(row => cut(row.cells))).toEqual(
          library
            .slice(1)
            .filter(row => row.some(one => one !== null && one.trim() !== ''))
            .map(cut),
        )
        expect(rows.map(row => cut(row.cells))).toEqual(filled.map(cut))
      }),
      { numRuns: 40 },
    )
  })
})

describe('the data sheet is found', () => {
  test('below title rows, after other sheets; blank rows and the row of column numbers are passed over', async () => {
    const path = await withExcelJs((first, book) => {
      first.name = 'Ghi chu'
      first.addRows([['Danh mục'], ['1', 'Nam'], ['2', 'Nữ']])
      const sheet = book.addWorksheet('Sổ khai sinh')
      sheet.addRow(['SỔ ĐĂNG KÝ KHAI SINH'])
      sheet.mergeCells('A1:F1')
      sheet.addRow([])
      sheet.addRow(['SO ', 'quyenSo', 'ngayDangKy\ndd.mm.yyyy', 'NKSHOTEN', 'nksNgaySinh', 'ghi'])
      sheet.addRow(['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'])
      sheet.addRow(['1', '01/2006', '03.02.2006', 'LÊ VĂN AN'])
      sheet.addRow([])
      sheet.addRow(['2', '01/2006', '04.02.2006', 'LÊ THỊ BA'])
    })
    const { head, rows } = await readAll(path)
    expect(head).toMatchObject({ sheet: 'Sổ khai sinh', headerRow: 3 })
    expect(rows.map(row => [row.row, row.cells[0]])).toEqual([
      [5, '1'],
      [7, '2'],
    ])
  })

  test('a visible sheet comes before a hidden one', async () => {
    const path = await withExcelJs((hidden, book) => {
      hidden.state = 'hidden'
      hidden.addRows([header, ['old']])
      book.addWorksheet('mới').addRows([header, ['new']])
    })
    expect((await readAll(path)).rows[0]?.cells[0]).toBe('new')
  })
})

describe('a file that is no readable workbook is named for what it is', () => {
  test.each([
    [
      'an HTML page without column names',
      'xls',
      '<html><table><tr><td>so</td></tr></table></html>',
      'sheet.no-header',
    ],
    ['a CSV without column names', 'xlsx', 'so,a,b\n1,01/2006,c\n', 'sheet.no-header'],
    ['plain text', 'xlsx', 'không phải bảng tính', 'sheet.unreadable'],
    ['PDF renamed', 'xlsx', '%PDF-1.4 nothing', 'sheet.unreadable'],
    ['an empty file', 'xlsx', '', 'file.empty'],
  ])('%s', async (_, extension, content, code) => {
    const path = nextPath(extension)
    await writeFile(path, content)
    expect(await codeOf(readAll(path))).toBe(code)
  })

  test('another file in a zip', async () => {
    const path = nextPath()
    const zip = await createZip(path)
    await zip.add('a.pdf', Buffer.from('%PDF'))
    await zip.finish()
    expect(await codeOf(readAll(path))).toBe('sheet.unreadable')
  })

  test('a workbook cut short', async () => {
    const path = await withExcelJs(sheet => void sheet.addRows([header, ['1']]))
    await writeFile(path, (await readFile(path)).subarray(0, 3000))
    expect(await codeOf(readAll(path))).toBe('sheet.damaged')
  })

  test('a workbook with a password', async () => {
    const path = nextPath()
    await writeFile(
      path,
      await writeXlsx({
        sheets: [{ name: 'S', rows: [header, ['1']] }],
        encryption: { password: 'bí mật', spinCount: 1000 },
      }),
    )
    expect(await codeOf(readAll(path))).toBe('sheet.encrypted')
  })

  test('no column names, no file', async () => {
    const path = await withExcelJs(
      sheet =>
        void sheet.addRows([
          ['a', 'b'],
          ['1', '2'],
        ]),
    )
    expect(await codeOf(readAll(path))).toBe('sheet.no-header')
    expect(await codeOf(readAll(join(dir, 'nowhere.xlsx')))).toBe('file.not-found')
  })

  test('a bomb', async () => {
    const path = nextPath()
    const zip = await createZip(path)
    await zip.add('[Content_Types].xml', Buffer.from('<Types/>'), 'deflated')
    await zip.add('xl/worksheets/sheet1.xml', Buffer.alloc(200 * 1024 * 1024, ' '), 'deflated')
    await zip.finish()
    expect(await codeOf(readAll(path))).toBe('sheet.too-large')
  })
})
