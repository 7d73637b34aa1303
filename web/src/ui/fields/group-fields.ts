import { findKind } from '../../../../src/register/kind.ts'
import type { Language } from '../../../../src/register/text.ts'

/** A field of an entry as it is shown; `id` is the ministry's column name. */
export interface ShownField {
  readonly id: string
  readonly label: string
  readonly value: string
}

/** The fields of one person, or those of the entry itself. */
export interface FieldGroup {
  readonly key: string
  /** The person's label; null for the groups of no person, which the interface names itself. */
  readonly label: string | null
  readonly filled: readonly ShownField[]
  readonly empty: readonly ShownField[]
}

/** Labels of the groups that no person has; `other` holds columns the kind does not know. */
export type GroupKey = 'entry' | 'abroad' | 'paper' | 'other'

/**
 * The fields of an entry grouped as in the book: the entry, each person in the book's order, papers, registration abroad,
 * and whatever the kind does not know. Groups without any filled field keep their empty ones, so that nothing is hidden; an empty field
 * that has something `beside` it stands with the filled ones.
 */
export function groupFields(
  kindCode: string,
  values: Readonly<Record<string, string>>,
  language: Language,
  beside: { has(id: string): boolean } = new Set(),
): readonly FieldGroup[] {
  const kind = findKind(kindCode)
  const known = new Set(kind?.fields.map(field => field.id))
  const persons = kind?.persons.map(person => person.prefix) ?? []
  const labels = new Map(kind?.persons.map(person => [person.prefix, person.label[language]]))
  const order = ['entry', ...persons, 'paper', 'abroad']
  const groups = order.map(key => {
    const fields = (kind?.fields ?? [])
      .filter(field => field.subject === key)
      .map(field => ({ id: field.id, label: field.shortLabel[language], value: values[field.id] ?? '' }))
    return toGroup(key, labels.get(key) ?? null, fields, beside)
  })
  const unknown = Object.entries(values)
    .filter(([id, value]) => !known.has(id) && value !== '')
    .map(([id, value]) => ({ id, label: id, value }))
  return [...groups, toGroup('other', null, unknown, beside)].filter(
    group => group.filled.length + group.empty.length > 0,
  )
}

function toGroup(
  key: string,
  label: string | null,
  fields: readonly ShownField[],
  beside: { has(id: string): boolean },
): FieldGroup {
  const isShown = (field: ShownField) => field.value !== '' || beside.has(field.id)
  return {
    key,
    label,
    filled: fields.filter(isShown),
    empty: fields.filter(field => !isShown(field)),
  }
}

/** One field that differs between two versions of an entry. */
export interface FieldChange {
  readonly id: string
  readonly before: string
  readonly after: string
}

/** What changed from one version of the fields to the next, in the order of the kind's fields. */
export function listChanges(
  kindCode: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly FieldChange[] {
  const order = findKind(kindCode)?.fields.map(field => field.id) ?? []
  const ids = new Set([...order, ...Object.keys(before), ...Object.keys(after)])
  return [...ids]
    .map(id => ({ id, before: before[id] ?? '', after: after[id] ?? '' }))
    .filter(change => change.before !== change.after)
}
