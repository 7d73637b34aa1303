import { StringDecoder } from 'node:string_decoder'
import { AppError } from '../errors.ts'
import { type CellFormat, dateOfSerial } from './cell-formats.ts'
import { columnOf } from './cell-reference.ts'
import { type CellMark, formatCell, formatDate, formatNumber } from './cell-text.ts'
import { farColumn, type SheetNotes } from './sheet-remarks.ts'
import type { FileRow, FontLetters } from './sheet-row.ts'
import { createSurroundings } from './sheet-surroundings.ts'
import { attributeOf, fontOf, stringOf, unescapeXml } from './xml-text.ts'

/** What the cells of a sheet refer to in other parts of the workbook. */
export interface SheetContext {
  readonly strings: SharedStrings
  readonly formats: readonly CellFormat[]
  /** Whether a format has a font of before Unicode: only then every cell's format is looked up. */
  readonly oldFonts: boolean
  readonly date1904: boolean
}

/** The strings that cells share; `fonts` of those with a part in a font of before Unicode. */
export interface SharedStrings {
  readonly texts: readonly string[]
  readonly fonts: ReadonlyMap<number, FontLetters>
}

const lastColumn = 16_383
const lastRow = 1_048_576
/**
 * A row of 70 cells of 32,767 characters each, all of them escaped, is 12 million. What has no end is looked through again with every piece
 * that comes: 60 million characters (60 kB zipped) cost 35 s, 16 million 2 s.
 */
const longestPieceChars = 16 * 1024 * 1024
/** 100,000 rows of 60 columns have at most 6 million different texts. */
const mostStrings = 8_000_000

/**
 * The rows of a worksheet part (UTF-8, unprefixed elements), as its bytes come in. What else is noticed goes into `notes`. Throws when
 * rows or cells do not stand in the order of their numbers: two with one number would both be row 5.
 */
export async function* parseSheetRows(
  chunks: AsyncIterable<Buffer>,
  context: SheetContext,
  notes: SheetNotes,
): AsyncGenerator<FileRow, void, undefined> {
  const decoder = new StringDecoder('utf8')
  const surroundings = createSurroundings(notes)
  let text = ''
  let previousRow = 0
  for await (const chunk of chunks) {
    text = text === '' ? decoder.write(chunk) : text + decoder.write(chunk)
    let at = 0
    for (;;) {
      const start = findRow(text, at)
      if (start < 0) {
        // Nothing but what may be the beginning of the next one.
        const rest = Math.max(at, text.length - 3)
        surroundings.read(text.slice(at, rest))
        at = rest
        break
      }
      if (start > at) surroundings.read(text.slice(at, start))
      const open = text.indexOf('>', start)
      if (open < 0) break
      const empty = text.charCodeAt(open - 1) === 47
      const close = empty ? open : text.indexOf('</row>', open)
      if (close < 0) break
      const tag = text.slice(start, open)
      const number = Number(attributeOf(tag, 'r') ?? previousRow + 1)
      if (!Number.isInteger(number) || number <= previousRow || number > lastRow)
        throw new Error(`row ${number} after row ${previousRow}`)
      if (!empty) {
        const row = parseRow(text, open + 1, close, number, context, notes)
        if (row.cells.length > 0 && isHidden(tag)) notes.hiddenRows += 1
        yield row
      }
      previousRow = number
      at = empty ? close + 1 : close + 6
    }
    if (at > 0) text = text.slice(at)
    // What is left begins with the row that is not complete yet.
    if (text.length > longestPieceChars) throw new Error('a row without an end')
  }
  surroundings.read(text)
  if (!surroundings.ended()) throw new Error('a sheet without an end')
}

function isHidden(tag: string): boolean {
  return tag.includes('hidden') && /^(1|true)$/.test(attributeOf(tag, 'hidden') ?? '')
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

function parseRow(
  text: string,
  from: number,
  to: number,
  row: number,
  context: SheetContext,
  notes: SheetNotes,
): FileRow {
  const cells: (string | null)[] = []
  let marks: Record<number, CellMark> | undefined
  let fonts: Record<number, FontLetters> | undefined
  let column = -1
  for (let at = text.indexOf('<c', from); at >= 0 && at < to; at = text.indexOf('<c', at + 2)) {
    const next = text.charCodeAt(at + 2)
    if (next !== 32 && next !== 62 && next !== 47 && next !== 10) continue
    const open = text.indexOf('>', at)
    const tag = text.slice(at, open)
    const reference = attributeOf(tag, 'r')
    column = reference === undefined ? column + 1 : columnOf(reference)
    if (column < 0 || column > lastColumn) throw new Error(`a cell outside the sheet: ${reference}`)
    if (text.charCodeAt(open - 1) === 47) {
      // The next cell may begin right behind.
      at = open - 1
      continue
    }
    const close = text.indexOf('</c>', open)
    if (close < 0 || close > to) throw new Error('a cell without an end')
    at = close
    const body = text.slice(open + 1, close)
    if (body === '') continue
    const { text: value, mark } = readCell(tag, body, context)
    if (value === null) continue
    if (column >= farColumn) {
      notes.farCells += 1
      continue
    }
    while (cells.length < column) cells.push(null)
    if (typeof cells[column] === 'string') throw new Error(`two cells ${reference}`)
    cells[column] = value
    const font =
      context.oldFonts || context.strings.fonts.size > 0 ? fontOfCell(tag, body, context) : undefined
    if (font !== undefined) {
      fonts ??= {}
      fonts[column] = font
    }
    if (mark !== null) {
      marks ??= {}
      marks[column] = mark
    }
  }
  const plain = marks === undefined ? { row, cells } : { row, cells, marks }
  return fonts === undefined ? plain : { ...plain, fonts }
}

/** The font that counts is that of the text's own parts, then that of the cell. */
function fontOfCell(tag: string, body: string, context: SheetContext): FontLetters | undefined {
  const ofText =
    attributeOf(tag, 't') === 's' ? context.strings.fonts.get(Number(rawValue(body))) : fontOf(body)
  return ofText ?? context.formats[Number(attributeOf(tag, 's') ?? 0)]?.font
}

type ReadCell = ReturnType<typeof formatCell>

function readCell(tag: string, body: string, context: SheetContext): ReadCell {
  const type = attributeOf(tag, 't') ?? 'n'
  if (type === 'inlineStr') return formatCell(stringOf(body))
  const value = rawValue(body)
  if (value === '') return body.includes('<f') ? formulaWithoutValue(body) : formatCell('')
  switch (type) {
    case 's':
      return formatCell(sharedString(value, context.strings.texts))
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

function sharedString(value: string, texts: readonly string[]): string {
  const text = texts[Number(value)]
  if (text === undefined) throw new Error(`no shared string ${value}`)
  return text
}

const mostFormulaChars = 60

/** A formula that was saved without its result: what it shows is not in the file. A text formula that gives nothing has an empty `v`. */
function formulaWithoutValue(body: string): ReadCell {
  if (body.includes('<v')) return formatCell('')
  const at = body.indexOf('<f')
  const open = body.indexOf('>', at)
  const close = body.indexOf('</f>', open)
  const formula =
    close < 0 ? '' : unescapeXml(body.slice(open + 1, Math.min(close, open + 1 + mostFormulaChars)))
  return { text: `=${formula}`, mark: 'error' }
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
  // Excel draws a date before its first one as signs of a number, too.
  if (detail !== null && number >= 0)
    return { text: formatDate(dateOfSerial(number, date1904), detail), mark: 'date' }
  const text = formatNumber(number)
  const zeros = format?.zeros ?? 0
  return {
    text: zeros > text.length && /^\d+$/.test(text) ? text.padStart(zeros, '0') : text,
    mark: 'number',
  }
}

/** The strings of a shared-strings part, by number. */
export async function parseSharedStrings(chunks: AsyncIterable<Buffer>): Promise<SharedStrings> {
  const decoder = new StringDecoder('utf8')
  const strings: string[] = []
  const fonts = new Map<number, FontLetters>()
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
      const item = text.slice(open + 1, close)
      const font = fontOf(item)
      if (font !== undefined) fonts.set(strings.length, font)
      strings.push(stringOf(item))
      at = close + 5
    }
    if (at > 0) text = text.slice(at)
    if (text.length > longestPieceChars) throw new Error('a string without an end')
    if (strings.length > mostStrings)
      throw new AppError('sheet.too-large', { path: '', size: `> ${mostStrings}`, limit: `${mostStrings}` })
  }
  return { texts: strings, fonts }
}

function findItem(text: string, from: number): number {
  for (let at = text.indexOf('<si', from); at >= 0; at = text.indexOf('<si', at + 3)) {
    const next = text.charCodeAt(at + 3)
    if (next === 62 || next === 32 || next === 47 || Number.isNaN(next)) return at
  }
  return -1
}
