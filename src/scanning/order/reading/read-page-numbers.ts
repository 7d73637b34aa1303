import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { findReader, type Reader } from '../../../imaging/reading/find-reader.ts'
import { readWords } from '../../../imaging/reading/read-words.ts'
import { lockBooks } from '../../../inventory/lock-books.ts'
import { appendJournal } from '../../../journal/append.ts'
import type { App } from '../../../platform/app.ts'
import type { JobHandler } from '../../../platform/jobs/job.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import { withImagingPool } from '../../render/imaging-processes.ts'
import { agreeNumbers } from './agree-numbers.ts'
import { type Candidate, candidatesSchema } from './candidate.ts'
import { findCandidates } from './find-candidates.ts'

const payloadSchema = z.object({ book: z.uuid(), pages: z.array(z.uuid()) })

/** How much of a page's height is looked at: page numbers stand in the margins, or in the first line of the head. */
const strips = [
  { edge: 'top', part: { left: 0, top: 0, width: 1, height: 0.1 } },
  { edge: 'bottom', part: { left: 0, top: 0.93, width: 1, height: 0.07 } },
] as const

interface RenderedPage {
  readonly id: string
  readonly rendered: Buffer
  readonly width: number
}

interface Reading {
  readonly page: RenderedPage
  readonly candidates: readonly Candidate[]
}

/** Reads the printed numbers of some pages, and says anew which numbers of the book agree with each other. Throws `reading.unavailable`. */
export const readPageNumbers: JobHandler = async (job, context) => {
  const { book: bookId, pages: ids } = payloadSchema.parse(job.payload)
  const { agencyId } = job
  const reader = await findReader()
  if (reader === undefined) throw new AppError('reading.unavailable')
  const pages = await context.app.database.transaction({ agencies: [agencyId], confidential: true }, tx =>
    listRendered(tx, agencyId, ids),
  )
  const readings: Reading[] = []
  for (const page of pages) {
    context.signal.throwIfAborted()
    readings.push({ page, candidates: await readPage(context.app, reader, page, context.signal) })
  }
  await context.complete(async tx => {
    // Whoever types numbers or moves pages at this moment waits.
    await lockBooks(tx, [{ agencyId, bookId }])
    if (await isClosed(tx, agencyId, bookId)) return
    await keepReadings(tx, agencyId, readings)
    const read = await agreeBook(tx, agencyId, bookId)
    const detail = { pages: readings.length, read }
    await appendJournal(tx, { agencyId, action: 'pages.read-numbers', subject: `book:${bookId}`, detail })
  })
}

async function listRendered(
  tx: Transaction,
  agencyId: string,
  ids: readonly string[],
): Promise<readonly RenderedPage[]> {
  const { rows } = await sql<RenderedPage>`
    select id, rendered, width from page
    where agency_id = ${agencyId} and id = any(${ids}::uuid[]) and rendered is not null and sequence is not null
    order by sequence`.execute(tx)
  return rows
}

async function readPage(
  app: Pick<App, 'vault'>,
  reader: Reader,
  { rendered, width }: RenderedPage,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const path = await app.vault.getPath(rendered.toString('hex'))
  const pictures = await withImagingPool(pool =>
    pool.crop(
      path,
      strips.map(({ part }) => [part]),
    ),
  )
  const candidates: Candidate[] = []
  for (const [index, { edge }] of strips.entries()) {
    const picture = pictures[index]
    if (picture === undefined) continue
    candidates.push(...findCandidates(await readWords(reader, picture, 'sparse', signal), { edge, width }))
  }
  return candidates
}

async function isClosed(tx: Transaction, agencyId: string, bookId: string): Promise<boolean> {
  const { rows } = await sql`
    select from book where agency_id = ${agencyId} and id = ${bookId} and closed_at is not null`.execute(tx)
  return rows.length > 0
}

/** Keeps what was read, unless the page has been rendered anew since, or somebody has said that it has no number. */
async function keepReadings(tx: Transaction, agencyId: string, readings: readonly Reading[]): Promise<void> {
  await sql`
    update page set read_numbers = reading.candidates::jsonb
    from unnest(${readings.map(({ page }) => page.id)}::uuid[], ${readings.map(({ page }) => page.rendered)}::bytea[],
      ${readings.map(({ candidates }) => JSON.stringify(candidates))}::text[]) as reading (id, rendered, candidates)
    where page.agency_id = ${agencyId} and page.id = reading.id and page.rendered = reading.rendered and page.read_numbers is null`.execute(
    tx,
  )
}

interface BookPage {
  readonly id: string
  readonly number: string | null
  readonly number_source: 'read' | 'typed' | null
  readonly read_numbers: unknown
}

/**
 * Gives pages the numbers that agree with the book's sequence and takes back those that no longer do; what a person typed stays. Returns how many pages now have
 * a number that was read.
 */
async function agreeBook(tx: Transaction, agencyId: string, bookId: string): Promise<number> {
  const { rows } = await sql<BookPage>`
    select id, number, number_source, read_numbers from page
    where agency_id = ${agencyId} and book_id = ${bookId} and sequence is not null and role not in ('cover', 'other')
    order by sequence`.execute(tx)
  const pages = rows.map(({ id, number, number_source, read_numbers }) => ({
    id,
    candidates: candidatesSchema.parse(read_numbers) ?? [],
    typed: number_source === 'typed' ? number : null,
  }))
  const agreed = agreeNumbers(pages)
  const open = pages.filter(({ typed, candidates }) => typed === null && candidates.length > 0)
  await sql`
    update page set number = agreed.number, number_source = case when agreed.number is not null then 'read' end
    from unnest(${open.map(({ id }) => id)}::uuid[], ${open.map(({ id }) => agreed.get(id) ?? null)}::text[]) as agreed (id, number)
    where page.agency_id = ${agencyId} and page.id = agreed.id and page.number_source is distinct from 'typed'
      and page.number is distinct from agreed.number`.execute(tx)
  return agreed.size
}
