import { sql } from 'kysely'
import type { BookRef } from '../../inventory/lock-books.ts'

/** Of some books: whether the row `alias` (its agency_id and the given id column) is one of them. */
export const isOneOf = (books: readonly BookRef[], alias: string, id = 'id') =>
  sql<boolean>`(${sql.ref(`${alias}.agency_id`)}, ${sql.ref(`${alias}.${id}`)}) in (
    select * from unnest(${books.map(book => book.agencyId)}::uuid[], ${books.map(book => book.bookId)}::uuid[]))`
