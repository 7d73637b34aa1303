import { BorderStyle, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx'
import type { Block } from './paper.ts'
import { type LineLook, linesOf, twips } from './paper-look.ts'

type PaperTable = Extract<Block, { type: 'table' }>

const line = { style: BorderStyle.SINGLE, size: 4, color: 'auto' } as const
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const allSides = (side: typeof line | typeof none) => ({
  top: side,
  bottom: side,
  left: side,
  right: side,
  insideHorizontal: side,
  insideVertical: side,
})
/** A row with more letters than this in a cell may go over a page's end. */
const longestWhole = 600

/** A table of a paper: `width` points wide, its head repeated on every page, its rows whole. */
export function tableOf({ columns, rows }: PaperTable, width: number): Table {
  const widths = shareOf(
    columns.map(column => column.width),
    width,
  )
  const size = columns.length > 7 ? 10 : 11
  const cellOf = (text: string, at: number, look: LineLook) =>
    new TableCell({
      children: linesOf(text, { size, ...look }),
      width: { size: twips(widths[at] ?? 0), type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, at) => cellOf(column.head, at, { bold: true, align: 'center' })),
  })
  const body = rows.map(
    ({ cells, strong = false }) =>
      new TableRow({
        cantSplit: cells.every(cell => cell.length < longestWhole),
        children: columns.map((column, at) =>
          cellOf(cells[at] ?? '', at, { bold: strong, align: column.align ?? 'left' }),
        ),
      }),
  )
  return gridOf([head, ...body], widths, line)
}

/** Cells side by side without lines, each some paragraphs; the row stays on one page. */
export function besideOf(
  cells: readonly TableCell['options']['children'][],
  widths: readonly number[],
): Table {
  const row = new TableRow({
    cantSplit: true,
    children: cells.map(
      (children, at) =>
        new TableCell({ children, width: { size: twips(widths[at] ?? 0), type: WidthType.DXA } }),
    ),
  })
  return gridOf([row], widths, none)
}

function gridOf(
  rows: readonly TableRow[],
  widths: readonly number[],
  side: typeof line | typeof none,
): Table {
  return new Table({
    rows,
    columnWidths: widths.map(twips),
    width: { size: twips(widths.reduce((sum, each) => sum + each, 0)), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: allSides(side),
    margins: {
      ...(side === none ? { left: 0, right: 0 } : { top: 60, bottom: 60, left: 80, right: 80 }),
      marginUnitType: WidthType.DXA,
    },
  })
}

/** Shares of a width, in points. */
export function shareOf(shares: readonly number[], width: number): readonly number[] {
  const all = shares.reduce((sum, share) => sum + share, 0)
  return shares.map(share => (width * share) / all)
}
