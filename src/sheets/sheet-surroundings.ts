import { columnOf } from './cell-reference.ts'
import { farColumn, mostMerged, type SheetNotes } from './sheet-remarks.ts'
import { attributeOf } from './xml-text.ts'

/** Reads what stands before and after a sheet's rows: its extent, hidden columns and merged areas. */
export interface Surroundings {
  /** Takes the next piece of text outside of the rows. */
  readonly read: (piece: string) => void
  /** Whether the end of the sheet's data, or of the sheet, came by. */
  readonly ended: () => boolean
}

/** The longest of the tags looked for is far below this. */
const mostTagChars = 2000

/** Takes the text of a worksheet part outside of its rows piece by piece; a tag may be cut anywhere. */
export function createSurroundings(notes: SheetNotes): Surroundings {
  let rest = ''
  let ended = false
  return {
    read: piece => {
      const text = rest + piece
      for (const [tag] of text.matchAll(
        /<(?:dimension|col|mergeCell)\s[^>]*>|<\/?sheetData\s*\/?>|<\/worksheet\s*>/g,
      )) {
        if (tag.startsWith('<col')) noteColumns(tag, notes)
        else if (tag.startsWith('<dim')) noteExtent(tag, notes)
        else if (tag.startsWith('<merge')) noteMerged(tag, notes)
        else if (tag.includes('/')) ended = true
      }
      const cut = text.lastIndexOf('<')
      rest = cut < 0 || text.indexOf('>', cut) >= 0 || text.length - cut > mostTagChars ? '' : text.slice(cut)
    },
    ended: () => ended,
  }
}

function noteColumns(tag: string, notes: SheetNotes): void {
  if (!/^(1|true)$/.test(attributeOf(tag, 'hidden') ?? '')) return
  const [first, last] = [Number(attributeOf(tag, 'min')), Number(attributeOf(tag, 'max'))]
  for (let column = first; column <= Math.min(last, farColumn); column++) notes.hiddenColumns.add(column - 1)
}

function noteExtent(tag: string, notes: SheetNotes): void {
  const [, letters = '', rows] = /:([A-Z]{1,3})(\d{1,7})$/.exec(attributeOf(tag, 'ref') ?? '') ?? []
  if (rows !== undefined) notes.extent = { rows: Number(rows), columns: columnOf(letters) + 1 }
}

function noteMerged(tag: string, notes: SheetNotes): void {
  const [, first, last] =
    /^[A-Z]{1,3}(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(attributeOf(tag, 'ref') ?? '') ?? []
  if (first !== undefined && last !== undefined && notes.merged.length < mostMerged)
    notes.merged.push({ firstRow: Number(first), lastRow: Number(last) })
}
