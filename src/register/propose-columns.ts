import { editDistance } from './edit-distance.ts'
import { type LabelMeaning, readLabel } from './header-label.ts'
import type { RegisterKind } from './kind.ts'
import type { RecognizedColumn } from './recognized-column.ts'

/** A column known by Vietnamese words. */
export type LabelledColumn = RecognizedColumn & { readonly field: string; readonly by: 'label' }

/** What a header says in the very words; undefined when it is only like them. */
export function sureLabel(header: string, kind: RegisterKind): LabelMeaning | undefined {
  const meaning = readLabel(header, kind)
  return meaning?.likeness === 1 ? meaning : undefined
}

/**
 * Reads the headers without a column as words. One that can mean only one field, which no other column claims, is a column (`labelled`);
 * the others get a proposal, by position: by a name that is nearly the ministry's, by words, or by the person of the column before.
 */
export function proposeColumns(
  names: readonly string[],
  columns: readonly (RecognizedColumn | undefined)[],
  kind: RegisterKind,
): { readonly labelled: readonly LabelledColumn[]; readonly proposals: readonly (string | undefined)[] } {
  const taken = new Set(columns.flatMap(column => column?.field ?? []))
  const ids = new Set(kind.fields.map(({ id }) => id.toLowerCase()))
  const meanings = names.map((name, index) =>
    name === '' || columns[index] !== undefined || ids.has(name.toLowerCase())
      ? undefined
      : readInContext(names, index, columns, kind),
  )
  const labelled = meanings.flatMap((meaning, index): LabelledColumn[] => {
    if (meaning?.likeness !== 1 || taken.has(meaning.field)) return []
    const claims = meanings.filter(other => other?.likeness === 1 && other.field === meaning.field)
    if (claims.length > 1) return []
    return [{ index, header: names[index] ?? '', field: meaning.field, exact: false, by: 'label' }]
  })
  for (const { field } of labelled) taken.add(field)
  const known = new Set(labelled.map(({ index }) => index))
  const proposals = names.map((name, index) => {
    if (name === '' || columns[index] !== undefined || known.has(index)) return undefined
    const field = nearestId(name, kind, taken) ?? meanings[index]?.field
    // Of several columns that look like one field the first is proposed; a person tells the others.
    if (field === undefined || taken.has(field)) return undefined
    taken.add(field)
    return field
  })
  return { labelled, proposals }
}

/** A header's meaning; where it names no person but a column before it does, that person is probably meant, which is no certainty. */
function readInContext(
  names: readonly string[],
  index: number,
  columns: readonly (RecognizedColumn | undefined)[],
  kind: RegisterKind,
): LabelMeaning | undefined {
  const meaning = readLabel(names[index] ?? '', kind)
  if (meaning === undefined || !meaning.assumed) return meaning
  const subject = subjectOf(meaning.field, kind)
  for (let at = index - 1; at >= 0; at--) {
    const person = columns[at]?.field
      ? subjectOf(columns[at]?.field ?? '', kind)
      : namedPerson(names[at] ?? '', kind)
    if (person === undefined) continue
    const other = kind.fields.find(({ id }) => id === `${person}${meaning.field.slice(subject?.length)}`)
    if (other === undefined || other.id === meaning.field) return meaning
    return { field: other.id, person, likeness: Math.min(meaning.likeness, 0.9), assumed: false }
  }
  return meaning
}

function namedPerson(header: string, kind: RegisterKind): string | undefined {
  const meaning = sureLabel(header, kind)
  return meaning === undefined || meaning.assumed ? undefined : (meaning.person ?? undefined)
}

/** The prefix of the person a field is about. */
function subjectOf(field: string, kind: RegisterKind): string | undefined {
  const subject = kind.fields.find(({ id }) => id === field)?.subject
  return kind.persons.some(({ prefix }) => prefix === subject) ? subject : undefined
}

/** The field without a column whose name a header nearly is. */
function nearestId(header: string, kind: RegisterKind, taken: ReadonlySet<string>): string | undefined {
  const text = header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const limit = Math.min(3, Math.floor(text.length / 4))
  const near = kind.fields
    .filter(({ id }) => !taken.has(id))
    .map(({ id }) => ({ id, distance: editDistance(text, id.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
  const [best, second] = near
  return best && best.distance !== second?.distance ? best.id : undefined
}
