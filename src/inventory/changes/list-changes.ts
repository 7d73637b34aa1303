import { type RawBuilder, sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Change } from './schema.ts'

const mostListed = 100

/** What was changed about a book's pages, or with a package about its rows, the latest first; throws `not-found`. */
export async function listChanges(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  packageId: string | null = null,
): Promise<Change[]> {
  const { rows } = await sql`select from book where agency_id = ${agencyId} and id = ${bookId}`.execute(tx)
  if (rows.length === 0) throw new AppError('not-found')
  return selectChanges(
    tx,
    sql`agency_id = ${agencyId} and book_id = ${bookId} and package_id is not distinct from ${packageId}`,
  )
}

/** One change; throws `not-found`. */
export async function findChange(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  id: string,
): Promise<Change> {
  const [change] = await selectChanges(
    tx,
    sql`agency_id = ${agencyId} and book_id = ${bookId} and id = ${id}`,
  )
  if (change === undefined) throw new AppError('not-found')
  return change
}

async function selectChanges(tx: Transaction, where: RawBuilder<unknown>): Promise<Change[]> {
  const { rows } = await sql<Omit<Change, 'at'> & { at: Date }>`
    select c.id, c.kind, c.affected, account.display_name as by, c.at, c.undoes, exists (
      select from book_change undoing where undoing.agency_id = c.agency_id and undoing.undoes = c.id) as undone
    from (select * from book_change where ${where} order by at desc limit ${mostListed}) c
      left join account on account.id = c.account_id
    order by c.at desc`.execute(tx)
  return rows.map(row => ({ ...row, at: row.at.toISOString() }))
}
