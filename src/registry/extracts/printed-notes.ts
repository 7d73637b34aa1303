import type { RegisterKind } from '../../register/kind.ts'
import type { NoteView } from '../notes/schema.ts'
import { printField } from './print-field.ts'

type Fields = Readonly<Record<string, string>>

/** The lines of a paper's notes: what the book itself notes beside the entry, then what was noted since, each with its decision. */
export function printNotes(
  kind: RegisterKind,
  fields: Fields,
  notes: readonly NoteView[],
): readonly string[] {
  return [
    ...(fields.ghiChu ?? '').split(/\s*\n\s*/),
    ...kind.facts.grounds.map(ground => printGround(kind, fields, ground)),
    ...notes.filter(({ withdrawn }) => withdrawn === null).map(note => printNote(kind, note)),
  ]
    .map(line => line.normalize('NFC').trim())
    .filter(line => line !== '')
}

/** A state that the book's columns tell of (divorced, declared missing …), with when and why it was noted. */
function printGround(
  kind: RegisterKind,
  fields: Fields,
  { status, codes, ground }: RegisterKind['facts']['grounds'][number],
): string {
  if (!codes.includes(fields[status] ?? '')) return ''
  const parts = [status, ...ground].flatMap(id => {
    const value = printField(kind, id, fields[id] ?? '')
    return value === '' ? [] : [`${labelOf(kind, id)}: ${value}`]
  })
  return `${parts.join('; ')}.`
}

const labelOf = (kind: RegisterKind, id: string) =>
  kind.fields.find(field => field.id === id)?.shortLabel.vi ?? id

const writtenDay = (day: string) => day.split('-').reverse().join('/')

/** "Ngày 04/05/2015: Thay đổi tên. Họ, chữ đệm, tên: … Căn cứ 12/QĐ-UBND ngày 04/05/2015 của …". */
function printNote(
  kind: RegisterKind,
  { text, changes, decision, notedOn }: Pick<NoteView, 'text' | 'changes' | 'decision' | 'notedOn'>,
): string {
  const changed = Object.entries(changes).map(([id, value]) => {
    return `${labelOf(kind, id)}: ${printField(kind, id, value)}`
  })
  const basis =
    decision === null || text.includes(decision.number)
      ? ''
      : `Căn cứ ${decision.number} ngày ${decision.date.replaceAll('.', '/')} của ${decision.authority}`
  const sentences = [`Ngày ${writtenDay(notedOn)}: ${text}`, changed.join('; '), basis]
  return sentences
    .map(sentence => sentence.trim().replace(/[.;]$/, ''))
    .filter(sentence => sentence !== '')
    .map(sentence => `${sentence}.`)
    .join(' ')
}
