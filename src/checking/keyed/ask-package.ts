import { sql } from 'kysely'
import { AppError, type ErrorCode, errorTable } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import { enqueueJobs } from '../../platform/jobs/enqueue.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import type { Language, TextParams } from '../../register/text.ts'
import { makeKeyedPackageKind } from './make-package.ts'
import type { KeyedPackage } from './schema.ts'

/**
 * Asks for the package of what is keyed of a book; asked again while it waits it is one. Throws `not-found`, `book.closed`, `keying.package-empty`,
 * `keying.package-unfinished`.
 */
export async function askKeyedPackage(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  accountId: string,
  leaveOut: boolean,
): Promise<void> {
  await requireOpenBook(tx, agencyId, bookId)
  const { finished, unfinished } = await countCases(tx, { agencyId, bookId })
  if (finished === 0) throw new AppError('keying.package-empty')
  if (unfinished > 0 && !leaveOut) throw new AppError('keying.package-unfinished', { count: unfinished })
  await enqueueJobs(tx, [
    {
      ...{ kind: makeKeyedPackageKind, agencyId, lane: bookId, urgent: true },
      payload: { book: bookId, account: accountId, unfinished },
      dedupeKey: keyOf(bookId),
    },
  ])
}

const keyOf = (bookId: string) => `${makeKeyedPackageKind}:${bookId}`

/** Crossed-out cases have no row in a package. */
async function countCases(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
): Promise<{ readonly finished: number; readonly unfinished: number }> {
  const { rows } = await sql<{ finished: number; unfinished: number }>`
    select (count(*) filter (where status <> 'assigned'))::int as finished, (count(*) filter (where status = 'assigned'))::int as unfinished
    from entry where agency_id = ${agencyId} and book_id = ${bookId} and position is not null and standing in ('registered', 'repeated')`.execute(
    tx,
  )
  return rows[0] ?? { finished: 0, unfinished: 0 }
}

/** What a package of a book could be made of now, one being made, and the latest; throws `not-found`. */
export async function viewKeyedPackage(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  language: Language,
): Promise<KeyedPackage> {
  const { rows } = await sql<{
    kind: string
    id: string | null
    at: Date | null
    keyed: number | null
    behind: boolean | null
    state: string | null
    progress: { done?: number; total?: number } | null
    error: { code: string; params: TextParams } | null
  }>`
    select b.kind, p.id, p.created_at as at, cardinality(p.keyed) as keyed, exists (
        select from keying_task t where t.agency_id = b.agency_id and t.book_id = b.id and t.settled_at > p.created_at and not t.gold) or exists (
        select from keying_difference d where d.agency_id = b.agency_id and d.book_id = b.id and d.settled_at > p.created_at and not d.gold) as behind,
      job.state, job.progress, job.error
    from book b
      left join lateral (select * from package p where p.agency_id = b.agency_id and p.book_id = b.id and p.keyed is not null
        order by p.created_at desc limit 1) p on true
      left join lateral (select state, progress, error from job
        where job.kind = ${makeKeyedPackageKind} and job.lane = b.id
          and (job.state in ('waiting', 'held', 'running') or job.state = 'failed' and (p.id is null or job.created_at > p.created_at))
        order by created_at desc limit 1) job on true
    where b.agency_id = ${agencyId} and b.id = ${bookId}`.execute(tx)
  const row = rows[0]
  const kind = row === undefined ? undefined : findKind(row.kind)
  if (row === undefined || kind === undefined) throw new AppError('not-found')
  const counts = await countCases(tx, { agencyId, bookId })
  const making = row.state === 'waiting' || row.state === 'held' || row.state === 'running'
  return {
    ...counts,
    official: kind.status === 'official',
    making: making ? { done: row.progress?.done ?? 0, total: row.progress?.total ?? counts.finished } : null,
    failure: row.state === 'failed' && row.error !== null ? failureText(row.error, language) : null,
    latest:
      row.id === null || row.at === null
        ? null
        : {
            ...{ id: row.id, at: row.at.toISOString(), rows: row.keyed ?? 0 },
            behind: row.behind === true || (row.keyed ?? 0) < counts.finished,
          },
  }
}

function failureText(
  { code, params }: { readonly code: string; readonly params: TextParams },
  language: Language,
): string {
  return Object.hasOwn(errorTable, code) ? new AppError(code as ErrorCode, params).text(language) : code
}
