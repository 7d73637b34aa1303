import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { advanceBook } from '../inventory/book-state.ts'
import { requireOpenBook } from '../inventory/close-book.ts'
import { countBookLater } from '../inventory/count-book.ts'
import { appendJournal } from '../journal/append.ts'
import type { JobHandler } from '../platform/jobs/job.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { checkAcross } from './across/check-across.ts'
import { findClosing } from './across/find-closing.ts'
import { type BookCheck, type CheckedRow, checkBookFiles } from './check-book.ts'
import { countFindings } from './check-rules.ts'
import type { Corrections } from './corrections/corrections.ts'
import { findCorrections } from './corrections/find-corrections.ts'
import { createSheetMemory, storeSheetMemory } from './corrections/sheet-memory.ts'
import { type Reading, readingSchema } from './reading/schema.ts'
import { ensureTheirBook, findSender } from './sender.ts'
import { type CheckPlace, replaceEntries, replaceFindings } from './write-check.ts'

/** The kind of job that checks a package. */
export const checkPackageKind = 'check-package'

const payloadSchema = z.object({ package: z.uuid() })

interface PackageFiles {
  readonly xlsx: Buffer
  readonly xlsx_name: string
  readonly zip: Buffer | null
  readonly zip_name: string | null
  readonly corrections: Corrections
  readonly reading: Reading | undefined
}

/**
 * The handler that checks packages: rows are staged as the book's entries, findings stored; files that can't be used make the
 * package `unusable`. `isolate` as in `checkBookFiles`.
 */
export function createCheckPackage(options: { readonly isolate: boolean } = { isolate: true }): JobHandler {
  return async (job, { app, complete, progress }) => {
    const { agencyId } = job
    const { package: packageId } = payloadSchema.parse(job.payload)
    const files = await app.database.transaction({ agencies: [agencyId], confidential: true }, tx =>
      findFiles(tx, agencyId, packageId),
    )
    if (files === undefined) return
    const rows: CheckedRow[] = []
    const { corrections } = files
    const memory = createSheetMemory(corrections)
    try {
      const check = await checkBookFiles({
        xlsxPath: await app.vault.getPath(files.xlsx),
        xlsxName: files.xlsx_name,
        ...(files.zip !== null && {
          zipPath: await app.vault.getPath(files.zip),
          zipName: files.zip_name ?? '',
        }),
        corrections,
        reading: files.reading,
        isolate: options.isolate,
        onRead: memory.take,
        onRow: row => void rows.push(row),
        closing: book =>
          app.database.transaction({ scope: 'all' }, tx => findClosing(tx, { agencyId, ...book })),
        // A sign that gets lost is made up for by the next.
        onProgress: reached => void progress({ ...reached }).catch(() => undefined),
      })
      const { kind, year, volume } = check.book
      if (year === null || volume === null)
        throw new AppError('check.unknown-book', { path: files.xlsx_name })
      const book = { agencyId, kind, year, volume }
      const sender = await findSender(app.database, packageId, book)
      const found = [...check.findings, ...(await checkAcross(app.database, book, rows))]
      const whole = { ...check, findings: found, counts: countFindings(found) }
      await complete(async tx => {
        const bookId = await ensureTheirBook(tx, book, sender)
        await requireOpenBook(tx, agencyId, bookId)
        const place = { agencyId, packageId, bookId }
        await storeCheck(tx, place, whole, rows)
        await storeSheetMemory(tx, place, memory, corrections, check)
      })
    } catch (error) {
      if (!(error instanceof AppError) || !isAboutPackage(error)) throw error
      await complete(tx => markUnusable(tx, agencyId, packageId, error))
    }
  }
}

/** Files that can't be used, or that are about a book in which nothing may change or which is not the sender's. */
function isAboutPackage({ kind, code }: AppError): boolean {
  return kind === 'input' || code === 'package.not-yours' || code === 'book.closed'
}

async function findFiles(
  tx: Transaction,
  agencyId: string,
  packageId: string,
): Promise<PackageFiles | undefined> {
  // Who puts rows right holds the book: what is under way is waited for.
  await sql`
    select from book b join package p on p.agency_id = b.agency_id and p.book_id = b.id
    where p.agency_id = ${agencyId} and p.id = ${packageId} for no key update of b`.execute(tx)
  const { rows } = await sql<Omit<PackageFiles, 'corrections' | 'reading'> & { readonly reading: unknown }>`
    select xlsx, xlsx_name, zip, zip_name, reading from package
    where agency_id = ${agencyId} and id = ${packageId}`.execute(tx)
  const [found] = rows
  if (found === undefined) return undefined
  const reading = found.reading === null ? undefined : readingSchema.parse(found.reading)
  return { ...found, reading, corrections: await findCorrections(tx, agencyId, packageId) }
}

async function markUnusable(
  tx: Transaction,
  agencyId: string,
  packageId: string,
  error: AppError,
): Promise<void> {
  const failure = JSON.stringify({ code: error.code, params: error.params })
  const { rows } = await sql<{ book_id: string | null }>`
    update package set state = 'unusable', failure = ${failure}::jsonb, checked_at = now()
    where agency_id = ${agencyId} and id = ${packageId} and state <> 'deposited' returning book_id`.execute(
    tx,
  )
  for (const { book_id: bookId } of rows) if (bookId !== null) countBookLater(tx, agencyId, bookId)
  await sql`delete from finding where agency_id = ${agencyId} and package_id = ${packageId}`.execute(tx)
  const detail = { unusable: error.code }
  await appendJournal(tx, { agencyId, action: 'package.check', subject: `package:${packageId}`, detail })
}

async function storeCheck(
  tx: Transaction,
  place: CheckPlace,
  { book, counts, findings, ...check }: BookCheck,
  rows: readonly CheckedRow[],
): Promise<void> {
  const { agencyId, packageId, bookId } = place
  await sql`
    update package set state = case when state = 'deposited' then state else 'checked' end, failure = null, book_id = ${bookId},
      kind = ${book.kind}, year = ${book.year}, volume = ${book.volume}, row_count = ${check.rows}, pdf_count = ${check.pdfs},
      error_count = ${counts.error}, warning_count = ${counts.warning}, info_count = ${counts.info}, checked_at = now()
    where agency_id = ${agencyId} and id = ${packageId}`.execute(tx)
  await replaceFindings(tx, place, findings)
  await replaceEntries(tx, place, rows)
  if (counts.error === 0) await advanceBook(tx, agencyId, bookId, 'checked')
  const detail = { book: bookId, rows: check.rows, pdfs: check.pdfs, ...counts }
  await appendJournal(tx, { agencyId, action: 'package.check', subject: `package:${packageId}`, detail })
}
