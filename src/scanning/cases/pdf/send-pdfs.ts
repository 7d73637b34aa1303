import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../../errors.ts'
import { appendJournal } from '../../../journal/append.ts'
import type { App } from '../../../platform/app.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import { zipPieces } from '../../../sheets/zip-pieces.ts'
import { markedPdf } from '../../pages/marked-views.ts'
import { viewerMark } from '../../pages/viewer-mark.ts'
import { findSeen } from '../../pages/whole-page.ts'
import { withViewingPool } from '../../render/imaging-processes.ts'
import { makeCasePdfs } from './make-pdfs.ts'
import { nameCasePdf, nameZip } from './name-pdfs.ts'
import { readPdfSource, readPdfSources } from './read-sources.ts'
import { listZipFiles } from './zip-book.ts'

type Request = Pick<FastifyRequest, 'actor' | 'inTransaction'>

/** A case by the agency that registered it and its id. */
export interface CasePlace {
  readonly agencyId: string
  readonly caseId: string
}

/**
 * The PDF of a case, journaled: with the viewer's mark, or as it is (`original`) for who may download originals. Throws `not-found`,
 * `page.crop-only`, `right.missing`, and what its pages lack.
 */
export async function openCasePdf(
  { vault }: Pick<App, 'vault'>,
  request: Request,
  { agencyId, caseId }: CasePlace,
  original: boolean,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  if (original && !request.actor.rights.includes('originals.read')) throw new AppError('right.missing')
  const source = await request.inTransaction(async tx => {
    const found = await readPdfSource(tx, agencyId, caseId)
    await requireWhole(tx, request, found.bookId)
    const detail = { book: found.bookId, ...(original ? { original } : {}) }
    await appendJournal(tx, { agencyId, action: 'case.read-pdf', subject: `case:${caseId}`, detail })
    return found
  })
  const name = nameCasePdf(source.book, source.one)
  for await (const { pdf } of makeCasePdfs(vault, withViewingPool, source)) {
    if (original) return { name, bytes: pdf }
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    const mark = viewerMark(request.actor, new Date())
    return { name, bytes: await markedPdf({ sha256, name, read: async () => pdf }, mark) }
  }
  throw new AppError('case.no-pages')
}

/** The .zip of all PDFs of a book's cases, made while it is sent; journaled. Throws `not-found`, `cases.none`, `cases.unready`. */
export async function openCasePdfs(
  { vault }: Pick<App, 'vault'>,
  request: Request,
  { agencyId, bookId }: { readonly agencyId: string; readonly bookId: string },
): Promise<{ readonly name: string; readonly body: Readable }> {
  const sources = await request.inTransaction(async tx => {
    const found = await readPdfSources(tx, agencyId, bookId)
    const detail = { cases: found.cases.length }
    await appendJournal(tx, { agencyId, action: 'book.export-pdfs', subject: `book:${bookId}`, detail })
    return found
  })
  const files = listZipFiles(vault, withViewingPool, sources)
  const body = Readable.from(await begin(zipPieces(files)), { objectMode: false })
  return { name: nameZip(sources.book), body }
}

/** A stream that has begun: what hinders it from the start is an answer, not a download that breaks off. */
async function begin<T>(
  pieces: AsyncGenerator<T, void, undefined>,
): Promise<AsyncGenerator<T, void, undefined>> {
  const first = await pieces.next()
  return (async function* () {
    if (first.done !== true) yield first.value
    yield* pieces
  })()
}

async function requireWhole(tx: Transaction, { actor }: Request, bookId: string): Promise<void> {
  if ((await findSeen(tx, actor.account, bookId)) === 'crop') throw new AppError('page.crop-only')
}
