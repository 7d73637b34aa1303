import { rm } from 'node:fs/promises'
import { columnLetters } from '../register/recognize-columns.ts'
import { type CellComment, commentsVml, commentsXml } from './xlsx-comments.ts'
import {
  type CellStyle,
  type DropDown,
  type NamedRange,
  packageParts,
  sheetClosing,
  sheetOpening,
  styleIndex,
  stylesXml,
  textXml,
  workbookXml,
} from './xlsx-xml.ts'
import { createZip } from './zip-write.ts'

/*
 * The streaming writers of the libraries measured for this project give neither a colour per cell, nor comments, nor
 * drop-downs, nor the same bytes twice (docs/benchmarks.md). A workbook of text cells is a small part of OOXML, so it is
 * written here: rows as they come, memory for one row, inline strings, no dates in the file.
 */

/** A cell to write; a plain string is text. A number is one a spreadsheet can add up. */
export type WriteCell =
  | string
  | null
  | { readonly text: string | null; readonly style: CellStyle }
  | { readonly number: number; readonly style: 'count' | 'mean' }

/** A sheet to write. Rows come from the top; the first `frozenRows` stay in view. */
export interface WriteSheet {
  readonly name: string
  readonly columns: readonly { readonly widthChars: number }[]
  readonly frozenRows: number
  readonly rows: Iterable<readonly WriteCell[]> | AsyncIterable<readonly WriteCell[]>
  readonly comments?: readonly CellComment[]
  readonly dropDowns?: readonly DropDown[]
  /** Whether the last frozen row, as the head of the columns, has buttons to filter by. */
  readonly filter?: boolean
  /** Rows that somebody may still type below those written; they have the drop-downs and the filter, too. */
  readonly spareRows?: number
}

const chunkChars = 128 * 1024
const commentAuthor = 'Sổ Gốc'

/** Writes a workbook to a file that must not exist; the same sheets give the same bytes. Gives its size. */
export async function writeWorkbook(
  path: string,
  sheets: readonly WriteSheet[],
  ranges: readonly NamedRange[] = [],
): Promise<number> {
  const commented = sheets.flatMap((sheet, at) => ((sheet.comments?.length ?? 0) > 0 ? [at] : []))
  const zip = await createZip(path)
  try {
    for (const [name, xml] of Object.entries(packageParts(sheets.length, commented)))
      await zip.add(name, Buffer.from(xml), 'deflated')
    const workbook = workbookXml(
      sheets.map(sheet => sheet.name),
      ranges,
    )
    await zip.add('xl/workbook.xml', Buffer.from(workbook), 'deflated')
    await zip.add('xl/styles.xml', Buffer.from(stylesXml()), 'deflated')
    for (const [at, sheet] of sheets.entries()) {
      await zip.addPieces(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet), 'deflated')
      const comments = sheet.comments ?? []
      if (comments.length === 0) continue
      await zip.add(`xl/comments${at + 1}.xml`, Buffer.from(commentsXml(comments, commentAuthor)), 'deflated')
      await zip.add(`xl/drawings/vmlDrawing${at + 1}.vml`, Buffer.from(commentsVml(comments)), 'deflated')
    }
    return await zip.finish()
  } catch (error) {
    await zip.abandon()
    await rm(path, { force: true })
    throw error
  }
}

async function* sheetXml(sheet: WriteSheet): AsyncGenerator<Uint8Array> {
  let pending = sheetOpening(sheet.columns, sheet.frozenRows)
  let number = 0
  for await (const cells of sheet.rows) {
    number += 1
    pending += rowXml(number, cells)
    if (pending.length > chunkChars) {
      yield Buffer.from(pending)
      pending = ''
    }
  }
  const head = Math.max(1, sheet.frozenRows)
  const last = Math.max(number, head) + (sheet.spareRows ?? 0)
  pending += sheetClosing({
    filter: sheet.filter === true ? `A${head}:${columnLetters(sheet.columns.length - 1)}${last}` : null,
    dropDowns: sheet.dropDowns ?? [],
    listedRows: { first: head + 1, last: Math.max(last, head + 1) },
    commented: (sheet.comments?.length ?? 0) > 0,
  })
  yield Buffer.from(pending)
}

const letters: string[] = []

function rowXml(number: number, cells: readonly WriteCell[]): string {
  let xml = ''
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? null
    if (cell === null || cell === '') continue
    letters[at] ??= columnLetters(at)
    if (typeof cell !== 'string' && 'number' in cell) {
      xml += `<c r="${letters[at]}${number}" s="${styleIndex(cell.style)}"><v>${cell.number}</v></c>`
      continue
    }
    const text = typeof cell === 'string' ? cell : cell.text
    const style = styleIndex(typeof cell === 'string' ? 'text' : cell.style)
    xml +=
      text === null || text === ''
        ? `<c r="${letters[at]}${number}" s="${style}"/>`
        : `<c r="${letters[at]}${number}" s="${style}" t="inlineStr"><is>${textXml(text)}</is></c>`
  }
  return `<row r="${number}">${xml}</row>`
}
