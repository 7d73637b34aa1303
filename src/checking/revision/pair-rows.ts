import { entryFields } from '../../register/entry-fields.ts'
import { groupBy } from '../../register/group-by.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { foldName } from '../../register/names.ts'
import type { Row } from '../../register/row.ts'

/** Rows of two readings of one book that are the same entry, and those of each that have no counterpart. */
export interface Pairing<Before extends Row, After extends Row> {
  readonly pairs: readonly (readonly [Before, After])[]
  readonly before: readonly Before[]
  readonly after: readonly After[]
}

type Key = (row: Row) => string | undefined

/**
 * Finds for each row the one it came from. Rows at the same place with the same number are the same; rows that were sorted or moved
 * by what was put in or taken out are found by number, year and name; then by number alone, and where the number was put right, by
 * name and date, or by their place and what they mostly say.
 */
export function pairRows<Before extends Row, After extends Row>(
  kind: RegisterKind,
  before: readonly Before[],
  after: readonly After[],
): Pairing<Before, After> {
  const names = kind.persons.filter(({ main }) => main).map(({ fields }) => fields.name)
  const nameOf = (row: Row) => foldName(names.map(field => row.values[field] ?? '').join(' | '))
  const hasName = (row: Row) => names.some(field => row.values[field] !== undefined)
  // A workbook without the columns that tell the year is gone by the numbers alone.
  const tellsYear = after.some(row => yearOf(row) !== '')
  const entryOf: Key = row => numberOf(row) && `${numberOf(row)}/${tellsYear ? yearOf(row) : ''}`
  const pairs: (readonly [Before, After])[] = []
  const [left, right] = [new Set(before), new Set(after)]
  const pairBy = (key: Key, onlySingle: boolean) => {
    const [from, to] = [groupBy(left, key), groupBy(right, key)]
    for (const [value, rows] of to) {
      if (value === undefined) continue
      const sources = from.get(value) ?? []
      if (onlySingle && (rows.length > 1 || sources.length > 1)) continue
      for (const [at, row] of rows.entries()) {
        const source = sources[at]
        if (source === undefined) break
        pairs.push([source, row])
        left.delete(source)
        right.delete(row)
      }
    }
  }
  pairBy(row => entryOf(row) && `${row.row}:${entryOf(row)}`, false)
  pairBy(row => entryOf(row) && `${entryOf(row)}:${nameOf(row)}`, false)
  pairBy(entryOf, true)
  pairBy(
    row => (hasName(row) ? `${nameOf(row)}:${row.values[entryFields.registered] ?? ''}` : undefined),
    true,
  )
  const place = new Map([...left].map(row => [row.row, row]))
  const fields = new Set(after.flatMap(({ values }) => Object.keys(values)))
  for (const row of [...right]) {
    const source = place.get(row.row)
    if (source === undefined || !saysMostlyTheSame(source, row, fields)) continue
    pairs.push([source, row])
    left.delete(source)
    right.delete(row)
  }
  return { pairs: pairs.sort(([a], [b]) => a.row - b.row), before: [...left], after: [...right] }
}

/** Excel drops the zeros in front. */
function numberOf({ values }: Row): string | undefined {
  const text = values[entryFields.number]
    ?.toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^0+(?=\d)/, '')
  return text === '' ? undefined : text
}

function yearOf({ values }: Row): string {
  const text = values[entryFields.registered] ?? values[entryFields.volume] ?? ''
  return /\d{4}$/.exec(text)?.[0] ?? ''
}

/** Whether more than half of what either says in the workbook's fields is the same. */
function saysMostlyTheSame(a: Row, b: Row, fields: ReadonlySet<string>): boolean {
  const said = [...fields].filter(field => a.values[field] !== undefined || b.values[field] !== undefined)
  return said.filter(field => a.values[field] === b.values[field]).length * 2 > said.length
}
