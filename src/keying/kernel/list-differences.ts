import type { RegisterKind } from '../../register/kind.ts'
import type { Doubt } from '../schema.ts'
import { sameValue } from './same-value.ts'

/** What one person keyed of an entry. */
export interface Compared {
  readonly values: Readonly<Record<string, string>>
  readonly doubts: Readonly<Record<string, Doubt>>
}

/** A field that two people keyed differently; '' where one keyed nothing. */
export interface Difference {
  readonly field: string
  readonly first: string
  readonly second: string
  readonly first_doubt: Doubt | null
  readonly second_doubt: Doubt | null
}

/**
 * The fields that two people keyed differently. A doubt alone is no difference: the one reading stands, and the doubt stays with the entry.
 */
export function listDifferences(
  kind: RegisterKind,
  fields: readonly string[],
  one: Compared,
  other: Compared,
): readonly Difference[] {
  return fields.flatMap(field => {
    const [first, second] = [one.values[field] ?? '', other.values[field] ?? '']
    if (sameValue(kind, field, first, second)) return []
    const [first_doubt, second_doubt] = [one.doubts[field] ?? null, other.doubts[field] ?? null]
    return [{ field, first, second, first_doubt, second_doubt }]
  })
}
