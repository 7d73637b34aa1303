import { type FileHandle, open } from 'node:fs/promises'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { App } from '../../platform/app.ts'
import { formatSize } from '../../platform/format-size.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { noteFile } from '../../platform/vault/note-file.ts'
import type { Pending, Stored } from '../../platform/vault/vault.ts'
import { makeCasePdfs } from '../../scanning/cases/pdf/make-pdfs.ts'
import { nameCasePdf } from '../../scanning/cases/pdf/name-pdfs.ts'
import { readPdfSource } from '../../scanning/cases/pdf/read-sources.ts'
import { findSeen } from '../../scanning/pages/whole-page.ts'
import { withViewingPool } from '../../scanning/render/imaging-processes.ts'
import { probeBytes, probePdf } from '../../sheets/pdf-probe.ts'
import { type DraftPlace, lockKnownDraft } from './draft-row.ts'
import type { SavedDraft } from './schema.ts'

type Request = Pick<FastifyRequest, 'actor' | 'inTransaction' | 'file'>
type Files = Pick<App, 'vault'>

/** A case's PDF has about 100 kB a page; larger ones could not be shown with the viewer's mark. */
const mostBytes = 64 * 1024 * 1024

/** Keeps an uploaded PDF with a draft, unaltered. Throws `not-found`, `draft.changed`, `file.too-large`, `file.empty`, `pdf.unreadable`, `pdf.encrypted`. */
export function attachUpload(
  app: Files,
  request: Request,
  place: DraftPlace,
  revision: number,
): Promise<SavedDraft> {
  return attach(app, request, place, revision, async pending => {
    const part = await request.file({ limits: { fileSize: mostBytes, files: 1 } })
    if (part === undefined) throw new AppError('pdf.none')
    const name = part.filename.normalize('NFC').replace(/^.*[\\/]/, '')
    const stored = await pending.put(part.file)
    if (part.file.truncated)
      throw new AppError('file.too-large', {
        path: name,
        size: `> ${formatSize(mostBytes)}`,
        limit: formatSize(mostBytes),
      })
    await requirePdf(await app.vault.getPath(stored.sha256), stored, name)
    return { name, stored }
  })
}

/** Keeps the PDF of a scanned case of the same book with a draft. Throws `not-found`, `draft.changed`, `page.crop-only`, and what the case lacks. */
export function attachCase(
  app: Files,
  request: Request,
  place: DraftPlace,
  { revision, case: caseId }: { readonly revision: number; readonly case: string },
): Promise<SavedDraft> {
  return attach(app, request, place, revision, async pending => {
    const source = await request.inTransaction(async tx => {
      const found = await readPdfSource(tx, place.agencyId, caseId)
      if (found.bookId !== place.bookId) throw new AppError('not-found')
      if ((await findSeen(tx, request.actor.account, found.bookId)) === 'crop')
        throw new AppError('page.crop-only')
      return found
    })
    for await (const { pdf } of makeCasePdfs(app.vault, withViewingPool, source))
      return { name: nameCasePdf(source.book, source.one), stored: await pending.put(pdf) }
    throw new AppError('case.no-pages')
  })
}

/** Brings a PDF into the vault and keeps it with the draft; when that fails, it is not in the vault either. */
async function attach(
  { vault }: Files,
  request: Request,
  place: DraftPlace,
  revision: number,
  take: (pending: Pending) => Promise<{ readonly name: string; readonly stored: Stored }>,
): Promise<SavedDraft> {
  await request.inTransaction(tx => lockKnownDraft(tx, place, revision))
  const pending = await vault.begin('draft')
  try {
    const taken = await take(pending)
    const saved = await request.inTransaction(tx => keep(tx, place, revision, taken))
    await pending.commit()
    return saved
  } catch (error) {
    await pending.rollback()
    throw error
  }
}

async function keep(
  tx: Transaction,
  place: DraftPlace,
  revision: number,
  { name, stored }: { readonly name: string; readonly stored: Stored },
): Promise<SavedDraft> {
  const draft = await lockKnownDraft(tx, place, revision)
  await noteFile(tx, place.agencyId, stored, 'application/pdf')
  await sql`
    update record_draft set pdf = ${stored.digest}, pdf_name = ${name}, revision = ${draft.revision + 1}, updated_at = now()
    where agency_id = ${place.agencyId} and book_id = ${place.bookId} and id = ${place.draftId}`.execute(tx)
  return { revision: draft.revision + 1, pdfName: name }
}

/** The look that every PDF of a package gets (sheets/pdf-probe.ts). */
async function requirePdf(path: string, { sizeBytes }: Stored, name: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    const head = await readAt(file, 0, probeBytes)
    const tail = await readAt(file, Math.max(0, sizeBytes - probeBytes), probeBytes)
    const problem = probePdf(head, tail, sizeBytes)
    if (problem === 'empty') throw new AppError('file.empty', { path: name })
    if (problem === 'encrypted') throw new AppError('pdf.encrypted', { name })
    if (problem !== undefined) throw new AppError('pdf.unreadable', { name })
  } finally {
    await file.close()
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(length), position })
  return buffer.subarray(0, bytesRead)
}
