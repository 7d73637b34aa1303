import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { type ImagingPool, PageFailure } from '../../imaging/worker/pool.ts'
import { advanceBook } from '../../inventory/book-state.ts'
import { lockBooks } from '../../inventory/lock-books.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { JobHandler } from '../../platform/jobs/job.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Pending } from '../../platform/vault/vault.ts'
import { recipeSchema } from '../review/schema.ts'
import { withImagingPool } from './imaging-processes.ts'
import type { Layout } from './schema.ts'
import { type RenderedCapture, type Rendering, writeRenderings } from './write-renderings.ts'

/** The job that straightens a capture. */
export const renderCaptureKind = 'render-capture'

/** Width of a thumbnail in pixels. */
export const thumbnailWidth = 300

const payloadSchema = z.object({ capture: z.uuid() })

interface Drawn {
  readonly renderings: readonly Rendering[]
  /** Size of the original in pixels. */
  readonly width: number
  readonly height: number
}

/** Straightens a capture into its page, or the two pages of a double page. */
export const renderCapture: JobHandler = async (job, context) => {
  const { capture: captureId } = payloadSchema.parse(job.payload)
  const { app } = context
  const capture = await app.database.transaction({ agencies: [job.agencyId], confidential: true }, tx =>
    getCapture(tx, job.agencyId, captureId),
  )
  const pending = await app.vault.begin('render')
  let completed = false
  try {
    const drawn = await withImagingPool(pool => draw(app, pool, pending, capture)).catch(asFailure)
    context.signal.throwIfAborted()
    await context.complete(tx =>
      drawn instanceof PageFailure ? markFailed(tx, capture, drawn) : markReady(tx, capture, drawn),
    )
    completed = true
  } finally {
    if (completed) await pending.commit()
    else await pending.rollback()
  }
}

/** A failure of this capture is an answer to show beside it; any other is the job's own and is tried again. */
function asFailure(error: unknown): PageFailure {
  if (error instanceof PageFailure) return error
  throw error
}

async function draw(
  app: Pick<App, 'vault'>,
  pool: ImagingPool,
  pending: Pending,
  { sha256, sourcePage, options }: RenderedCapture,
): Promise<Drawn> {
  const path = await app.vault.getPath(sha256)
  const { pages, width, height } = await pool.scan({ path, page: sourcePage }, options)
  const renderings: Rendering[] = []
  for (const page of pages) {
    if (page.thumbnail === undefined) throw new TypeError('a scan without a thumbnail')
    renderings.push({
      page,
      image: await pending.put(page.jpeg),
      thumbnail: await pending.put(page.thumbnail),
    })
  }
  return { renderings, width, height }
}

const splits = { single: 'none', spread: 'spread', ledger: 'none' } as const
const decisionSchema = z.object({ recipes: z.array(recipeSchema).min(1).max(2) }).nullable()

async function getCapture(tx: Transaction, agencyId: string, captureId: string): Promise<RenderedCapture> {
  const { rows } = await sql<{
    book_id: string
    original: Buffer
    source_page: number
    retired: boolean
    decision: unknown
    layout: Layout | null
    gutter: number | null
    gutter_within: number | null
  }>`
    select capture.book_id, original, source_page, retired_at is not null as retired, decision, layout, gutter, gutter_within
    from capture left join book_scanning decided on decided.agency_id = capture.agency_id and decided.book_id = capture.book_id
    where capture.agency_id = ${agencyId} and capture.id = ${captureId}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new AppError('not-found')
  const decision = decisionSchema.parse(row.decision)
  return {
    agencyId,
    captureId,
    bookId: row.book_id,
    sha256: row.original,
    sourcePage: row.source_page,
    isRetired: row.retired,
    options: {
      profile: 'hotich-1437',
      split: row.layout === null ? 'auto' : splits[row.layout],
      thumbnailWidth,
      ...(decision === null ? {} : { recipes: decision.recipes }),
      ...(row.gutter === null ? {} : { gutterNear: { at: row.gutter, within: row.gutter_within ?? 0.02 } }),
    },
  }
}

async function markReady(tx: Transaction, capture: RenderedCapture, drawn: Drawn): Promise<void> {
  const { agencyId, captureId, bookId } = capture
  const { renderings, width, height } = drawn
  // Pages may move: whoever puts them in order at this moment waits.
  await lockBooks(tx, [{ agencyId, bookId }])
  await writeRenderings(tx, capture, renderings)
  const recipes = JSON.stringify({ recipes: renderings.map(({ page }) => page.recipe) })
  await sql`
    update capture set state = 'ready', error_code = null, width = ${width}, height = ${height},
      proposal = case when decision is null then ${recipes}::jsonb else proposal end
    where agency_id = ${agencyId} and id = ${captureId}`.execute(tx)
  await finishBook(tx, agencyId, bookId)
  const detail = { book: bookId, renderings: renderings.map(({ image }) => image.sha256) }
  await appendJournal(tx, { agencyId, action: 'page.render', subject: `capture:${captureId}`, detail })
}

async function markFailed(
  tx: Transaction,
  { agencyId, captureId }: RenderedCapture,
  failure: PageFailure,
): Promise<void> {
  await sql`
    update capture set state = 'failed', error_code = ${failure.code}
    where agency_id = ${agencyId} and id = ${captureId}`.execute(tx)
  await appendJournal(tx, {
    agencyId,
    action: 'page.render',
    subject: `capture:${captureId}`,
    detail: { failure: failure.code },
  })
}

/** A book whose captures are all ready has been scanned. */
async function finishBook(tx: Transaction, agencyId: string, bookId: string): Promise<void> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from capture
    where agency_id = ${agencyId} and book_id = ${bookId} and retired_at is null and state <> 'ready'`.execute(
    tx,
  )
  if (rows[0]?.open === 0) await advanceBook(tx, agencyId, bookId, 'scanned')
}
