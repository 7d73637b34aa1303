import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { markedFrame } from '../../scanning/pages/marked-views.ts'
import { type SentPdf, viewPdf } from '../../scanning/pages/view-pdf.ts'
import { viewerMark } from '../../scanning/pages/viewer-mark.ts'
import { findRecord } from '../corrections/find-record.ts'
import { type FilePlace, getFilePlace, openFile } from '../records/open-file.ts'
import { readerOf } from '../records/read-record.ts'
import type { NotePlace } from './withdraw-note.ts'

/**
 * The scanned decision of a note with the viewer's mark: a PDF, or a picture as JPEG. That it was seen is journaled. Throws `not-found`,
 * `pdf.unmarkable`.
 */
export async function viewEvidence(
  { vault }: Pick<App, 'vault'>,
  request: Pick<FastifyRequest, 'actor' | 'inTransaction'>,
  note: NotePlace,
): Promise<{ readonly pdf: SentPdf } | { readonly jpeg: Buffer }> {
  const { actor } = request
  const { place, name } = await request.inTransaction(tx => readEvidence(tx, readerOf(actor).removed, note))
  const sha256 = place.sha256.toString('hex')
  if (place.mediaType !== 'application/pdf') {
    const file = { sha256, path: await vault.getPath(sha256), page: 1 }
    return { jpeg: await markedFrame(file, viewerMark(actor, new Date())) }
  }
  const found = { name, key: sha256, sizeBytes: place.sizeBytes, open: () => openFile(vault, place) }
  return { pdf: await viewPdf(actor, async () => found, false) }
}

async function readEvidence(
  tx: Transaction,
  seesRemoved: boolean,
  { agencyId, recordId, noteId }: NotePlace,
): Promise<{ readonly place: FilePlace; readonly name: string }> {
  const record = await findRecord(tx, agencyId, recordId)
  const { rows } = await sql<{ evidence: Buffer; name: string | null }>`
    select evidence, evidence_name as name from record_note
    where agency_id = ${agencyId} and record_id = ${recordId} and id = ${noteId} and evidence is not null`.execute(
    tx,
  )
  const [note] = rows
  if (note === undefined || (record.removedAt !== null && !seesRemoved)) throw new AppError('not-found')
  const place = await getFilePlace(tx, agencyId, note.evidence)
  await appendJournal(tx, {
    agencyId,
    action: 'record.read-note',
    subject: `record:${recordId}`,
    detail: { note: noteId },
  })
  return { place, name: note.name ?? 'ghi-chu.pdf' }
}
