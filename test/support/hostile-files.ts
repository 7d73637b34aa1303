import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { createZip } from '../../src/sheets/zip-write.ts'

/** A PNG that says it has so many pixels and holds none of them. */
export function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    crc.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, crc])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A zip with these files in it, in memory. */
export async function zipOf(
  files: Readonly<Record<string, string | Buffer | AsyncIterable<Uint8Array>>>,
): Promise<Buffer> {
  const path = join(tmpdir(), `sogoc-hostile-${randomUUID()}.zip`)
  const zip = await createZip(path)
  for (const [name, content] of Object.entries(files)) {
    if (typeof content === 'string' || Buffer.isBuffer(content))
      await zip.add(name, Buffer.from(content), 'deflated')
    else await zip.addPieces(name, content, 'deflated')
  }
  await zip.finish()
  const bytes = await readFile(path)
  await rm(path)
  return bytes
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A workbook put together by hand. `prefix` (`x:`) makes it one that only the library reads. */
export function workbookOf(parts: {
  readonly sheet: string | AsyncIterable<Uint8Array>
  readonly strings?: string
  readonly doctype?: string
  readonly prefix?: string
}): Promise<Buffer> {
  const { sheet, strings, doctype = '', prefix = '' } = parts
  const xmlns = prefix === '' ? `xmlns="${main}"` : `xmlns:${prefix.slice(0, -1)}="${main}"`
  const wrap = (tag: string, inner: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>${doctype}<${prefix}${tag} ${xmlns} xmlns:r="${relations}">${inner}</${prefix}${tag}>`
  return zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/workbook.xml': wrap(
      'workbook',
      `<${prefix}sheets><${prefix}sheet name="DL" sheetId="1" r:id="rId1"/></${prefix}sheets>`,
    ),
    'xl/sharedStrings.xml': wrap('sst', strings ?? ''),
    'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? wrap('worksheet', sheet) : sheet,
  })
}

/** A sheet's rows of inline strings. */
export function sheetDataOf(rows: readonly (readonly string[])[], prefix = ''): string {
  const cells = (row: readonly string[]) =>
    row
      .map(
        text =>
          `<${prefix}c t="inlineStr"><${prefix}is><${prefix}t>${text}</${prefix}t></${prefix}is></${prefix}c>`,
      )
      .join('')
  return `<${prefix}sheetData>${rows.map(row => `<${prefix}row>${cells(row)}</${prefix}row>`).join('')}</${prefix}sheetData>`
}

/** So many megabytes of one letter. */
export async function* megabytesOf(
  letter: string,
  count: number,
  head = '',
  tail = '',
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(head)
  const block = Buffer.alloc(1024 * 1024, letter)
  for (let i = 0; i < count; i++) yield block
  yield Buffer.from(tail)
}

/** Ten levels of ten references each: a gigabyte of text from half a kilobyte, for who believes it. */
export const laughs: string = `<!DOCTYPE lolz [<!ENTITY lol0 "ha">${Array.from(
  { length: 10 },
  (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`,
).join('')}]>`
