import type { Block, Border, Cell, Table } from './letter.ts'
import { borderOf, type Sources, strongest, twips } from './look.ts'
import type { LetterReading } from './reading.ts'
import { childOf, childrenOf, type XmlElement } from './xml-tree.ts'

/** Left and right within a cell where no style says otherwise. */
const usualPadding = 5.4
const sides = {
  top: ['w:top'],
  right: ['w:right', 'w:end'],
  bottom: ['w:bottom'],
  left: ['w:left', 'w:start'],
} as const
type Side = keyof typeof sides
const verticals = { center: 'horizon', bottom: 'bottom' } as const

interface Draft extends Omit<Cell, 'borders'> {
  readonly properties: XmlElement | undefined
  readonly continues: boolean
}

type ReadBlocks = (within: XmlElement) => readonly Block[]

/** A table with its merged cells put together; `readBlocks` reads what is in a cell. */
export function readTable(reading: LetterReading, element: XmlElement, readBlocks: ReadBlocks): Table {
  const own = childOf(element, 'w:tblPr')
  const looks: Sources = [...reading.styles.table(childOf(own, 'w:tblStyle')?.attributes['w:val']), own]
  const rows = childrenOf(element, 'w:tr')
  const drafts = rows.flatMap((row, at) => readRow(row, at, looks, readBlocks))
  const cells = joinDown(drafts)
  const columns = columnsOf(element, cells)
  const extent = { rows: rows.length, columns: columns.length }
  const jc = strongest(looks, 'w:jc')?.attributes['w:val']
  return {
    kind: 'table',
    columns,
    align: jc === 'center' ? 'center' : jc === 'right' || jc === 'end' ? 'right' : 'left',
    indent: twips(strongest(looks, 'w:tblInd'), 'w:w') ?? 0,
    rows: rows.map(row => {
      const height = childOf(childOf(row, 'w:trPr'), 'w:trHeight')
      const exact = height?.attributes['w:hRule'] === 'exact'
      return { height: twips(height, 'w:val') ?? 0, exact, whole: isRowSet(row, 'w:cantSplit') }
    }),
    heads: headsOf(rows),
    cells: cells.map(({ properties, continues: _, ...cell }) => {
      const border = (side: Side) => borderAt(side, cell, extent, properties, looks)
      return {
        ...cell,
        columns: Math.min(cell.columns, extent.columns - cell.column),
        borders: {
          top: border('top'),
          right: border('right'),
          bottom: border('bottom'),
          left: border('left'),
        },
      }
    }),
  }
}

/** The rows from the first that are repeated; a table is not all head. */
function headsOf(rows: readonly XmlElement[]): number {
  const body = rows.findIndex(row => !isRowSet(row, 'w:tblHeader'))
  return body === -1 ? 0 : body
}

function isRowSet(row: XmlElement, name: string): boolean {
  const element = childOf(childOf(row, 'w:trPr'), name)
  return element !== undefined && !['0', 'false', 'off'].includes(element.attributes['w:val'] ?? '')
}

function readRow(row: XmlElement, at: number, looks: Sources, readBlocks: ReadBlocks): readonly Draft[] {
  let column = Number(childOf(childOf(row, 'w:trPr'), 'w:gridBefore')?.attributes['w:val'] ?? 0)
  return childrenOf(row, 'w:tc').map(element => {
    const properties = childOf(element, 'w:tcPr')
    const value = (name: string) => childOf(properties, name)?.attributes['w:val']
    const columns = Math.max(1, Number(value('w:gridSpan') ?? 1) || 1)
    const merge = childOf(properties, 'w:vMerge')
    const fill = childOf(properties, 'w:shd')?.attributes['w:fill'] ?? ''
    const vertical = value('w:vAlign')
    const padding = (side: Side, otherwise: number) =>
      lengthOf(childOf(properties, 'w:tcMar'), side) ??
      looks
        .map(look => lengthOf(childOf(look, 'w:tblCellMar'), side))
        .findLast(found => found !== undefined) ??
      otherwise
    const cell: Draft = {
      row: at,
      column,
      columns,
      rows: 1,
      padding: {
        top: padding('top', 0),
        right: padding('right', usualPadding),
        bottom: padding('bottom', 0),
        left: padding('left', usualPadding),
      },
      vertical: vertical === 'center' || vertical === 'bottom' ? verticals[vertical] : 'top',
      fill: /^[0-9A-Fa-f]{6}$/.test(fill) ? fill : null,
      blocks: readBlocks(element),
      properties,
      continues: merge !== undefined && merge.attributes['w:val'] !== 'restart',
    }
    column += columns
    return cell
  })
}

function lengthOf(margins: XmlElement | undefined, side: Side): number | undefined {
  return sides[side].map(name => twips(childOf(margins, name), 'w:w')).find(length => length !== undefined)
}

/** Cells that go on from the row above become part of the one that began. */
function joinDown(drafts: readonly Draft[]): readonly Draft[] {
  const joined: Draft[] = []
  for (const draft of drafts) {
    const above = draft.continues
      ? joined.findIndex(
          each =>
            each.column === draft.column &&
            each.row + each.rows === draft.row &&
            each.columns === draft.columns,
        )
      : -1
    const begun = joined[above]
    if (begun !== undefined) joined[above] = { ...begun, rows: begun.rows + 1 }
    else joined.push(draft)
  }
  return joined
}

/** Widths from the grid, which Word always writes; without one from the cells of the first row. */
function columnsOf(element: XmlElement, cells: readonly Draft[]): readonly number[] {
  const widths = childrenOf(childOf(element, 'w:tblGrid'), 'w:gridCol').map(
    column => twips(column, 'w:w') ?? 0,
  )
  const count = Math.max(1, ...cells.map(cell => cell.column + cell.columns))
  for (let at = widths.length; at < count; at++) {
    const cell = cells.find(each => each.column === at && each.columns === 1)
    widths.push(twips(childOf(cell?.properties, 'w:tcW'), 'w:w') ?? 72)
  }
  return widths.slice(0, count).map(width => Math.min(2000, Math.max(1, width)))
}

/** The cell's own border, else the table's: outside or between cells. */
function borderAt(
  side: Side,
  cell: Pick<Cell, 'row' | 'column' | 'rows' | 'columns'>,
  extent: { readonly rows: number; readonly columns: number },
  properties: XmlElement | undefined,
  looks: Sources,
): Border | null {
  const own = childOf(properties, 'w:tcBorders')
  const find = (within: XmlElement | undefined, names: readonly string[]) =>
    names.map(name => borderOf(childOf(within, name))).find(border => border !== undefined)
  const outside = {
    top: cell.row === 0,
    left: cell.column === 0,
    bottom: cell.row + cell.rows >= extent.rows,
    right: cell.column + cell.columns >= extent.columns,
  }[side]
  const ofTable = outside ? sides[side] : [side === 'top' || side === 'bottom' ? 'w:insideH' : 'w:insideV']
  return (
    find(own, sides[side]) ??
    looks
      .map(look => find(childOf(look, 'w:tblBorders'), ofTable))
      .findLast(border => border !== undefined) ??
    null
  )
}
