import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { listFoldExamples } from './list-fold-examples.ts'
import { renderCaptureKind } from './request-rendering.ts'
import type { Layout, Scanning } from './schema.ts'
import { proposeLayout } from './separate-pages.ts'
import { isParked, isUnsure } from './unsure-captures.ts'

interface ScanningRow
  extends Pick<Scanning, 'total' | 'done' | 'failed' | 'waiting' | 'paused' | 'unsure' | 'reviewed'> {
  readonly single: number
  readonly spread: number
  readonly ledger: number
  readonly layout: Layout | null
  readonly gutter: number | null
  readonly versions: string
  readonly finished: number
  readonly seconds: number
}

/** How far the pictures of a book are; throws `not-found`. About 3 ms for a book of 200 pages, 15 for one of 2,000. */
export async function findScanning(tx: Transaction, book: BookRef): Promise<Scanning> {
  const row = await readScanning(tx, book)
  const { total, done, failed, waiting, paused, unsure, reviewed, single, spread, ledger } = row
  const proposed = proposeLayout({ single, spread, ledger })
  const isOpen = row.layout === null && (proposed === 'spread' || proposed === 'ledger')
  return {
    revision: createHash('sha256').update(row.versions).digest('hex').slice(0, 16),
    ...{ total, done, failed, waiting, paused, unsure, reviewed },
    secondsLeft: estimateSeconds(row),
    layout: {
      decided: row.layout,
      proposed,
      doublePages: spread + ledger,
      gutter: row.gutter,
      examples: isOpen ? await listFoldExamples(tx, book, row.gutter ?? 0.5) : [],
    },
    parked: waiting === 0 && isParked({ total, unsure }),
  }
}

/** The pace of a book is that of its last minutes: the turns of other books are in it. */
const paceMinutes = 2
const leastFinished = 3

function estimateSeconds({ waiting, paused, finished, seconds }: ScanningRow): number | null {
  if (waiting === 0) return 0
  // The first one only tells when the others began.
  if (paused || finished < leastFinished) return null
  return Math.ceil((waiting * seconds) / (finished - 1))
}

async function readScanning(tx: Transaction, book: BookRef): Promise<ScanningRow> {
  // xmin is another whenever a row has been written, whoever wrote it. What cases a page carries does not stand in its row: people change that.
  const { rows } = await sql<ScanningRow>`
    select picture.*, coalesce(decided.paused_at is not null, false) as paused, decided.layout, decided.gutter, pace.*,
      concat_ws('.', picture.captures, page.pages, last.change) as versions
    from book left join book_scanning decided on decided.agency_id = book.agency_id and decided.book_id = book.id
    cross join lateral (
      select count(*)::int as total, count(*) filter (where state = 'ready')::int as done,
        count(*) filter (where state = 'failed')::int as failed, count(*) filter (where state = 'waiting')::int as waiting,
        count(*) filter (where reviewed_at is not null)::int as reviewed, count(*) filter (where ${isUnsure(book)})::int as unsure,
        count(*) filter (where state = 'ready' and look = 'single')::int as single,
        count(*) filter (where state = 'ready' and look = 'spread')::int as spread,
        count(*) filter (where state = 'ready' and look = 'ledger')::int as ledger,
        sum(hashtextextended(capture.id::text || capture.xmin::text, 0))::text as captures
      from capture cross join lateral (select proposal -> 'look' ->> 'layout' as look) look
      where capture.agency_id = book.agency_id and capture.book_id = book.id and retired_at is null) picture
    cross join lateral (
      select sum(hashtextextended(page.id::text || page.xmin::text, 0))::text as pages
      from page where page.agency_id = book.agency_id and page.book_id = book.id and sequence is not null) page
    cross join lateral (
      select (
        select id from book_change where book_change.agency_id = book.agency_id and book_change.book_id = book.id order by at desc limit 1
      ) as change) last
    cross join lateral (
      select count(*)::int as finished, coalesce(extract(epoch from now() - min(finished_at)), 0)::float8 as seconds
      from job where lane = book.id and kind = ${renderCaptureKind} and state = 'done'
        and finished_at > now() - make_interval(mins => ${paceMinutes})) pace
    where book.agency_id = ${book.agencyId} and book.id = ${book.bookId}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new AppError('not-found')
  return row
}
