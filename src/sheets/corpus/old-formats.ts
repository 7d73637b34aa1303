import * as xlsx from '@e965/xlsx'
import type { CorpusCase } from './case.ts'
import { entry, header, makeXlsx, xlsxFiles, zipOf } from './make-xlsx.ts'

type Cell = string | number | boolean | Date | null
type BookType =
  | 'biff8'
  | 'biff5'
  | 'biff2'
  | 'xlsb'
  | 'ods'
  | 'xlml'
  | 'html'
  | 'xlsm'
  | 'rtf'
  | 'dif'
  | 'sylk'

function withSheetJs(
  rows: readonly (readonly Cell[])[],
  bookType: BookType,
  change?: (sheet: xlsx.WorkSheet) => void,
): Buffer {
  const sheet = xlsx.utils.aoa_to_sheet(
    rows.map(row => [...row]),
    { UTC: true },
  )
  change?.(sheet)
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(book, sheet, 'DL Import')
  return Buffer.from(xlsx.write(book, { type: 'buffer', bookType }) as Uint8Array)
}

const book = (bookType: BookType) => () => withSheetJs([header, entry], bookType)
const rows = [entry]
const html = (body: string) =>
  `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>td { mso-number-format:"\\@" }</style></head><body><table border=1>${body}</table></body></html>`
const htmlRow = (cells: readonly string[], tag = 'td') =>
  `<tr>${cells.map(cell => `<${tag}>${cell}</${tag}>`).join('\n  ')}</tr>\n`

/** Files of old programs, and those that only carry the name of a workbook. */
export const oldFormatCases: readonly CorpusCase[] = [
  { name: '.xls of Excel 97', file: 'KS.2006.01.xls', make: book('biff8'), expect: { rows, header } },
  {
    name: '.xls with dates, numbers, errors, blank rows, merged cells',
    file: 'KS.2006.01.xls',
    make: () =>
      withSheetJs(
        [header, [1, '01/2006', new Date(Date.UTC(2006, 1, 3)), 'Lê Văn Ấn', true], [], [], ['2']],
        'biff8',
        sheet => {
          const cell = sheet['C2'] as xlsx.CellObject
          cell.t = 'n'
          cell.v = 38_751
          cell.z = 'dd/mm/yyyy'
          sheet['!merges'] = [{ s: { r: 1, c: 3 }, e: { r: 4, c: 3 } }]
        },
      ),
    expect: {
      rows: [['1', '01/2006', '03.02.2006', 'Lê Văn Ấn', 'TRUE'], ['2']],
      numbers: [2, 5],
      remarks: { mergedAreas: { count: 1, row: 2 } },
    },
  },
  { name: '.xls under the name .xlsx', make: book('biff8'), expect: { rows } },
  { name: '.xlsx under the name .xls', file: 'KS.2006.01.xls', make: () => makeXlsx(), expect: { rows } },
  {
    name: '.xls of Excel 95',
    file: 'KS.2006.01.xls',
    make: book('biff5'),
    expect: { refused: 'sheet.unreadable' },
  },
  {
    name: '.xls of Excel 2',
    file: 'KS.2006.01.xls',
    make: book('biff2'),
    expect: { refused: 'sheet.unreadable' },
  },
  {
    name: '.xls cut short',
    file: 'KS.2006.01.xls',
    make: () => withSheetJs([header, ...Array.from({ length: 200 }, () => entry)], 'biff8').subarray(0, 9000),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: '.xls with a password',
    file: 'KS.2006.01.xls',
    make: () => {
      const bytes = withSheetJs([header, entry], 'biff8')
      // The record after the first says from here on everything is enciphered.
      const start = bytes.indexOf(Buffer.from('0908100000060500', 'hex'))
      bytes.writeUInt16LE(0x2f, start + 4 + bytes.readUInt16LE(start + 2))
      return bytes
    },
    expect: { refused: 'sheet.encrypted' },
  },
  {
    name: 'an old Office file of nothing',
    file: 'KS.2006.01.xls',
    make: () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
    expect: { refused: 'sheet.unreadable' },
  },
  {
    name: '.xlsm with macros',
    file: 'KS.2006.01.xlsm',
    make: () => makeXlsx({ files: { 'xl/vbaProject.bin': Buffer.alloc(100, 1) } }),
    expect: { rows },
  },
  { name: '.xlsb', make: book('xlsb'), expect: { refused: 'sheet.unreadable' } },
  { name: '.ods', make: book('ods'), expect: { refused: 'sheet.unreadable' } },
  {
    name: 'an XML spreadsheet of 2003',
    file: 'KS.2006.01.xls',
    make: book('xlml'),
    expect: { refused: 'sheet.unreadable' },
  },
  { name: 'RTF', file: 'KS.2006.01.xls', make: book('rtf'), expect: { refused: 'sheet.unreadable' } },
  {
    name: 'a web archive',
    file: 'KS.2006.01.xls',
    make: () => 'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n',
    expect: { refused: 'sheet.unreadable' },
  },
  {
    name: 'a Word document',
    make: () => makeXlsx({ files: { 'word/document.xml': '<w/>' } }),
    expect: { refused: 'sheet.unreadable' },
  },
  { name: 'a PDF', make: () => '%PDF-1.7\n', expect: { refused: 'sheet.unreadable' } },
  { name: 'JSON', make: () => '{"so":"1"}', expect: { refused: 'sheet.unreadable' } },
  {
    name: 'an XML file',
    make: () => '<?xml version="1.0"?><so>1</so>',
    expect: { refused: 'sheet.unreadable' },
  },
  {
    name: 'a picture',
    make: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    expect: { refused: 'sheet.unreadable' },
  },
  { name: 'plain text', make: () => 'danh sách', expect: { refused: 'sheet.unreadable' } },
  {
    name: 'an HTML table saved as .xls',
    file: 'KS.2006.01.xls',
    make: () =>
      html(
        htmlRow(header, 'th') +
          htmlRow(entry) +
          htmlRow(['2', '&nbsp;', '', 'L&ecirc; &amp; &#272;&#7863;ng<br>An']),
      ),
    expect: { rows: [entry, ['2', null, null, 'Lê & Đặng\nAn']], numbers: [2, 3] },
  },
  {
    name: 'an HTML table with cells over rows and columns',
    file: 'KS.2006.01.xls',
    make: () =>
      html(`${htmlRow(header)}<tr><td rowspan=2>1</td><td>01/2006</td></tr><tr><td>02/2006</td></tr>`),
    expect: {
      rows: [
        ['1', '01/2006'],
        [null, '02/2006'],
      ],
    },
  },
  {
    name: 'an HTML table that breaks off',
    file: 'KS.2006.01.xls',
    make: () => `<html><table>${htmlRow(header)}${htmlRow(entry)}<tr><td`,
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'an HTML page without a table',
    make: () => '<html><body>Đăng nhập</body></html>',
    expect: { refused: 'sheet.no-header' },
  },
  {
    name: 'CSV with quotes, signs and line breaks within cells, a line of Excel’s',
    file: 'KS.2006.01.csv',
    make: () => `sep=,\r\n${header.join(',')}\r\n1,"01/2006","","Lê ""Bé"" An, con","a\r\nb"\r\n\r\n3\r\n`,
    expect: { rows: [['1', '01/2006', null, 'Lê "Bé" An, con', 'a\r\nb'], ['3']], numbers: [2, 4] },
  },
  {
    name: 'CSV with zeros kept from Excel',
    file: 'KS.2006.01.csv',
    make: () => `${header.join(',')}\n="001","=""01/2006""",03.02.2006\n`,
    expect: { rows: [['001', '01/2006', '03.02.2006']] },
  },
  {
    name: 'CSV with bars',
    file: 'KS.2006.01.csv',
    make: () => [header, entry].map(row => row.join('|')).join('\n'),
    expect: { rows },
  },
  {
    name: 'CSV with a quote that never ends',
    file: 'KS.2006.01.csv',
    make: () => `${header.join(',')}\n1,"a\n2,b\n`,
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'CSV with NUL bytes',
    file: 'KS.2006.01.csv',
    make: () => `${header.join(',')}\n1,a\0b\n`,
    expect: { refused: 'sheet.unreadable' },
  },
  {
    name: 'a workbook with namespace prefixes, read by the library',
    make: () => {
      const prefixed = (xml: string) =>
        xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace(' xmlns="', ' xmlns:x="')
      const files = [...xlsxFiles({})].map(([name, bytes]): [string, Buffer] =>
        /^xl\/(workbook|worksheets\/sheet1)\.xml$/.test(name)
          ? [name, Buffer.from(prefixed(bytes.toString()))]
          : [name, bytes],
      )
      return zipOf(files)
    },
    expect: { rows },
  },
]
