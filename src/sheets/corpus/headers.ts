import type { CorpusCase } from './case.ts'
import { entry, header, makeXlsx, sheetXml, textRow, xlsxOfRows } from './make-xlsx.ts'

const rows = [entry]
const good =
  (...lines: readonly (readonly string[])[]): CorpusCase['make'] =>
  () =>
    xlsxOfRows(lines.map((line, at) => textRow(line, at + 1)).join(''))
const hinted = header.map(name => `${name} \ni=[1,2,3]`)

/** Where the column names stand and how they are written. */
export const headerCases: readonly CorpusCase[] = [
  { name: 'the ministry’s names', make: good(header, entry), expect: { rows, header } },
  {
    name: 'names in capitals',
    make: good(
      header.map(name => name.toUpperCase()),
      entry,
    ),
    expect: { rows },
  },
  { name: 'names with blanks and hints', make: good(hinted, entry), expect: { rows, header: hinted } },
  {
    name: 'names in NFD',
    make: good(
      ['Số đăng ký', 'Họ tên mẹ', 'Họ tên cha', 'Ngày đăng ký'].map(name => name.normalize('NFD')),
      ['1', 'a', 'b', 'c'],
    ),
    expect: { rows: [['1', 'a', 'b', 'c']] },
  },
  {
    name: 'a leading STT',
    make: good(['STT', ...header], ['1', ...entry]),
    expect: { rows: [['1', ...entry]] },
  },
  {
    name: 'titles above, the row of column numbers below',
    make: good(
      ['SỔ ĐĂNG KÝ KHAI SINH'],
      ['Năm 2006'],
      header,
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
      entry,
    ),
    expect: { rows, numbers: [5] },
  },
  {
    name: 'the same names in Vietnamese below',
    make: good(header, ['Số', 'Quyển số', 'Ngày đăng ký', 'Họ tên', 'Ngày sinh', 'Số CMND mẹ'], entry),
    expect: { rows, numbers: [3] },
  },
  {
    name: 'the same names in Vietnamese above',
    make: good(['Số', 'Quyển số', 'Ngày đăng ký', 'Họ tên', 'Ngày sinh', 'Số CMND mẹ'], header, entry),
    expect: { rows, header },
  },
  {
    name: 'the names pasted in again between the cases',
    make: good(header, entry, header, entry),
    expect: { rows: [entry, entry], numbers: [2, 4] },
  },
  {
    name: 'Vietnamese names only',
    make: good(['Số ĐK', 'Ngày ĐK', 'Họ và tên', 'Họ tên mẹ'], ['1', '03.02.2006', 'An', 'Ba']),
    expect: {
      rows: [['1', '03.02.2006', 'An', 'Ba']],
      header: ['Số ĐK', 'Ngày ĐK', 'Họ và tên', 'Họ tên mẹ'],
    },
  },
  {
    name: 'names on two lines, a person over several columns',
    make: () =>
      xlsxOfRows(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Số đăng ký</t></is></c><c r="B1" t="inlineStr"><is><t>Người mẹ</t></is></c><c r="D1" t="inlineStr"><is><t>Người cha</t></is></c><c r="F1" t="inlineStr"><is><t>Ghi chú</t></is></c></row>' +
          '<row r="2"><c r="B2" t="inlineStr"><is><t>Họ tên</t></is></c><c r="C2" t="inlineStr"><is><t>Năm sinh</t></is></c><c r="D2" t="inlineStr"><is><t>Họ tên</t></is></c><c r="E2" t="inlineStr"><is><t>Năm sinh</t></is></c></row>' +
          textRow(['1', 'a', '1980', 'b', '1979', 'c'], 3),
        {
          after:
            '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>',
        },
      ),
    expect: {
      header: [
        'Số đăng ký',
        'Người mẹ – Họ tên',
        'Người mẹ – Năm sinh',
        'Người cha – Họ tên',
        'Người cha – Năm sinh',
        'Ghi chú',
      ],
      rows: [['1', 'a', '1980', 'b', '1979', 'c']],
    },
  },
  {
    name: 'names below the tenth row',
    make: () => xlsxOfRows(textRow(header, 12) + textRow(entry, 13)),
    expect: { refused: 'sheet.no-header' },
  },
  {
    name: 'names below the tenth row, where a person said so',
    make: () => xlsxOfRows(textRow(header, 12) + textRow(entry, 13)),
    reading: { headerRow: 12 },
    expect: { rows, numbers: [13] },
  },
  {
    name: 'names that mean nothing, where a person said so',
    make: good(['a', 'b'], ['1', '2']),
    reading: { headerRow: 1 },
    expect: { rows: [['1', '2']], header: ['a', 'b'] },
  },
  {
    name: 'a blank row that a person took for the names',
    make: good(header, entry),
    reading: { headerRow: 7 },
    expect: { refused: 'sheet.no-told-header' },
  },
  {
    name: 'two sheets of cases',
    make: () =>
      makeXlsx({
        sheets: ['Quyển 1', 'Quyển 2'].map(name => ({
          name,
          xml: sheetXml(textRow(header, 1) + textRow(entry, 2)),
        })),
      }),
    expect: { rows, sheet: 'Quyển 1', remarks: { otherSheets: ['Quyển 2'] } },
  },
  {
    name: 'the second of two sheets, where a person said so',
    make: () =>
      makeXlsx({
        sheets: ['Quyển 1', 'Quyển 2'].map(name => ({
          name,
          xml: sheetXml(textRow(header, 1) + textRow(entry, 2)),
        })),
      }),
    reading: { sheet: 'Quyển 2' },
    expect: { rows, sheet: 'Quyển 2' },
  },
  {
    name: 'a sheet that is not there, where a person said so',
    make: () => makeXlsx(),
    reading: { sheet: 'Không có' },
    expect: { refused: 'sheet.no-such-sheet' },
  },
  {
    name: 'a code list first, an empty sheet, a hidden copy last',
    make: () =>
      makeXlsx({
        sheets: [
          { name: 'Cũ', state: 'hidden', xml: sheetXml(textRow(header, 1) + textRow(['9'], 2)) },
          { name: 'Ghi chu', xml: sheetXml(textRow(['gioiTinh', 'Ý nghĩa'], 1) + textRow(['1', 'Nam'], 2)) },
          { name: 'Trống', xml: sheetXml('') },
          { name: 'DL Import', xml: sheetXml(textRow(header, 1) + textRow(entry, 2)) },
        ],
      }),
    expect: { rows, sheet: 'DL Import', remarks: { otherSheets: ['Cũ'] } },
  },
  { name: 'column names and nothing else', make: good(header), expect: { rows: [] } },
  { name: 'no column names', make: good(['a', 'b'], ['1', '2']), expect: { refused: 'sheet.no-header' } },
]
