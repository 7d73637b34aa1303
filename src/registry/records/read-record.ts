import { sql } from 'kysely'
import type { Actor } from '../../access/guard.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { RecordView } from '../schema.ts'
import { getRecord, type RecordReader } from './get-record.ts'
import { type FilePlace, getFilePlace } from './open-file.ts'

/** Which record. */
export interface RecordPlace {
  readonly agencyId: string
  readonly recordId: string
}

/** What an account's rights let it see of records. */
export function readerOf({ rights }: Pick<Actor, 'rights'>): RecordReader {
  return { removed: rights.includes('records.correct'), identity: rights.includes('identity.read') }
}

/** A record for a person to read; that they did is journaled with the agency that registered. Throws `not-found`. */
export async function readRecord(
  tx: Transaction,
  actor: Actor,
  { agencyId, recordId }: RecordPlace,
): Promise<RecordView> {
  const { record } = await getRecord(tx, agencyId, recordId, readerOf(actor))
  await appendJournal(tx, {
    agencyId,
    accountId: actor.account.id,
    action: 'record.read',
    subject: `record:${recordId}`,
  })
  return record
}

/**
 * The PDF of a record's current version, and its name; journaled like the record, an `original` (without the viewer's mark) as such.
 * Throws `not-found`.
 */
export async function readRecordPdf(
  tx: Transaction,
  actor: Actor,
  { agencyId, recordId }: RecordPlace,
  original: boolean,
): Promise<{ place: FilePlace; name: string }> {
  await requireReadable(tx, actor, { agencyId, recordId })
  const { version, pdf, pdfName } = await getCurrentPdf(tx, { agencyId, recordId })
  const place = await getFilePlace(tx, agencyId, pdf)
  await appendJournal(tx, {
    agencyId,
    accountId: actor.account.id,
    action: 'record.read-pdf',
    subject: `record:${recordId}`,
    detail: { version, ...(original ? { original } : {}) },
  })
  return { place, name: pdfName.split('/').at(-1) ?? pdfName }
}

/** Throws `not-found` unless the actor may read the record: one within the jurisdiction that stands, or that they may bring back. */
export async function requireReadable(
  tx: Transaction,
  actor: Pick<Actor, 'rights'>,
  { agencyId, recordId }: RecordPlace,
): Promise<void> {
  const { rows } = await sql`
    select from record where agency_id = ${agencyId} and id = ${recordId} and (removed_at is null or ${readerOf(actor).removed}::boolean)`.execute(
    tx,
  )
  if (rows.length === 0) throw new AppError('not-found')
}

interface CurrentPdf {
  readonly version: number
  readonly pdf: Buffer
  readonly pdfName: string
}

async function getCurrentPdf(tx: Transaction, { agencyId, recordId }: RecordPlace): Promise<CurrentPdf> {
  const { rows } = await sql<CurrentPdf>`
    select v.version, v.pdf, v.pdf_name as "pdfName"
    from record r join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version
    where r.agency_id = ${agencyId} and r.id = ${recordId}`.execute(tx)
  const current = rows[0]
  if (current === undefined) throw new AppError('not-found')
  return current
}
