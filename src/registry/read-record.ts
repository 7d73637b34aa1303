import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { getRecord } from './get-record.ts'
import { type FilePlace, getFilePlace } from './open-file.ts'
import type { RecordView } from './schema.ts'

/** A record for a person to read; that they did is journaled with the agency that registered. Throws `not-found`. */
export async function readRecord(
  tx: Transaction,
  accountId: string,
  agencyId: string,
  recordId: string,
): Promise<RecordView> {
  const { record } = await getRecord(tx, agencyId, recordId)
  await appendJournal(tx, { agencyId, accountId, action: 'record.read', subject: `record:${recordId}` })
  return record
}

/** The PDF of a record's current version, and its name; journaled like the record. Throws `not-found`. */
export async function readRecordPdf(
  tx: Transaction,
  accountId: string,
  agencyId: string,
  recordId: string,
): Promise<{ place: FilePlace; name: string }> {
  const { record, pdf } = await getRecord(tx, agencyId, recordId)
  const place = await getFilePlace(tx, agencyId, pdf)
  const detail = { version: record.version }
  await appendJournal(tx, {
    agencyId,
    accountId,
    action: 'record.read-pdf',
    subject: `record:${recordId}`,
    detail,
  })
  return { place, name: record.pdfName }
}
