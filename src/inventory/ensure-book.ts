import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Transaction } from '../platform/postgres/database.ts'
import { formatVolumeNumber } from './create-book.ts'

/** Which paper volume: by the agency that registered, the kind, the year it was opened and the volume's number. */
export interface BookKey {
  readonly agencyId: string
  readonly kind: string
  readonly year: number
  readonly volume: string
}

/** The id of a book, if it is listed. */
export async function findBookId(tx: Transaction, key: BookKey): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from book where agency_id = ${key.agencyId} and kind = ${key.kind} and year = ${key.year}
      and volume = ${formatVolumeNumber(key.volume)}`.execute(tx)
  return rows[0]?.id
}

/** The id of a book, which is listed now if it was not; two who list the same book at once get the same one. */
export async function ensureBook(tx: Transaction, key: BookKey): Promise<string> {
  const known = await findBookId(tx, key)
  if (known !== undefined) return known
  const { rows } = await sql<{ id: string }>`
    insert into book (agency_id, id, kind, year, volume)
    values (${key.agencyId}, ${newId()}, ${key.kind}, ${key.year}, ${formatVolumeNumber(key.volume)})
    on conflict (agency_id, kind, year, volume) do update set updated_at = book.updated_at
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('the book was neither inserted nor found')
  return id
}
