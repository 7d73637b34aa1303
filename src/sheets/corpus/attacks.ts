import { crc32, deflateRawSync } from 'node:zlib'
import { directoryRecord, endRecords, localHeader } from '../zip-format.ts'
import type { CorpusCase } from './case.ts'
import { entry, header, makeXlsx, sheetXml, textRow, xlsxFiles, xlsxOfRows, zipOf } from './make-xlsx.ts'

const rows = [entry]
const good = textRow(header, 1) + textRow(entry, 2)
const laughs = `<!DOCTYPE lolz [<!ENTITY lol0 "ha">${Array.from({ length: 10 }, (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`).join('')}]>`

/** A zip with one part packed; `says`: what its directory claims instead of the truth. */
function packed(name: string, bytes: Buffer, says: { size?: number; crc?: number } = {}): Buffer {
  const body = deflateRawSync(bytes)
  const files = [...xlsxFiles({ without: [name] }), [name, bytes] as const].map(([own, content]) => ({
    name: Buffer.from(own),
    content: own === name ? body : content,
    method: own === name ? (8 as const) : (0 as const),
    crc: own === name ? (says.crc ?? crc32(content)) : crc32(content),
    size: own === name ? (says.size ?? content.length) : content.length,
  }))
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { content, ...file } of files) {
    const written = { ...file, packed: content.length, offset }
    parts.push(localHeader(written), file.name, content)
    offset += 30 + file.name.length + content.length
    directory.push(...directoryRecord(written))
  }
  const records = Buffer.concat(directory)
  return Buffer.concat([...parts, records, endRecords(files.length, offset, records.length)])
}

const sheetPart = 'xl/worksheets/sheet1.xml'

/** Files made to harm. */
export const attackCases: readonly CorpusCase[] = [
  {
    name: 'a sheet that unpacks to far more than it is',
    make: () => packed(sheetPart, Buffer.alloc(100 * 1024 * 1024, ' ')),
    expect: { refused: 'sheet.too-large' },
  },
  {
    name: 'a part that is larger than it says',
    make: () => packed(sheetPart, Buffer.from(sheetXml(good + textRow(entry, 3).repeat(100))), { size: 300 }),
    expect: { refused: 'sheet.too-large' },
  },
  {
    name: 'a part that is smaller than it says',
    make: () => packed(sheetPart, Buffer.from(sheetXml(good)), { size: 50_000 }),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a part with a wrong checksum',
    make: () => packed(sheetPart, Buffer.from(sheetXml(good)), { crc: 1 }),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a list of sheets of 40 MB',
    make: () => packed('xl/workbook.xml', Buffer.alloc(40 * 1024 * 1024, '<')),
    expect: { refused: 'sheet.too-large' },
  },
  {
    name: 'parts that share bytes',
    make: async () => {
      const bytes = Buffer.from(await makeXlsx())
      const first = bytes.indexOf('PK\x01\x02')
      // Every entry points at the same half of the file: together they are more than it holds.
      const half = bytes.length >> 1
      for (let at = first; at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
        bytes.writeUInt32LE(half, at + 20)
        bytes.writeUInt32LE(half, at + 24)
        bytes.writeUInt32LE(0, at + 42)
      }
      return bytes
    },
    expect: { refused: 'sheet.too-large' },
  },
  {
    name: 'thousands of parts',
    make: () =>
      zipOf([
        ...xlsxFiles({}),
        ...Array.from({ length: 6000 }, (_, at): [string, Buffer] => [`x/${at}.xml`, Buffer.alloc(0)]),
      ]),
    expect: { refused: 'sheet.too-large' },
  },
  {
    name: 'entities that unfold to a gigabyte',
    make: () =>
      makeXlsx({ sheets: [{ xml: sheetXml(good.replace('LÊ VĂN AN', '&lol10;'), { doctype: laughs }) }] }),
    expect: { rows: [entry.map(text => (text === 'LÊ VĂN AN' ? '&lol10;' : text))] },
  },
  {
    name: 'an entity that is a file of this machine',
    make: () =>
      makeXlsx({
        sheets: [
          {
            xml: sheetXml(good.replace('LÊ VĂN AN', '&file;'), {
              doctype: '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>',
            }),
          },
        ],
      }),
    expect: { rows: [entry.map(text => (text === 'LÊ VĂN AN' ? '&file;' : text))] },
  },
  {
    name: 'a part that leads out of the folder',
    make: () => zipOf([...xlsxFiles({}), ['../../etc/cron.d/x', Buffer.from('x')]]),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a sheet that leads out of the package',
    make: () =>
      makeXlsx({
        files: {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>',
        },
      }),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a sheet on the net',
    make: () =>
      makeXlsx({
        files: {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://evil.example/a.xml" TargetMode="External"/></Relationships>',
        },
      }),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a sheet that is its own relation',
    make: () =>
      makeXlsx({
        files: {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="workbook.xml"/></Relationships>',
        },
      }),
    expect: { refused: 'sheet.no-header' },
  },
  {
    name: 'a row without an end',
    make: () =>
      makeXlsx({
        sheets: [{ xml: `<worksheet><sheetData>${good}<row r="3"><c><v>${'1'.repeat(17 * 1024 * 1024)}` }],
      }),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a shared string without an end',
    make: () =>
      makeXlsx({ sheets: [{ xml: sheetXml(good) }], strings: `<si><t>${'a'.repeat(17 * 1024 * 1024)}` }),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a row of a million blank cells',
    make: () => xlsxOfRows(`${good}<row r="3">${'<c/>'.repeat(1_000_000)}</row>`),
    expect: { refused: 'sheet.damaged' },
  },
  {
    name: 'a hundred thousand merged areas',
    make: () =>
      xlsxOfRows(good, { after: `<mergeCells>${'<mergeCell ref="A2:A3"/>'.repeat(150_000)}</mergeCells>` }),
    expect: { rows, remarks: { mergedAreas: { count: 100_000, row: 2 } } },
  },
  {
    name: 'hidden columns without end',
    make: () => xlsxOfRows(good, { before: '<cols><col min="1" max="99999999999" hidden="1"/></cols>' }),
    expect: { rows, remarks: { hiddenColumns: [0, 1, 2, 3, 4, 5] } },
  },
  {
    name: 'a sheet named like code',
    make: () => makeXlsx({ sheets: [{ name: '"><script>alert(1)</script>', xml: sheetXml(good) }] }),
    expect: { rows, sheet: '"><script>alert(1)</script>' },
  },
  {
    name: 'column names that are properties of every object',
    make: () =>
      xlsxOfRows(textRow([...header, '__proto__', 'constructor'], 1) + textRow([...entry, 'x', 'y'], 2)),
    expect: { rows: [[...entry, 'x', 'y']] },
  },
  {
    name: 'an HTML table with cells over a billion rows',
    file: 'KS.2006.01.xls',
    make: () =>
      `<html><table><tr>${header.map(name => `<td>${name}</td>`).join('')}</tr><tr><td rowspan="1000000000" colspan="16000">1</td></tr></table></html>`,
    expect: { rows: [['1']] },
  },
  {
    name: 'CSV of one endless line',
    file: 'KS.2006.01.csv',
    make: () => `${header.join(',')}\n"${'a'.repeat(4_000_000)}"\n`,
    expect: { refused: 'sheet.damaged' },
  },
]
