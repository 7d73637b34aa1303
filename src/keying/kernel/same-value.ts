import { canonicalValue } from '../../register/entry.ts'
import type { Field } from '../../register/field.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { normalizeText } from '../../register/normalize-text.ts'
import { parsePartialDate } from '../../register/partial-date.ts'
import { placeTones } from '../../register/tone-placement.ts'

/**
 * Whether two people keyed the same thing: spaces, ways of composing a letter, ways of writing a date and of placing a tone (hòa, hoà) are no difference.
 */
export function sameValue(kind: RegisterKind, field: string, a: string, b: string): boolean {
  if (a === b) return true
  const of = kind.fields.find(({ id }) => id === field)
  return comparable(of, a) === comparable(of, b)
}

function comparable(field: Field | undefined, raw: string): string {
  const text = field === undefined ? normalizeText(raw) : canonicalValue(field, raw)
  const written = field?.type === 'date-or-text' ? (parsePartialDate(text).ok ?? text) : text
  return placeTones(written, 'old')
}
