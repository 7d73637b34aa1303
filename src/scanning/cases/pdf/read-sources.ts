import { type RawBuilder, sql } from 'kysely'
import { AppError } from '../../../errors.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import { findKind } from '../../../register/kind.ts'
import type { BookCase } from '../book-case.ts'
import { readCases } from '../read-cases.ts'
import type { PdfBook } from './name-pdfs.ts'

/** A page's rendering as a PDF takes it. */
export interface RenderedPage {
  readonly id: string
  readonly sequence: number | null
  readonly role: string
  readonly sha256: Buffer
  /** In pixels, and pixels per inch. */
  readonly width: number
  readonly height: number
  readonly dpi: number
}

/** All that the PDFs of a book's cases are made of. */
export interface PdfSources {
  readonly book: PdfBook
  readonly cases: readonly BookCase[]
  /** By id, in the order of the book. */
  readonly pages: ReadonlyMap<string, RenderedPage>
}

/** The book's cases that have pages, and its renderings. Throws `not-found`, `cases.none`, `cases.unready`. */
export async function readPdfSources(tx: Transaction, agencyId: string, bookId: string): Promise<PdfSources> {
  const book = await readPdfBook(tx, agencyId, bookId)
  const cases = (await readCases(tx, agencyId, bookId)).filter(({ pages }) => pages.length > 0)
  if (cases.length === 0) throw new AppError('cases.none')
  const pages = await readRenderings(tx, sql`agency_id = ${agencyId} and book_id = ${bookId}`)
  const carrying = new Set(cases.flatMap(one => one.pages.map(({ page }) => page)))
  const unready = [...carrying].filter(id => !pages.has(id)).length
  if (unready > 0) throw new AppError('cases.unready', { count: unready })
  return { book, cases, pages }
}

/** One case and the renderings of its pages. Throws `not-found`, `case.no-pages`, `cases.unready`. */
export async function readPdfSource(
  tx: Transaction,
  agencyId: string,
  caseId: string,
): Promise<PdfSources & { readonly one: BookCase; readonly bookId: string }> {
  const found = await tx
    .selectFrom('entry')
    .select('book_id')
    .where('agency_id', '=', agencyId)
    .where('id', '=', caseId)
    .where('position', 'is not', null)
    .executeTakeFirst()
  if (found === undefined) throw new AppError('not-found')
  const bookId = found.book_id
  const [one] = await readCases(tx, agencyId, bookId, caseId)
  if (one === undefined) throw new AppError('not-found')
  if (one.pages.length === 0) throw new AppError('case.no-pages')
  const ids = one.pages.map(({ page }) => page)
  const pages = await readRenderings(tx, sql`agency_id = ${agencyId} and id = any(${ids}::uuid[])`)
  if (pages.size < ids.length) throw new AppError('cases.unready', { count: ids.length - pages.size })
  return { book: await readPdfBook(tx, agencyId, bookId), cases: [one], pages, one, bookId }
}

async function readPdfBook(tx: Transaction, agencyId: string, bookId: string): Promise<PdfBook> {
  const { rows } = await sql<Omit<PdfBook, 'kind'> & { kind: string }>`
    select book.kind, book.year, book.volume, agency.name as agency from book join agency on agency.id = book.agency_id
    where book.agency_id = ${agencyId} and book.id = ${bookId}`.execute(tx)
  const [book] = rows
  if (book === undefined) throw new AppError('not-found')
  const kind = findKind(book.kind)
  if (kind === undefined) throw new AppError('kind.unknown', { kind: book.kind, kinds: '' })
  return { ...book, kind: kind.code }
}

const a4ShortSideInches = 8.27

/** Renderings made before resolutions were kept are taken to be of A4. */
async function readRenderings(
  tx: Transaction,
  where: RawBuilder<unknown>,
): Promise<ReadonlyMap<string, RenderedPage>> {
  const { rows } = await sql<Omit<RenderedPage, 'dpi'> & { dpi: number | null }>`
    select id, sequence, role, rendered as sha256, width, height, dpi from page
    where ${where} and rendered is not null order by sequence nulls last, id`.execute(tx)
  return new Map(
    rows.map(({ dpi, ...page }) => [
      page.id,
      { ...page, dpi: dpi ?? Math.round(Math.min(page.width, page.height) / a4ShortSideInches) },
    ]),
  )
}
