import { sql } from 'kysely'
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { bookConditions } from './book-filter.ts'
import type { Book, bookListSchema, bookQuerySchema } from './schema.ts'
import { bookNumbers, seenNumber } from './seen-number.ts'
import { selectBooks } from './select-books.ts'

type BookQuery = z.infer<typeof bookQuerySchema>
type BookList = z.infer<typeof bookListSchema>

/** The books within the transaction's jurisdiction that fit, by kind, year and volume; `total` and `sums` are over all of them. */
export async function listBooks(tx: Transaction, query: BookQuery): Promise<BookList> {
  const where = await bookConditions(tx, query)
  const numbers = bookNumbers.map(name => sql`coalesce(sum(${seenNumber(name)}), 0)::int as ${sql.ref(name)}`)
  const { rows } = await sql<BookList['sums'] & { total: number }>`
    select count(*)::int as total, ${sql.join(numbers)} from book b where ${where}`.execute(tx)
  const [counted] = rows
  if (counted === undefined) throw new Error('an aggregate answered no row')
  const { total, ...sums } = counted
  const page = sql`offset ${query.offset} limit ${query.limit}`
  const books = await selectBooks(tx, where, sql`b.kind, b.year, b.volume, b.agency_id`, page)
  return { total, sums, books }
}

/** One book; throws `not-found` when there is none within the jurisdiction. */
export async function getBook(tx: Transaction, agencyId: string, bookId: string): Promise<Book> {
  const [book] = await selectBooks(tx, sql`b.agency_id = ${agencyId} and b.id = ${bookId}`)
  if (book === undefined) throw new AppError('not-found')
  return book
}
