import type { Block, Cell, Table } from './letter.ts'
import { points, strokes } from './typst-pieces.ts'

type BlocksSource = (blocks: readonly Block[]) => string

/** A table as Typst markup: every cell is placed by its row and column; `blocksSource` draws what is in a cell. */
export function tableSource(
  { columns, align, indent, rows, heads, cells }: Table,
  blocksSource: BlocksSource,
): string {
  const heights = rows.map(({ height, exact }) => (exact && height > 0 ? points(height) : 'auto'))
  const draw = (cell: Cell) => cellSource(cell, rows[cell.row], blocksSource)
  const head = cells.filter(cell => cell.row < heads)
  const table = [
    `columns: (${columns.map(width => `${points(width)},`).join(' ')})`,
    `rows: (${heights.map(height => `${height},`).join(' ')})`,
    'inset: 0pt',
    'stroke: none',
    'align: left',
    ...(head.length === 0 ? [] : [`table.header(${head.map(draw).join(', ')})`]),
    ...cells.filter(cell => cell.row >= heads).map(draw),
  ]
  return `block(width: 100%, inset: (left: ${points(indent)}), std.align(${align}, table(${table.join(', ')})))`
}

function cellSource(cell: Cell, row: Table['rows'][number] | undefined, blocksSource: BlocksSource): string {
  const { padding, borders, fill, vertical } = cell
  const least =
    row === undefined || row.exact || cell.rows > 1 ? 0 : row.height - padding.top - padding.bottom
  const content = blocksSource(cell.blocks)
  const options = [
    `x: ${cell.column}, y: ${cell.row}, colspan: ${cell.columns}, rowspan: ${cell.rows}`,
    `align: left + ${vertical}`,
    ...(row?.whole === true ? ['breakable: false'] : []),
    `stroke: ${strokes(borders)}`,
    `inset: (top: ${points(padding.top)}, right: ${points(padding.right)}, bottom: ${points(padding.bottom)}, left: ${points(padding.left)})`,
    ...(fill === null ? [] : [`fill: rgb("#${fill}")`]),
    least > 0 ? `at-least(${points(least)}, ${content})` : content,
  ]
  return `table.cell(${options.join(', ')})`
}
