import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { z } from 'zod'
import { errorTable } from '../../errors.ts'
import type { ScanOptions } from '../../imaging/options.ts'
import { type ImagingPool, PageFailure } from '../../imaging/worker/pool.ts'
import { lockBooks } from '../../inventory/lock-books.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { HandlerWithFailure, Job, JobContext } from '../../platform/jobs/job.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Pending } from '../../platform/vault/vault.ts'
import { withImagingPool } from './imaging-processes.ts'
import { getCapture, type RenderedCapture } from './read-capture.ts'
import { settleBook } from './settle-book.ts'
import { type Rendering, writeRenderings } from './write-renderings.ts'

/** Width of a thumbnail in pixels. */
export const thumbnailWidth = 300

/** What ends an imaging process may be the page's fault or not (somebody killed it, memory ran out): only the third time the page is to blame. */
const mostCrashes = 3

const payloadSchema = z.object({ capture: z.uuid() })

interface Drawn {
  readonly renderings: readonly Rendering[]
  /** Size of the original in pixels. */
  readonly width: number
  readonly height: number
}

/** Runs with processes that draw pages. */
type WithPool = <T>(work: (pool: Pick<ImagingPool, 'scan'>) => Promise<T>) => Promise<T>

/** Straightens a capture into its page, or the two pages of a double page. */
export const renderCapture = createRenderCapture(withImagingPool)

/** The same, with other processes than this program's. */
export function createRenderCapture(withPool: WithPool): HandlerWithFailure {
  return {
    async run(job, context) {
      const { capture: captureId } = payloadSchema.parse(job.payload)
      const read = (tx: Transaction) => getCapture(tx, job.agencyId, captureId)
      const jurisdiction = { agencies: [job.agencyId], confidential: true }
      // Again as long as somebody decided otherwise while it was being drawn.
      for (let isDone = false; !isDone; ) {
        const capture = await context.app.database.transaction(jurisdiction, read)
        isDone = await renderOnce(job, context, capture, withPool)
      }
    },
    async failed(tx, job, { code }) {
      const { capture: captureId } = payloadSchema.parse(job.payload)
      const known = Object.hasOwn(errorTable, code) ? code : 'internal'
      await markFailed(tx, await getCapture(tx, job.agencyId, captureId), known)
    },
  }
}

/** Draws and keeps it; false, with no effect, when it would come out otherwise by now. */
async function renderOnce(
  job: Job,
  context: JobContext,
  capture: RenderedCapture,
  withPool: WithPool,
): Promise<boolean> {
  const { app, signal } = context
  const pending = await app.vault.begin('render')
  let completed = false
  try {
    const drawn = await withPool(pool => draw(app, pool, pending, capture)).catch(error =>
      asFailure(error, job),
    )
    signal.throwIfAborted()
    await context
      .complete(async tx => {
        // Pages may move and the book may be decided about: whoever does so at this moment waits.
        await lockBooks(tx, [capture])
        const now = await getCapture(tx, capture.agencyId, capture.captureId)
        if (!isDeepStrictEqual(now, capture)) throw new Overtaken()
        if (drawn instanceof PageFailure) await markFailed(tx, capture, drawn.code)
        else await markReady(tx, capture, drawn)
      })
      .then(
        () => {
          completed = true
        },
        (error: unknown) => {
          if (!(error instanceof Overtaken)) throw error
        },
      )
  } finally {
    if (completed) await pending.commit()
    else await pending.rollback()
  }
  return completed
}

/** Something was decided while it was drawn: the effect is not wanted any more. */
class Overtaken extends Error {}

/** A failure of this capture is an answer to show beside it; any other is the job's own and is tried again. */
function asFailure(error: unknown, job: Job): PageFailure {
  if (!(error instanceof PageFailure)) throw error
  const isCrash = error.code === 'imaging.crashed' || error.code === 'imaging.timeout'
  if (isCrash && job.failures + 1 < mostCrashes) throw error
  return error
}

async function draw(
  app: Pick<App, 'vault'>,
  pool: Pick<ImagingPool, 'scan'>,
  pending: Pending,
  capture: RenderedCapture,
): Promise<Drawn> {
  const path = await app.vault.getPath(capture.sha256)
  const { pages, width, height } = await pool.scan({ path, page: capture.sourcePage }, optionsOf(capture))
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

function optionsOf({ recipes, separation: { split, near } }: RenderedCapture): ScanOptions {
  return {
    profile: 'hotich-1437',
    split,
    thumbnailWidth,
    ...(recipes === null ? {} : { recipes }),
    ...(near === null ? {} : { gutterNear: near }),
  }
}

async function markReady(tx: Transaction, capture: RenderedCapture, drawn: Drawn): Promise<void> {
  const { agencyId, captureId, bookId, separation, recipes } = capture
  const { renderings, width, height } = drawn
  await writeRenderings(tx, capture, renderings)
  // A look that was told where to look for the fold says nothing about the book.
  const look = separation.near === null ? (renderings[0]?.page.look ?? null) : capture.look
  const proposal = { recipes: renderings.map(({ page }) => page.recipe), look, separation }
  await sql`
    update capture set state = 'ready', error_code = null, width = ${width}, height = ${height},
      proposal = case when ${recipes === null} then ${JSON.stringify(proposal)}::jsonb else proposal end
    where agency_id = ${agencyId} and id = ${captureId}`.execute(tx)
  await settleBook(tx, capture)
  const detail = { book: bookId, renderings: renderings.map(({ image }) => image.sha256) }
  await appendJournal(tx, { agencyId, action: 'page.render', subject: `capture:${captureId}`, detail })
}

async function markFailed(tx: Transaction, capture: RenderedCapture, code: string): Promise<void> {
  const { agencyId, captureId } = capture
  await lockBooks(tx, [capture])
  await sql`
    update capture set state = 'failed', error_code = ${code}
    where agency_id = ${agencyId} and id = ${captureId}`.execute(tx)
  await settleBook(tx, capture)
  await appendJournal(tx, {
    agencyId,
    action: 'page.render',
    subject: `capture:${captureId}`,
    detail: { failure: code },
  })
}
