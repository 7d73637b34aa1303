import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'

/** A book by the agency that registered it and its id. */
export interface BookRef {
  readonly agencyId: string
  readonly bookId: string
}

export interface LockedBook extends BookRef {
  readonly keeperId: string | null
}

/**
 * Some books, held until the end of the transaction, by agency and id so that two who hold several never wait for each other. Throws
 * `not-found` when one isn't within the jurisdiction.
 */
export async function lockBooks(tx: Transaction, books: readonly BookRef[]): Promise<readonly LockedBook[]> {
  const asked = new Map(books.map(book => [`${book.agencyId}:${book.bookId}`, book]))
  const [agencies, ids] = [[...asked.values()].map(b => b.agencyId), [...asked.values()].map(b => b.bookId)]
  const { rows } = await sql<LockedBook>`
    select b.agency_id as "agencyId", b.id as "bookId", b.keeper_id as "keeperId" from book b
    where (b.agency_id, b.id) in (select * from unnest(${agencies}::uuid[], ${ids}::uuid[]))
    order by b.agency_id, b.id for no key update of b`.execute(tx)
  if (rows.length < asked.size) throw new AppError('not-found')
  return rows
}
