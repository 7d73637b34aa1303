import type { RegisterKind } from '../../../../../src/register/kind.ts'

/** The fields of a kind that nobody is asked for: of the whole kind's order, those not in the list. */
export function notAsked(
  kind: RegisterKind,
  fields: readonly string[],
  untyped: ReadonlySet<string>,
): readonly string[] {
  const asked = new Set(fields)
  return kind.fields.flatMap(({ id }) => (asked.has(id) || untyped.has(id) ? [] : [id]))
}

/** Takes a field in: behind the last one of the same person, else before the notes that end the form. */
export function takeIn(kind: RegisterKind, fields: readonly string[], id: string): readonly string[] {
  const subjectOf = (field: string) => kind.fields.find(each => each.id === field)?.subject
  const own = subjectOf(id)
  const last = own === 'entry' ? -1 : fields.findLastIndex(field => subjectOf(field) === own)
  const notes = fields.indexOf('ghiChu')
  const at = last >= 0 ? last + 1 : notes >= 0 ? notes : fields.length
  return [...fields.slice(0, at), id, ...fields.slice(at)]
}

/** Moves a field one place up (-1) or down (1); at the end nothing moves. */
export function moveField(fields: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const from = fields.indexOf(id)
  const to = from + by
  const other = fields[to]
  if (from < 0 || other === undefined) return fields
  return fields.map((field, at) => (at === from ? other : at === to ? id : field))
}

/** What is kept of a list of fields: nothing (null) when it is the proposed one. */
export function keptFields(fields: readonly string[], form: readonly string[]): string[] | null {
  const same = fields.length === form.length && fields.every((field, at) => field === form[at])
  return same ? null : [...fields]
}
