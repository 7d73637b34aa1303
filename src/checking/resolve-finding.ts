import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import { requireOpenBook } from '../inventory/close-book.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { findRule } from './check-rules.ts'

/** Which finding, and who speaks. */
export interface FindingPlace {
  readonly agencyId: string
  readonly packageId: string
  readonly findingId: string
  readonly accountId: string
}

/**
 * Notes that a person looked at the paper and it says so (`reason`), or with null takes that back. Throws `not-found`,
 * `finding.not-overridable` (the rule allows no such answer), `package.deposited` (it is in the registry already), `book.closed`.
 */
export async function resolveFinding(
  tx: Transaction,
  place: FindingPlace,
  reason: string | null,
): Promise<void> {
  const { agencyId, packageId, findingId, accountId } = place
  const { rows } = await sql<{
    code: string
    row: number | null
    state: string
    book_id: string | null
    resolution: string | null
    reason: string | null
  }>`
    select f.code, f.row, f.resolution, f.reason, p.state, p.book_id from finding f join package p on p.agency_id = f.agency_id and p.id = f.package_id
    where f.agency_id = ${agencyId} and f.package_id = ${packageId} and f.id = ${findingId} for update of f`.execute(
    tx,
  )
  const found = rows[0]
  if (found === undefined) throw new AppError('not-found')
  if (found.book_id !== null) await requireOpenBook(tx, agencyId, found.book_id)
  if (found.state === 'deposited') throw new AppError('package.deposited')
  if (reason !== null && findRule(found.code)?.overridable !== true)
    throw new AppError('finding.not-overridable')
  await sql`
    update finding set resolution = ${reason === null ? null : 'as-in-book'}, reason = ${reason},
      resolved_by = ${reason === null ? null : accountId}, resolved_at = ${reason === null ? null : sql`now()`}
    where agency_id = ${agencyId} and id = ${findingId}`.execute(tx)
  const detail = { code: found.code, row: found.row, answer: reason === null ? 'taken-back' : 'as-in-book' }
  await appendJournal(tx, {
    agencyId,
    accountId,
    action: 'finding.resolve',
    subject: `finding:${findingId}`,
    detail,
    before: { resolution: found.resolution, reason: found.reason },
    after: { resolution: reason === null ? null : 'as-in-book', reason },
  })
}
