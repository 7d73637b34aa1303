import { type RawBuilder, sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { LotRef } from './lot-ref.ts'

/** Lots that a jurisdiction sees, as rows (agency_id, id): those of its agencies, and those that hold one of its books. */
const seen = sql`(select agency_id, id from lot union select lot_agency_id, lot_id from lot_book)`

/** The lots that the transaction's jurisdiction sees, newest first: with scope 'all' the use case then reads no others. */
export async function listSeenLots(tx: Transaction, where: RawBuilder<unknown>): Promise<readonly LotRef[]> {
  const { rows } = await sql<LotRef>`
    select agency_id as "agencyId", id as "lotId" from ${seen} lot where ${where} order by id desc`.execute(
    tx,
  )
  return rows
}

/** Throws `not-found` unless the lot is of an agency of the jurisdiction, or holds one of its books. */
export async function requireSeenLot(tx: Transaction, { agencyId, lotId }: LotRef): Promise<void> {
  const lots = await listSeenLots(tx, sql`agency_id = ${agencyId} and id = ${lotId}`)
  if (lots.length === 0) throw new AppError('not-found')
}
