import { readEntry } from '../../register/entry.ts'
import type { RegisterKind } from '../../register/kind.ts'
import type { Family } from '../assist/schema.ts'
import type { Values } from './asking.ts'
import { rankFamilies } from './families/rank-families.ts'
import { writeAsBefore } from './families/write-as-before.ts'

/** Known people among the batch's own entries (latest first), without a line: brothers and sisters in one book. At most six. */
export function familiesOf(kind: RegisterKind, values: Values, before: readonly Values[]): readonly Family[] {
  const year = yearOf(kind, values)
  if (year === null) return []
  const sources = before.map(entry => ({ kind, values: entry, year: yearOf(kind, entry) ?? year }))
  return rankFamilies({ kind, values, year }, sources).map(family =>
    writeAsBefore(kind, family, values, before),
  )
}

/** Every entry says its year, by its volume at least. */
function yearOf(kind: RegisterKind, values: Values): number | null {
  return readEntry(kind, { values }).year
}
