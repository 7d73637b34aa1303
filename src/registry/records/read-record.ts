import type { Actor } from '../../access/guard.ts'
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
  const { record, pdf } = await getRecord(tx, agencyId, recordId, readerOf(actor))
  const place = await getFilePlace(tx, agencyId, pdf)
  await appendJournal(tx, {
    agencyId,
    accountId: actor.account.id,
    action: 'record.read-pdf',
    subject: `record:${recordId}`,
    detail: { version: record.version, ...(original ? { original } : {}) },
  })
  return { place, name: record.pdfName.split('/').at(-1) ?? record.pdfName }
}
