import { type RawBuilder, sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** What a note says, as the journal seals it; withdrawing a note changes nothing of it. */
export interface NoteState {
  readonly kind: string
  readonly text: string
  readonly changes: unknown
  readonly notedOn: string
  readonly decisionNumber: string | null
  readonly decisionDate: string | null
  readonly decisionAuthority: string | null
  /** Hexadecimal SHA-256. */
  readonly evidence: string | null
  readonly evidenceName: string | null
}

/** The state of a note as one jsonb value, of a row `n` of record_note; `sogoc verify` computes it again. */
export const noteState: RawBuilder<NoteState> = sql<NoteState>`jsonb_build_object('kind', n.kind, 'text', n.text, 'changes', n.changes,
  'notedOn', n.noted_on::text, 'decisionNumber', n.decision_number, 'decisionDate', n.decision_date,
  'decisionAuthority', n.decision_authority, 'evidence', encode(n.evidence, 'hex'), 'evidenceName', n.evidence_name)`

/** The state of one note; throws `not-found`. */
export async function getNoteState(tx: Transaction, agencyId: string, noteId: string): Promise<NoteState> {
  const { rows } = await sql<{ state: NoteState }>`
    select ${noteState} as state from record_note n where n.agency_id = ${agencyId} and n.id = ${noteId}`.execute(
    tx,
  )
  const note = rows[0]
  if (note === undefined) throw new AppError('not-found')
  return note.state
}
