import { kinds } from '../register/kind.ts'
import { normalizeText } from '../register/normalize-text.ts'

const fewestColumns = 3
const knownNames: ReadonlySet<string> = new Set(
  kinds.flatMap(kind => kind.fields.map(field => field.id.toLowerCase())),
)

/**
 * Whether a row is the column names of a register's sheet: at least three of its cells are known names, in any case,
 * whatever stands on a second line. Which register it is, the caller finds out.
 */
export function isHeaderRow(cells: readonly (string | null)[]): boolean {
  let found = 0
  for (const cell of cells) {
    if (cell === null) continue
    if (knownNames.has(normalizeText(cell.split(/[\r\n]/, 1)[0] ?? '').toLowerCase())) found += 1
    if (found >= fewestColumns) return true
  }
  return false
}

/** The row "(1) (2) (3) …" that paper forms put under the column names. */
export function isNumberingRow(cells: readonly (string | null)[]): boolean {
  const filled = cells.filter(cell => cell !== null && cell.trim() !== '')
  if (filled.length < 5) return false
  const numbers = filled.map(cell => Number(/^\(?(\d{1,3})\)?$/.exec(cell?.trim() ?? '')?.[1] ?? Number.NaN))
  return numbers.every((number, at) => number === (numbers[0] ?? 0) + at)
}
