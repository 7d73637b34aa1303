import { columnLetters } from '../register/recognize-columns.ts'

/** The looks of a cell; all but `plain`, `count` and `mean` are text format '@', so that typed numbers keep their zeros. */
export const cellStyles = [
  'plain',
  'text',
  'header',
  'error',
  'warning',
  'info',
  'wrapped',
  'corrected',
  'title',
  'count',
  'mean',
] as const
export type CellStyle = (typeof cellStyles)[number]

/** The number of a style in the workbook's style table. */
export function styleIndex(style: CellStyle): number {
  return cellStyles.indexOf(style)
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types'
const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 cannot carry is exactly what is looked for
const needsCare = /[&<>"\u0000-\u001f\uFFFE\uFFFF]|_x[0-9A-Fa-f]{4}_|\p{Surrogate}/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\uFFFE\uFFFF]/g

/** Text for XML, as spreadsheets expect it; characters that XML cannot carry are dropped. */
export function escapeXml(text: string): string {
  if (!needsCare.test(text)) return text
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
    .replace(forbidden, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}

/** The element `t`; blanks at its ends and line breaks are kept. */
export function textXml(text: string): string {
  return /^\s|\s$|\n/.test(text)
    ? `<t xml:space="preserve">${escapeXml(text)}</t>`
    : `<t>${escapeXml(text)}</t>`
}

/** The style table: order of `cellXfs` is the order of `cellStyles`. */
export function stylesXml(): string {
  const fill = (colour: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`
  const xf = (font: number, fillId: number, rest = '') =>
    `<xf numFmtId="49" fontId="${font}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1"${font > 0 ? ' applyFont="1"' : ''}${fillId > 0 ? ' applyFill="1"' : ''}${rest === '' ? '/>' : ` applyAlignment="1">${rest}</xf>`}`
  // 3: #,##0; 2: 0.00
  const figure = (format: number) =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`
  return `${xmlHead}<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="13"/><name val="Times New Roman"/><family val="1"/></font></fonts><fills count="7"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('0070C0')}${fill('FFC7CE')}${fill('FFEB9C')}${fill('DDEBF7')}${fill('C6EFCE')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cellStyles.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xf(0, 0)}${xf(1, 2)}${xf(0, 3)}${xf(0, 4)}${xf(0, 5)}${xf(0, 0, '<alignment vertical="top" wrapText="1"/>')}${xf(0, 6)}${xf(2, 0)}${figure(3)}${figure(2)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

/** A name for a range of cells, e.g. `DM_gioiTinh` for `'Danh mục'!$A$2:$A$4`. */
export interface NamedRange {
  readonly name: string
  readonly range: string
}

/** The workbook part: the sheets' names in order, and the names of ranges. */
export function workbookXml(sheetNames: readonly string[], ranges: readonly NamedRange[]): string {
  const sheets = sheetNames
    .map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')
  const names = ranges.map(
    ({ name, range }) => `<definedName name="${escapeXml(name)}">${escapeXml(range)}</definedName>`,
  )
  return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets}</sheets>${names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''}</workbook>`
}

/** The parts that tie the workbook together, by name. `commented`: which sheets (from 0) carry comments. */
export function packageParts(
  sheetCount: number,
  commented: readonly number[],
): Readonly<Record<string, string>> {
  const overrides = [
    `<Override PartName="/xl/workbook.xml" ContentType="${sheetMl}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${sheetMl}.styles+xml"/>`,
    ...Array.from(
      { length: sheetCount },
      (_, at) =>
        `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${sheetMl}.worksheet+xml"/>`,
    ),
    ...commented.map(
      at => `<Override PartName="/xl/comments${at + 1}.xml" ContentType="${sheetMl}.comments+xml"/>`,
    ),
  ]
  const vml =
    commented.length > 0
      ? '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
      : ''
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`
  const sheets = Array.from({ length: sheetCount }, (_, at) =>
    relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`),
  )
  return {
    '[Content_Types].xml': `${xmlHead}<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${vml}${overrides.join('')}</Types>`,
    '_rels/.rels': `${xmlHead}<Relationships xmlns="${packageRelations}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/_rels/workbook.xml.rels': `${xmlHead}<Relationships xmlns="${packageRelations}">${sheets.join('')}${relation(`rId${sheetCount + 1}`, 'styles', 'styles.xml')}</Relationships>`,
    ...Object.fromEntries(
      commented.map(at => [
        `xl/worksheets/_rels/sheet${at + 1}.xml.rels`,
        `${xmlHead}<Relationships xmlns="${packageRelations}">${relation('rId1', 'vmlDrawing', `../drawings/vmlDrawing${at + 1}.vml`)}${relation('rId2', 'comments', `../comments${at + 1}.xml`)}</Relationships>`,
      ]),
    ),
  }
}

/** The beginning of a sheet part, up to where its rows start. */
export function sheetOpening(
  columns: readonly { readonly widthChars: number }[],
  frozenRows: number,
): string {
  const pane =
    frozenRows > 0
      ? `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`
      : ''
  const cols = columns.map(
    (column, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${column.widthChars}" style="${styleIndex('text')}" customWidth="1"/>`,
  )
  return `${xmlHead}<worksheet xmlns="${main}" xmlns:r="${relations}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>`
}

/** A drop-down on a column (from 0): the values of a range, given by its name; a list of any length, unlike one written out (255 characters). */
export interface DropDown {
  readonly column: number
  readonly source: string
}

/** The end of a sheet part, after its rows. A drop-down warns of other values, but lets them be: the paper prevails. */
export function sheetClosing(options: {
  /** Range of an auto-filter, e.g. `A1:G20`. */
  filter: string | null
  dropDowns: readonly DropDown[]
  /** The rows that offer the drop-downs. */
  listedRows: { readonly first: number; readonly last: number }
  commented: boolean
}): string {
  const { filter, dropDowns, listedRows, commented } = options
  const filterXml = filter === null ? '' : `<autoFilter ref="${filter}"/>`
  const lists = dropDowns.map(({ column, source }) => {
    const letters = columnLetters(column)
    return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${letters}${listedRows.first}:${letters}${listedRows.last}"><formula1>${escapeXml(source)}</formula1></dataValidation>`
  })
  const validations =
    lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : ''
  return `</sheetData>${filterXml}${validations}${commented ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`
}
