import { writeXlsx } from 'hucre'
import type { CorpusCase } from './case.ts'
import { entry, header, makeXlsx, sheetXml, textRow, xlsxFiles, xlsxOfRows, zipOf } from './make-xlsx.ts'

const rows = [entry]
const good = textRow(header, 1) + textRow(entry, 2)

/** Files that were cut, mixed up or are missing parts. */
export const damageCases: readonly CorpusCase[] = [
  { name: 'an empty file', make: () => '', expect: { refused: 'file.empty' } },
  { name: 'one byte', make: () => 'P', expect: { refused: 'sheet.unreadable' } },
  {
    name: 'cut in the middle',
    make: async () => (await makeXlsx()).subarray(0, 900),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'cut by one byte',
    make: async () => (await makeXlsx()).subarray(0, -1),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a byte of the sheet flipped',
    make: async () => {
      const bytes = Buffer.from(await makeXlsx())
      const at = bytes.indexOf('LÊ VĂN AN')
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      return bytes
    },
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'bytes before the zip',
    make: async () => Buffer.concat([Buffer.from('rác'), await makeXlsx()]),
    expect: { refused: 'sheet.unreadable' },
  },
  {
    name: 'bytes after the zip',
    make: async () => Buffer.concat([await makeXlsx(), Buffer.alloc(500, 'x')]),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'no content types',
    make: () => makeXlsx({ without: ['[Content_Types].xml'] }),
    expect: { refused: 'sheet.unreadable' },
  },
  {
    name: 'wrong content types',
    make: () =>
      makeXlsx({
        files: { '[Content_Types].xml': '<Types><Default Extension="xml" ContentType="image/png"/></Types>' },
      }),
    expect: { rows },
  },
  { name: 'no package relations', make: () => makeXlsx({ without: ['_rels/.rels'] }), expect: { rows } },
  {
    name: 'no workbook',
    make: () => makeXlsx({ without: ['xl/workbook.xml'] }),
    expect: { refused: 'sheet.unreadable' },
  },
  {
    name: 'no workbook relations',
    make: () => makeXlsx({ without: ['xl/_rels/workbook.xml.rels'] }),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'no sheet part',
    make: () => makeXlsx({ without: ['xl/worksheets/sheet1.xml'] }),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a workbook that lists no sheet',
    make: () => makeXlsx({ files: { 'xl/workbook.xml': '<workbook><sheets/></workbook>' } }),
    expect: { refused: 'sheet.no-header' },
  },
  {
    name: 'no shared strings',
    make: () => xlsxOfRows(`${textRow(header, 1)}<row r="2"><c t="s"><v>0</v></c></row>`),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'no styles',
    make: () => xlsxOfRows(`${textRow(header, 1)}<row r="2"><c r="A2" s="5"><v>38751</v></c></row>`),
    expect: { rows: [['38751']] },
  },
  {
    name: 'a sheet that breaks off',
    make: () => makeXlsx({ sheets: [{ xml: `<worksheet><sheetData>${good}<row r="3"><c r="A3"` }] }),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a sheet that breaks off after a row',
    make: () => makeXlsx({ sheets: [{ xml: `<worksheet><sheetData>${good}` }] }),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a cell that does not end',
    make: () => xlsxOfRows(`${textRow(header, 1)}<row r="2"><c r="A2"><v>1</v></row>`),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a sheet of other XML',
    make: () => makeXlsx({ sheets: [{ xml: '<?xml version="1.0"?><svg/>' }] }),
    expect: { refused: 'sheet.no-header' },
  },
  { name: 'strict OOXML', make: () => makeXlsx({ strict: true }), expect: { rows } },
  { name: 'a chart sheet before the cases', make: () => chartFirst(), expect: { rows, sheet: 'DL' } },
  {
    name: 'a part twice in the zip',
    make: () => {
      const files = [...xlsxFiles({})]
      return zipOf([
        ...files,
        ['xl/worksheets/sheet1.xml', Buffer.from(sheetXml(textRow(header, 1) + textRow(['9'], 2)))],
      ])
    },
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'folders and Windows separators in part names',
    make: () =>
      zipOf([
        ['xl/', Buffer.alloc(0)],
        ...[...xlsxFiles({})].map(([name, bytes]): [string, Buffer] => [
          name.replace('xl/worksheets/', 'xl\\worksheets\\'),
          bytes,
        ]),
      ]),
    expect: { rows },
  },
  {
    name: 'a workbook with a password',
    make: async () =>
      Buffer.from(
        await writeXlsx({
          sheets: [{ name: 'S', rows: [[...header], [...entry]] }],
          encryption: { password: 'bí mật', spinCount: 1000 },
        }),
      ),
    expect: { refused: 'sheet.encrypted' },
  },
  {
    name: 'a zip with a password',
    make: async () => {
      const bytes = Buffer.from(await makeXlsx())
      for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4))
        bytes.writeUInt32LE(0x0008_0001 | bytes.readUInt16LE(at + 8), at + 8)
      return bytes
    },
    expect: { refused: 'sheet.encrypted' },
  },
  {
    name: 'a zip in a packing that nobody uses',
    make: async () => {
      const bytes = Buffer.from(await makeXlsx())
      bytes.writeUInt16LE(99, bytes.indexOf('PK\x01\x02') + 10)
      return bytes
    },
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a zip of PDFs',
    make: () => zipOf([['a.pdf', Buffer.from('%PDF')]]),
    expect: { refused: 'sheet.unreadable' },
  },
  { name: 'an empty zip', make: () => zipOf([]), expect: { refused: 'sheet.unreadable' } },
]

function chartFirst(): Promise<Buffer> {
  const files = xlsxFiles({
    sheets: [
      { name: 'Biểu đồ', xml: '<chartsheet/>' },
      { name: 'DL', xml: sheetXml(good) },
    ],
  })
  const relations = files.get('xl/_rels/workbook.xml.rels')?.toString() ?? ''
  files.set('xl/_rels/workbook.xml.rels', Buffer.from(relations.replace('/worksheet"', '/chartsheet"')))
  return zipOf(files)
}
