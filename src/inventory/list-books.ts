import { sql } from 'kysely'
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { Book, bookQuerySchema } from './schema.ts'
import { selectBooks } from './select-books.ts'

export type BookQuery = z.infer<typeof bookQuerySchema>

/** The books within the transaction's jurisdiction that match, by kind, year and volume; `total` counts them all. */
export async function listBooks(
  tx: Transaction,
  query: BookQuery,
): Promise<{ total: number; books: Book[] }> {
  const conditions = [
    sql`true`,
    ...(query.kind === undefined ? [] : [sql`b.kind = ${query.kind}`]),
    ...(query.state === undefined ? [] : [sql`b.state = ${query.state}`]),
    ...(query.agency === undefined ? [] : [sql`b.agency_id = ${query.agency}`]),
    ...(query.year === undefined ? [] : [sql`b.year = ${query.year}`]),
  ]
  const where = sql.join(conditions, sql` and `)
  const count = await sql<{
    total: number
  }>`select count(*)::int as total from book b where ${where}`.execute(tx)
  const page = sql`offset ${query.offset} limit ${query.limit}`
  const books = await selectBooks(tx, where, sql`b.kind, b.year, b.volume, b.agency_id`, page)
  return { total: count.rows[0]?.total ?? 0, books }
}

/** One book; throws `not-found` when there is none within the jurisdiction. */
export async function getBook(tx: Transaction, agencyId: string, bookId: string): Promise<Book> {
  const [book] = await selectBooks(tx, sql`b.agency_id = ${agencyId} and b.id = ${bookId}`)
  if (book === undefined) throw new AppError('not-found')
  return book
}
