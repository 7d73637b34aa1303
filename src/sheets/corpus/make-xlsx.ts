import { buffer } from 'node:stream/consumers'
import { escapeXml } from '../xlsx-xml.ts'
import { zipPieces } from '../zip-pieces.ts'

/** The column names and a case that most workbooks of the corpus hold. */
export const header = ['so', 'quyenSo', 'ngayDangKy', 'nksHoTen', 'nksNgaySinh', 'meSoGiayToTuyThan'] as const
export const entry = ['1', '01/2006', '03.02.2006', 'LÊ VĂN AN', '01.02.2006', '012345678901'] as const

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8"?>'

/** A cell of text that stands in its place, `ref` like A1; `attributes` go into its tag. */
export function textCell(text: string, ref = '', attributes = ''): string {
  const at = ref === '' ? '' : ` r="${ref}"`
  return `<c${at} t="inlineStr"${attributes}><is><t>${escapeXml(text)}</t></is></c>`
}

/** A row of text cells; without a number no row or cell says where it stands. */
export function textRow(cells: readonly string[], number?: number, attributes = ''): string {
  const place = number === undefined ? '' : ` r="${number}"`
  const ref = (column: number) => (number === undefined ? '' : `${String.fromCharCode(65 + column)}${number}`)
  return `<row${place}${attributes}>${cells.map((text, column) => textCell(text, ref(column))).join('')}</row>`
}

/** A sheet part around its rows. */
export function sheetXml(
  rows: string,
  options: { before?: string; after?: string; doctype?: string } = {},
): string {
  const { before = '', after = '', doctype = '' } = options
  return `${declaration}${doctype}<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`
}

/** What a workbook of the corpus differs in; each part is XML. */
export interface XlsxParts {
  readonly sheets?: readonly { readonly name?: string; readonly xml: string; readonly state?: string }[]
  readonly strings?: string
  readonly styles?: string
  /** Attributes of `workbookPr`. */
  readonly properties?: string
  /** Files put in, or in place of those made. */
  readonly files?: Readonly<Record<string, string | Buffer>>
  readonly without?: readonly string[]
  readonly strict?: boolean
}

/** The files of a workbook, by name. */
export function xlsxFiles(parts: XlsxParts): Map<string, Buffer> {
  const sheets = parts.sheets ?? [{ xml: sheetXml(textRow(header, 1) + textRow(entry, 2)) }]
  const relations = parts.strict === true ? 'http://purl.oclc.org/ooxml/officeDocument/relationships' : office
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`
  const wrap = (inner: string) => `${declaration}<Relationships xmlns="${packaged}">${inner}</Relationships>`
  const listed = sheets.map(
    ({ name = `S${sheets.length}`, state }, at) =>
      `<sheet name="${escapeXml(name)}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
  )
  const files: Record<string, string | Buffer> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': wrap(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr ${parts.properties ?? ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': wrap(
      [
        ...sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
        relation('rId98', 'sharedStrings', 'sharedStrings.xml'),
        relation('rId99', 'styles', 'styles.xml'),
      ].join(''),
    ),
    ...(parts.strings === undefined
      ? {}
      : { 'xl/sharedStrings.xml': `${declaration}<sst xmlns="${main}">${parts.strings}</sst>` }),
    ...(parts.styles === undefined
      ? {}
      : { 'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}">${parts.styles}</styleSheet>` }),
    ...Object.fromEntries(sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    ...parts.files,
  }
  for (const name of parts.without ?? []) delete files[name]
  return new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]))
}

/** A zip of files, one after the other, nothing compressed; names may repeat. */
export function zipOf(files: Iterable<readonly [name: string, bytes: Buffer]>): Promise<Buffer> {
  async function* entries() {
    for (const [name, bytes] of files) yield { name, bytes }
  }
  return buffer(zipPieces(entries()))
}

/** A workbook in memory. */
export function makeXlsx(parts: XlsxParts = {}): Promise<Buffer> {
  return zipOf(xlsxFiles(parts))
}

/** A workbook of one sheet with these rows. */
export function xlsxOfRows(rows: string, options?: Parameters<typeof sheetXml>[1]): Promise<Buffer> {
  return makeXlsx({ sheets: [{ xml: sheetXml(rows, options) }] })
}

/** A sheet with the usual column names and then these rows. */
export function xlsxOfEntries(...rows: readonly string[]): Promise<Buffer> {
  return xlsxOfRows(textRow(header, 1) + rows.join(''))
}
