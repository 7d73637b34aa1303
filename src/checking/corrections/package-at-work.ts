import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { getKind, type KindCode } from '../../register/kind.ts'
import { dayNumber } from '../../register/partial-date.ts'
import { checkPackageKey } from '../receive-package.ts'
import type { CheckPlace } from '../write-check.ts'
import { parseFacts } from './facts.ts'
import type { CheckedBook } from './recheck.ts'

/** A package whose rows may be put right. */
export interface PackageAtWork extends CheckPlace {
  readonly book: CheckedBook
}

/**
 * The package whose rows are to be put right; its book is held until the end of the transaction. Throws `not-found`, `book.closed`,
 * `package.unchecked` (also while it is checked again), `package.deposited`, `package.superseded`, `package.recheck-first`.
 */
export async function getPackageAtWork(
  tx: Transaction,
  agencyId: string,
  packageId: string,
): Promise<PackageAtWork> {
  const { rows: held } = await sql<{ book_id: string | null }>`
    select book_id from package where agency_id = ${agencyId} and id = ${packageId}`.execute(tx)
  if (held[0] === undefined) throw new AppError('not-found')
  const bookId = held[0].book_id
  if (bookId === null) throw new AppError('package.unchecked')
  await requireOpenBook(tx, agencyId, bookId)
  const { rows } = await sql<{
    state: string
    kind: KindCode
    year: number | null
    volume: string | null
    facts: unknown
    checking: boolean
    at_work: boolean
  }>`
    select state, kind, year, volume, facts,
      exists (select from job where dedupe_key = ${checkPackageKey(packageId)} and state in ('waiting', 'running')) as checking,
      exists (select from entry e where e.agency_id = p.agency_id and e.book_id = p.book_id and e.package_id = p.id) as at_work
    from package p where agency_id = ${agencyId} and id = ${packageId}`.execute(tx)
  const found = rows[0]
  if (found === undefined) throw new AppError('not-found')
  if (found.state === 'deposited') throw new AppError('package.deposited')
  if (found.state !== 'checked' || found.checking) throw new AppError('package.unchecked')
  if (!found.at_work) throw new AppError('package.superseded')
  return {
    agencyId,
    packageId,
    bookId,
    book: {
      kind: getKind(found.kind),
      identity: { year: found.year, volume: found.volume },
      facts: parseFacts(found.facts),
      today: dayNumber(new Date()),
    },
  }
}
