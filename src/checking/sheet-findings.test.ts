import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entry, header, makeXlsx, sheetXml, textCell, textRow } from '../sheets/corpus/make-xlsx.ts'
import type { SheetReading } from '../sheets/sheet-reading.ts'
import { type CheckedRow, checkBookFiles } from './check-book.ts'
import { checkFindingText } from './check-rules.ts'
import { fileRules } from './file-rules.ts'

// What a check says about how a sheet was read, in words a registrar understands.

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sheet-findings-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

async function check(bytes: Buffer | string, name = 'KS.2006.01.xlsx', reading?: SheetReading) {
  const path = join(dir, name)
  await writeFile(path, bytes)
  const rows: CheckedRow[] = []
  const book = await checkBookFiles({
    xlsxPath: path,
    isolate: false,
    reading,
    onRow: row => {
      rows.push(row)
    },
  })
  const said = book.findings.filter(({ code }) => Object.hasOwn(fileRules, code))
  for (const language of ['vi', 'en'] as const)
    for (const found of said) expect(checkFindingText(found, language)).not.toMatch(/[{}]|undefined/)
  return { book, rows, said, sentences: said.map(found => checkFindingText(found, 'vi')) }
}

test('a plain sheet gives no remark', async () => {
  expect((await check(await makeXlsx())).said).toEqual([])
})

test('letters of before Unicode: what was converted is said, and the cell as it stood is kept', async () => {
  const row = `<row r="2">${textCell('1', 'A2')}${textCell('NguyÔn V¨n An', 'D2', ' s="1"')}</row>`
  const { rows, sentences } = await check(
    await makeXlsx({
      sheets: [{ xml: sheetXml(textRow(header, 1) + row) }],
      styles:
        '<fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>',
    }),
  )
  expect(rows[0]).toMatchObject({ values: { nksHoTen: 'Nguyễn Văn An' }, raw: { nksHoTen: 'NguyÔn V¨n An' } })
  expect(sentences).toEqual([
    'Theo phông chữ, 1 ô gõ bằng bảng mã TCVN3 (ABC); đã chuyển sang Unicode để đọc',
  ])
})

test('numbers in place of text are remarked once a column; what is lost for good is an error', async () => {
  const cells = (row: number) =>
    `<row r="${row}">${textCell(String(row), `A${row}`)}<c r="F${row}"><v>12345678901</v></c></row>`
  const { said } = await check(
    await makeXlsx({
      sheets: [
        {
          xml: sheetXml(
            `${textRow(header, 1)}${cells(2)}${cells(3)}<row r="4">${textCell('4', 'A4')}${textCell('7,91E+11', 'F4')}</row>`,
          ),
        },
      ],
    }),
  )
  expect(said.map(({ code, row, column, params }) => [code, row, column, params])).toEqual([
    ['cell.lost-zeros', null, 'meSoGiayToTuyThan', { count: 2 }],
    ['cell.shortened-number', 4, 'meSoGiayToTuyThan', {}],
  ])
})

test('hidden and merged cells, other sheets, cells under no name and far to the right', async () => {
  const { sentences } = await check(
    await makeXlsx({
      sheets: [
        {
          name: 'Quyển 1',
          xml: sheetXml(
            `${textRow(header, 1)}${textRow([...entry, 'thừa'], 2, ' hidden="1"')}<row r="3">${textCell('x', 'AMZ3')}${textCell('2', 'A3')}</row>`,
            {
              before: '<cols><col min="2" max="2" hidden="1"/></cols>',
              after: '<mergeCells><mergeCell ref="D2:D3"/></mergeCells>',
            },
          ),
        },
        { name: 'Quyển 2', xml: sheetXml(textRow(header, 1) + textRow(entry, 2)) },
      ],
    }),
  )
  expect(sentences).toEqual([
    'Chỉ đọc trang tính “Quyển 1”; các trang tính khác cũng giống sổ và chưa được đọc: Quyển 2',
    'Có 1 dòng và 1 cột bị ẩn hoặc bị lọc; đã đọc như các dòng, cột khác',
    '1 vùng ô gộp nhiều dòng (từ dòng 2); giá trị chỉ tính cho dòng đầu của vùng. Bỏ gộp và ghi giá trị cho từng dòng',
    '1 ô nằm sau cột thứ 1000 không được đọc',
    '1 ô ở cột G không có tên cột nên không được đọc. Đặt tên cột hoặc cho biết cột là gì',
  ])
})

test('a list with Vietnamese column names as .csv is read, and a person’s word about a column counts', async () => {
  const csv = 'Số ĐK;Quyển số;Ngày ĐK;Họ tên;Họ tên mẹ;Cột lạ\n1;01/2006;03.02.2006;Lê An;Lê Ba;Lê Cả\n'
  const { rows, said } = await check(csv, 'KS.2006.01.csv', { columns: { 'Cột lạ': 'chaHoTen' } })
  expect(rows[0]?.values).toMatchObject({ nksHoTen: 'Lê An', meHoTen: 'Lê Ba', chaHoTen: 'Lê Cả' })
  expect(said.map(({ code, value }) => [code, value])).toEqual([
    [
      'column.by-label',
      'Số ĐK → so; Quyển số → quyenSo; Ngày ĐK → ngayDangKy; Họ tên → nksHoTen; Họ tên mẹ → meHoTen',
    ],
  ])
})
