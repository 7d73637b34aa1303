import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { ScannedPage } from '../imaging/scan-image.ts'
import { type ImagingPool, PageFailure } from '../imaging/worker/pool.ts'
import { advanceBook } from '../inventory/book-state.ts'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import type { JobHandler } from '../platform/jobs/job.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { noteFile } from '../platform/vault/note-file.ts'
import type { Pending, Stored } from '../platform/vault/vault.ts'
import { withImagingPool } from './imaging-processes.ts'

/** The job that straightens a page. */
export const renderPageKind = 'render-page'

/** Width of a thumbnail in pixels. */
export const thumbnailWidth = 300

const payloadSchema = z.object({ page: z.uuid() })

interface Original {
  readonly agencyId: string
  readonly pageId: string
  readonly bookId: string
  readonly sequence: number
  readonly sha256: Buffer
  readonly name: string
  readonly sourcePage: number
}

interface Rendering {
  readonly page: ScannedPage
  readonly image: Stored
  readonly thumbnail: Stored
}

/** Straightens a page's original into its rendering; a double page becomes two pages of the same sequence, left and right. */
export const renderPage: JobHandler = async (job, context) => {
  const { page: pageId } = payloadSchema.parse(job.payload)
  const { app } = context
  const original = await app.database.transaction({ agencies: [job.agencyId], confidential: true }, tx =>
    getOriginal(tx, job.agencyId, pageId),
  )
  const pending = await app.vault.begin('render')
  let completed = false
  try {
    const rendered = await withImagingPool(pool => render(app, pool, pending, original)).catch(asFailure)
    context.signal.throwIfAborted()
    await context.complete(tx =>
      rendered instanceof PageFailure
        ? markFailed(tx, original, rendered)
        : writeRenderings(tx, original, rendered),
    )
    completed = true
  } finally {
    if (completed) await pending.commit()
    else await pending.rollback()
  }
}

/** A failure of this page is an answer to show beside it; any other is the job's own and is tried again. */
function asFailure(error: unknown): PageFailure {
  if (error instanceof PageFailure) return error
  throw error
}

async function render(
  app: Pick<App, 'vault'>,
  pool: ImagingPool,
  pending: Pending,
  original: Original,
): Promise<Rendering[]> {
  const path = await app.vault.getPath(original.sha256)
  // Taken in as one page, the others would be lost without a word.
  if ((await pool.countPages(path)) > 1)
    throw new PageFailure('image.many-pages', { name: original.name }, undefined, null)
  const { pages } = await pool.scan(
    { path, page: original.sourcePage },
    { profile: 'hotich-1437', split: 'auto' },
  )
  const renderings: Rendering[] = []
  for (const page of pages) {
    const image = await pending.put(page.jpeg)
    const small = await pool.thumbnail(
      { path: await app.vault.getPath(image.sha256), page: 1 },
      thumbnailWidth,
    )
    renderings.push({ page, image, thumbnail: await pending.put(small) })
  }
  return renderings
}

async function getOriginal(tx: Transaction, agencyId: string, pageId: string): Promise<Original> {
  const { rows } = await sql<{
    book_id: string
    sequence: number
    original: Buffer
    original_name: string
    source_page: number
  }>`
    select book_id, sequence, original, original_name, source_page from page
    where agency_id = ${agencyId} and id = ${pageId}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new AppError('not-found')
  return {
    agencyId,
    pageId,
    bookId: row.book_id,
    sequence: row.sequence,
    sha256: row.original,
    name: row.original_name,
    sourcePage: row.source_page,
  }
}

/** The first rendering takes the page's own row, a second one (the right half) its own. Rendering again replaces both. */
async function writeRenderings(
  tx: Transaction,
  original: Original,
  renderings: readonly Rendering[],
): Promise<void> {
  const { agencyId, pageId, bookId, sequence } = original
  for (const [index, { page, image, thumbnail }] of renderings.entries()) {
    for (const file of [image, thumbnail]) await noteFile(tx, agencyId, file, 'image/jpeg')
    const { half } = page.recipe
    const recipe = JSON.stringify(page.recipe)
    if (index === 0) {
      await sql`
        update page set half = ${half}, state = 'ready', rendered = ${image.digest}, thumbnail = ${thumbnail.digest},
          width = ${page.width}, height = ${page.height}, recipe = ${recipe}::jsonb, flags = ${page.flags}::text[], error_code = null
        where agency_id = ${agencyId} and id = ${pageId}`.execute(tx)
    } else {
      await sql`
        insert into page (agency_id, id, book_id, sequence, original, original_name, source_page, half, state, rendered, thumbnail,
          width, height, recipe, flags)
        values (${agencyId}, ${newId()}, ${bookId}, ${sequence}, ${original.sha256}, ${original.name}, ${original.sourcePage}, ${half},
          'ready', ${image.digest}, ${thumbnail.digest}, ${page.width}, ${page.height}, ${recipe}::jsonb, ${page.flags}::text[])
        on conflict (agency_id, book_id, sequence, half) do update set state = 'ready', rendered = excluded.rendered,
          thumbnail = excluded.thumbnail, width = excluded.width, height = excluded.height, recipe = excluded.recipe,
          flags = excluded.flags, error_code = null`.execute(tx)
    }
  }
  await finishBook(tx, agencyId, bookId)
  const detail = { book: bookId, sequence, renderings: renderings.map(({ image }) => image.sha256) }
  await appendJournal(tx, { agencyId, action: 'page.render', subject: `page:${pageId}`, detail })
}

async function markFailed(
  tx: Transaction,
  { agencyId, pageId }: Original,
  failure: PageFailure,
): Promise<void> {
  await sql`
    update page set state = 'failed', error_code = ${failure.code} where agency_id = ${agencyId} and id = ${pageId}`.execute(
    tx,
  )
  await appendJournal(tx, {
    agencyId,
    action: 'page.render',
    subject: `page:${pageId}`,
    detail: { failure: failure.code },
  })
}

/** A book whose pages are all ready has been scanned. */
async function finishBook(tx: Transaction, agencyId: string, bookId: string): Promise<void> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from page
    where agency_id = ${agencyId} and book_id = ${bookId} and state <> 'ready'`.execute(tx)
  if (rows[0]?.open === 0) await advanceBook(tx, agencyId, bookId, 'scanned')
}
