import { StringDecoder } from 'node:string_decoder'
import { AppError } from '../errors.ts'
import { type CellFormat, dateOfSerial } from './cell-formats.ts'
import { type CellMark, formatCell, formatDate, formatNumber } from './cell-text.ts'
import type { SheetRow } from './sheet-row.ts'
import { attributeOf, stringOf, unescapeXml } from './xml-text.ts'

/** What the cells of a sheet refer to in other parts of the workbook. */
export interface SheetContext {
  readonly strings: readonly string[]
  readonly formats: readonly CellFormat[]
  readonly date1904: boolean
}

const lastColumn = 16_383
/**
 * A row of 70 cells of 32,767 characters each, all of them escaped, is 12 million. What has no end is looked through again with every piece
 * that comes: 60 million characters (60 kB zipped) cost 35 s, 16 million 2 s.
 */
const longestPieceChars = 16 * 1024 * 1024
/** 100,000 rows of 60 columns have at most 6 million different texts. */
const mostStrings = 8_000_000

/** The rows of a worksheet part (UTF-8, unprefixed elements), as its bytes come in. */
export async function* parseSheetRows(
  chunks: AsyncIterable<Buffer>,
  context: SheetContext,
): AsyncGenerator<SheetRow, void, undefined> {
  const decoder = new StringDecoder('utf8')
  let text = ''
  let previousRow = 0
  for await (const chunk of chunks) {
    text = text === '' ? decoder.write(chunk) : text + decoder.write(chunk)
    let at = 0
    for (;;) {
      const start = findRow(text, at)
      // Nothing but what may be the beginning of the next one.
      if (start < 0) at = Math.max(at, text.length - 3)
      if (start < 0) break
      const open = text.indexOf('>', start)
      if (open < 0) break
      const empty = text.charCodeAt(open - 1) === 47
      const close = empty ? open : text.indexOf('</row>', open)
      if (close < 0) break
      const number = Number(attributeOf(text.slice(start, open), 'r') ?? previousRow + 1)
      if (!empty) yield parseRow(text, open + 1, close, number, context)
      previousRow = number
      at = empty ? close + 1 : close + 6
    }
    if (at > 0) text = text.slice(at)
    // What is left begins with the row that is not complete yet.
    if (text.length > longestPieceChars) throw new Error('a row without an end')
  }
}

/** Where the next `<row` begins; not `<rowBreaks`. */
function findRow(text: string, from: number): number {
  for (let at = text.indexOf('<row', from); at >= 0; at = text.indexOf('<row', at + 4)) {
    const next = text.charCodeAt(at + 4)
    if (
      next === 32 ||
      next === 62 ||
      next === 47 ||
      next === 10 ||
      next === 13 ||
      next === 9 ||
      Number.isNaN(next)
    )
      return at
  }
  return -1
}

function parseRow(text: string, from: number, to: number, row: number, context: SheetContext): SheetRow {
  const cells: (string | null)[] = []
  let marks: Record<number, CellMark> | undefined
  let column = -1
  for (let at = text.indexOf('<c', from); at >= 0 && at < to; at = text.indexOf('<c', at + 2)) {
    const next = text.charCodeAt(at + 2)
    if (next !== 32 && next !== 62 && next !== 47 && next !== 10) continue
    const open = text.indexOf('>', at)
    const tag = text.slice(at, open)
    const reference = attributeOf(tag, 'r')
    column = reference === undefined ? column + 1 : columnOf(reference)
    if (column > lastColumn) throw new Error(`a cell outside the sheet: ${reference}`)
    if (text.charCodeAt(open - 1) === 47) {
      at = open
      continue
    }
    const close = text.indexOf('</c>', open)
    if (close < 0 || close > to) throw new Error('a cell without an end')
    at = close
    const body = text.slice(open + 1, close)
    if (body === '') continue
    const { text: value, mark } = readCell(tag, body, context)
    if (value === null) continue
    while (cells.length < column) cells.push(null)
    cells[column] = value
    if (mark !== null) {
      marks ??= {}
      marks[column] = mark
    }
  }
  return marks === undefined ? { row, cells } : { row, cells, marks }
}

/** The column of a reference like AB12, from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & 0xdf
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

type ReadCell = ReturnType<typeof formatCell>

function readCell(tag: string, body: string, context: SheetContext): ReadCell {
  const type = attributeOf(tag, 't') ?? 'n'
  if (type === 'inlineStr') return formatCell(stringOf(body))
  const value = rawValue(body)
  if (value === '') return formatCell('')
  switch (type) {
    case 's':
      return formatCell(context.strings[Number(value)] ?? '')
    case 'b':
      return formatCell(value === '1' || value === 'true')
    case 'e':
      return { text: unescapeXml(value), mark: 'error' }
    case 'd':
      return formatCell(new Date(value.endsWith('Z') ? value : `${value}Z`))
    case 'n':
      return readNumber(value, context.formats[Number(attributeOf(tag, 's') ?? 0)], context.date1904)
    default:
      return formatCell(unescapeXml(value))
  }
}

function rawValue(body: string): string {
  const at = body.indexOf('<v')
  const open = at < 0 ? -1 : body.indexOf('>', at)
  const close = open < 0 || body.charCodeAt(open - 1) === 47 ? -1 : body.indexOf('</v>', open)
  return close < 0 ? '' : body.slice(open + 1, close)
}

function readNumber(value: string, format: CellFormat | undefined, date1904: boolean): ReadCell {
  const number = Number(value)
  if (Number.isNaN(number)) return formatCell(unescapeXml(value))
  const detail = format?.date ?? null
  if (detail !== null) return { text: formatDate(dateOfSerial(number, date1904), detail), mark: 'date' }
  const text = formatNumber(number)
  const zeros = format?.zeros ?? 0
  return {
    text: zeros > text.length && /^\d+$/.test(text) ? text.padStart(zeros, '0') : text,
    mark: 'number',
  }
}

/** The strings of a shared-strings part, by number. */
export async function parseSharedStrings(chunks: AsyncIterable<Buffer>): Promise<readonly string[]> {
  const decoder = new StringDecoder('utf8')
  const strings: string[] = []
  let text = ''
  for await (const chunk of chunks) {
    text = text === '' ? decoder.write(chunk) : text + decoder.write(chunk)
    let at = 0
    for (;;) {
      const start = findItem(text, at)
      if (start < 0) at = Math.max(at, text.length - 2)
      if (start < 0) break
      const open = text.indexOf('>', start)
      if (open < 0) break
      if (text.charCodeAt(open - 1) === 47) {
        strings.push('')
        at = open + 1
        continue
      }
      const close = text.indexOf('</si>', open)
      if (close < 0) break
      strings.push(stringOf(text.slice(open + 1, close)))
      at = close + 5
    }
    if (at > 0) text = text.slice(at)
    if (text.length > longestPieceChars) throw new Error('a string without an end')
    if (strings.length > mostStrings)
      throw new AppError('sheet.too-large', { path: '', size: `> ${mostStrings}`, limit: `${mostStrings}` })
  }
  return strings
}

function findItem(text: string, from: number): number {
  for (let at = text.indexOf('<si', from); at >= 0; at = text.indexOf('<si', at + 3)) {
    const next = text.charCodeAt(at + 3)
    if (next === 62 || next === 32 || next === 47 || Number.isNaN(next)) return at
  }
  return -1
}
