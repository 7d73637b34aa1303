import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { normalizeText } from '../../register/normalize-text.ts'
import { faultOf } from '../kernel/fault-of.ts'
import { settleEntries } from '../settle/settle-entries.ts'
import { refuseOwnWork } from './own-work.ts'
import type { Decision } from './schema.ts'
import { sideOrder } from './side-order.ts'

/** A difference by the agency of its book and its id, and who decides. */
export interface DifferenceRef {
  readonly agencyId: string
  readonly differenceId: string
  readonly accountId: string
}

/**
 * Settles one difference by what the arbiter read; the entry is finished when it was the last one. A difference that measures the arbiter changes no entry.
 * Throws `not-found`, `keying.own-work`, `keying.decided`, `book.closed`.
 */
export async function settleDifference(
  tx: Transaction,
  { agencyId, differenceId, accountId }: DifferenceRef,
  { value: wanted, doubt, note }: Decision,
): Promise<void> {
  const difference = await lockDifference(tx, agencyId, differenceId)
  await refuseOwnWork(tx, agencyId, difference.entry, accountId)
  await requireOpenBook(tx, agencyId, difference.book)
  if (difference.settled) throw new AppError('keying.decided')
  const sides =
    sideOrder(differenceId) === 'first' ? (['first', 'second'] as const) : (['second', 'first'] as const)
  const value = 'typed' in wanted ? normalizeText(wanted.typed) : difference[sides[wanted.side]]
  const kind = findKind(difference.kind)
  if (kind === undefined) throw new AppError('not-found')
  const fault = faultOf(kind, difference.field, difference, value)
  await sql`
    update keying_difference set value = ${value}, doubt = ${doubt === null ? null : JSON.stringify(doubt)}::jsonb, fault = ${fault},
      note = ${note === '' ? null : note}, account_id = ${accountId}, settled_at = now()
    where agency_id = ${agencyId} and id = ${differenceId}`.execute(tx)
  if (!difference.gold) await settleEntries(tx, agencyId, [difference.entry])
  await appendJournal(tx, {
    ...{ agencyId, action: 'keying.arbitrate', subject: `case:${difference.entry}` },
    detail: { difference: differenceId, field: difference.field },
    after: { value, doubt },
  })
}

/** A difference as it is decided on. */
export interface LockedDifference {
  readonly entry: string
  readonly book: string
  readonly kind: string
  readonly field: string
  readonly first: string
  readonly second: string
  readonly gold: boolean
  readonly settled: boolean
  readonly decidedBy: string | null
}

/** Holds a difference until the end of the transaction. Throws `not-found`. */
export async function lockDifference(
  tx: Transaction,
  agencyId: string,
  differenceId: string,
): Promise<LockedDifference> {
  const { rows } = await sql<LockedDifference>`
    select difference.entry_id as entry, difference.book_id as book, book.kind, difference.field, difference.first, difference.second,
      difference.gold, difference.settled_at is not null as settled, difference.account_id as "decidedBy"
    from keying_difference difference join book on book.agency_id = difference.agency_id and book.id = difference.book_id
    where difference.agency_id = ${agencyId} and difference.id = ${differenceId}
    for no key update of difference`.execute(tx)
  const difference = rows[0]
  if (difference === undefined) throw new AppError('not-found')
  return difference
}
