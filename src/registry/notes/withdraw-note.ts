import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { findOrigin, type Transaction } from '../../platform/postgres/database.ts'
import { getStandingRecord, getVersion } from '../corrections/find-record.ts'
import { rewriteNotedMentions } from './noted-mentions.ts'

/** Which note of which record. */
export interface NotePlace {
  readonly agencyId: string
  readonly recordId: string
  readonly noteId: string
}

/**
 * Withdraws a note that should not stand there, for a reason: it stays to be seen, but nothing holds by it any more. Throws `not-found`,
 * `record.removed`, `note.withdrawn`.
 */
export async function withdrawNote(
  tx: Transaction,
  { agencyId, recordId, noteId }: NotePlace,
  reason: string,
): Promise<void> {
  const record = await getStandingRecord(tx, agencyId, recordId)
  const place = sql`agency_id = ${agencyId} and record_id = ${recordId} and id = ${noteId}`
  const withdrawn = await sql`
    update record_note
    set withdrawn_at = now(), withdrawn_by = ${findOrigin(tx)?.accountId ?? null}, withdrawn_reason = ${reason}
    where ${place} and withdrawn_at is null returning id`.execute(tx)
  if (withdrawn.rows.length === 0) {
    const { rows } = await sql`select from record_note where ${place}`.execute(tx)
    throw new AppError(rows.length === 0 ? 'not-found' : 'note.withdrawn')
  }
  const { fields } = await getVersion(tx, record, record.version)
  await rewriteNotedMentions(tx, record, { recordId, year: record.year, fields })
  await appendJournal(tx, {
    agencyId,
    action: 'record.withdraw-note',
    subject: `record:${recordId}`,
    detail: { note: noteId },
    after: { reason },
  })
}
