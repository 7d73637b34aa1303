import { isColumnLabel, isPersonLabel } from '../register/header-label.ts'
import { isKnownHeader } from '../register/recognize-columns.ts'

type Cells = readonly (string | null)[]
interface TopRow {
  readonly row: number
  readonly cells: Cells
}

/** The column names of a sheet, and the rows (from 1) they stand in: two lines where a person's name stands over several columns. */
export interface FoundHeader {
  readonly row: number
  readonly lastRow: number
  readonly header: Cells
}

/** How many rows from the top may be titles before the column names. */
export const headerSearchRows = 10
const fewestColumns = 3

/** Finds the column names in a sheet's first rows: the ministry's names wherever they stand, else Vietnamese words; or where a person said. */
export function findHeader(rows: readonly TopRow[], told?: number): FoundHeader | undefined {
  if (told !== undefined) {
    const at = rows.findIndex(({ row }) => row === told)
    return at < 0 || countFilled(rows[at]?.cells ?? []) === 0 ? undefined : withLines(rows, at)
  }
  const top = rows.filter(({ row }) => row <= headerSearchRows)
  const named = top.find(({ cells }) => isHeaderRow(cells))
  if (named !== undefined) return { row: named.row, lastRow: named.row, header: named.cells }
  const labelled = top.findIndex(({ cells }) => isLabelRow(cells))
  return labelled < 0 ? undefined : withLines(rows, labelled)
}

/** Whether a row is the ministry's column names: at least three of its cells are, in any case, whatever stands on a second line. */
export function isHeaderRow(cells: Cells): boolean {
  let found = 0
  for (const cell of cells) {
    if (cell !== null && isKnownHeader(cell)) found += 1
    if (found >= fewestColumns) return true
  }
  return false
}

/** Whether a row is column names in words: at least three, and most of what stands in it. */
export function isLabelRow(cells: Cells): boolean {
  const filled = cells.filter(cell => cell !== null && cell.trim() !== '')
  if (filled.length < fewestColumns) return false
  const labels = filled.filter(cell => cell !== null && (isColumnLabel(cell) || isKnownHeader(cell)))
  return labels.length >= fewestColumns && labels.length >= filled.length / 2
}

/** The row "(1) (2) (3) …" that paper forms put under the column names. */
export function isNumberingRow(cells: Cells): boolean {
  const filled = cells.filter(cell => cell !== null && cell.trim() !== '')
  if (filled.length < 5) return false
  const numbers = filled.map(cell => Number(/^\(?(\d{1,3})\)?$/.exec(cell?.trim() ?? '')?.[1] ?? Number.NaN))
  return numbers.every((number, at) => number === (numbers[0] ?? 0) + at)
}

/** The names in one row, or in two when one of them holds a person's name over the columns that belong to them. */
function withLines(rows: readonly TopRow[], at: number): FoundHeader | undefined {
  const [above, own, below] = [rows[at - 1], rows[at], rows[at + 1]]
  if (own === undefined) return undefined
  const single = { row: own.row, lastRow: own.row, header: own.cells }
  if (isHeaderRow(own.cells)) return single
  if (below?.row === own.row + 1 && areSubLabels(own.cells, below.cells))
    return { row: own.row, lastRow: below.row, header: joinLines(own.cells, below.cells) }
  if (above?.row === own.row - 1 && above.cells.some(cell => cell !== null && isPersonLabel(cell)))
    return { row: above.row, lastRow: own.row, header: joinLines(above.cells, own.cells) }
  return single
}

/** Whether a second line holds names for the columns that the first leaves open. */
function areSubLabels(first: Cells, second: Cells): boolean {
  const gaps = second.filter((cell, column) => isFilled(cell) && !isFilled(first[column] ?? null))
  return gaps.length > 0 && isLabelRow(second)
}

function joinLines(first: Cells, second: Cells): Cells {
  let group: string | null = null
  return Array.from({ length: Math.max(first.length, second.length) }, (_, column) => {
    const [over, own] = [first[column] ?? null, second[column] ?? null]
    if (!isFilled(own)) {
      group = null
      return over
    }
    if (isFilled(over)) group = over
    return group === null ? own : `${group} – ${own}`
  })
}

function isFilled(cell: string | null): boolean {
  return cell !== null && cell.trim() !== ''
}

function countFilled(cells: Cells): number {
  return cells.filter(isFilled).length
}
