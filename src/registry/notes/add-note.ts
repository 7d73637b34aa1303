import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { findOrigin, type Transaction } from '../../platform/postgres/database.ts'
import { findNoteKind } from '../../register/note-kinds.ts'
import { getStandingRecord, getVersion } from '../corrections/find-record.ts'
import { getNoteState } from './note-state.ts'
import { rewriteNotedMentions } from './noted-mentions.ts'
import { readNotedChanges } from './read-changes.ts'

/** A note to be written beside a record. */
export interface NewNote {
  readonly agencyId: string
  readonly recordId: string
  /** Code of register/note-kinds.ts. */
  readonly kind: string
  readonly text: string
  /** Field → what holds since; {} when the note changes no field. */
  readonly changes: Readonly<Record<string, string>>
  /** `YYYY-MM-DD`. */
  readonly notedOn: string
  /** What it rests on; `date` is a partial date. Needed unless the note is an `other` one that changes nothing. */
  readonly decision: { readonly number: string; readonly date: string; readonly authority: string } | null
  /** The scanned decision: a file that is noted for the agency already. */
  readonly evidence: { readonly digest: Uint8Array; readonly name: string } | null
}

/**
 * Writes a note beside a standing record, puts the people it changes into the index, and journals it; gives the note's id. The record's own
 * fields stay. A note may be written beside a record of a closed book: on paper, too, notes are added long after the book was closed.
 * Throws `not-found`, `record.removed`, `note.kind`, `note.field`, `note.value`, `note.needs-decision`.
 */
export async function addNote(tx: Transaction, note: NewNote): Promise<string> {
  const { agencyId, recordId, decision } = note
  const record = await getStandingRecord(tx, agencyId, recordId)
  if (findNoteKind(note.kind) === undefined) throw new AppError('note.kind', { kind: note.kind })
  const changes = readNotedChanges(record.kind, note.changes)
  const isPlain = note.kind === 'other' && Object.keys(changes).length === 0
  if (decision === null && !isPlain) throw new AppError('note.needs-decision')
  const id = newId()
  await sql`
    insert into record_note (agency_id, id, book_id, record_id, kind, text, changes, noted_on, decision_number, decision_date,
      decision_authority, evidence, evidence_name, account_id)
    values (${agencyId}, ${id}, ${record.bookId}, ${recordId}, ${note.kind}, ${note.text}, ${JSON.stringify(changes)}::jsonb,
      ${note.notedOn}, ${decision?.number ?? null}, ${decision?.date ?? null}, ${decision?.authority ?? null},
      ${note.evidence?.digest ?? null}, ${note.evidence?.name ?? null}, ${findOrigin(tx)?.accountId ?? null})`.execute(
    tx,
  )
  const { fields } = await getVersion(tx, record, record.version)
  await rewriteNotedMentions(tx, record, { recordId, year: record.year, fields })
  await appendJournal(tx, {
    agencyId,
    action: 'record.note',
    subject: `record:${recordId}`,
    detail: { note: id, kind: note.kind, book: record.bookId, fields: Object.keys(changes) },
    after: await getNoteState(tx, agencyId, id),
  })
  return id
}
