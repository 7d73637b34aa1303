import type { Field, RegisterKind } from '../../../../../src/register/kind.ts'
import type { NoteKind } from '../../../../../src/register/note-kinds.ts'

/** The fields that a kind of note usually changes in a register: of the main persons first, then of the others the entry names, then its own. */
export function listUsualFields(
  kind: RegisterKind,
  note: NoteKind,
  fields: Readonly<Record<string, string>>,
): readonly Field[] {
  const persons = kind.persons.filter(person => person.prefix !== 'nyc')
  const sorted = [...persons.filter(({ main }) => main), ...persons.filter(({ main }) => !main)]
  const ofPersons = sorted
    .filter(person => person.main || (fields[person.fields.name] ?? '') !== '' || note.code === 'parentage')
    .flatMap(person => note.parts.map(part => person.fields[part]))
  const ids = [...ofPersons, ...note.fields]
  return ids.flatMap(id => kind.fields.filter(field => field.id === id))
}

/** The kinds of note that are written beside entries of a register; that for which it is meant first. */
export function isUsualNote(note: NoteKind, register: string): boolean {
  return note.registers.length === 0 || note.registers.some(code => code === register)
}
