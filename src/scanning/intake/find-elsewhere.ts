import { sql } from 'kysely'
import type { z } from 'zod'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { elsewhereSchema } from './schema.ts'

/** Another book, within the jurisdiction of the transaction, that has the same file: a page is easily scanned into the wrong one. */
export async function findElsewhere(
  tx: Transaction,
  { agencyId, bookId }: { readonly agencyId: string; readonly bookId: string },
  original: Buffer,
): Promise<z.infer<typeof elsewhereSchema> | null> {
  const { rows } = await sql<z.infer<typeof elsewhereSchema>>`
    select book.agency_id as agency, book.id as book,
      concat_ws(', ', concat_ws('.', book.kind, book.year, book.volume), case when book.agency_id <> ${agencyId} then agency.name end) as title
    from capture
      join book on book.agency_id = capture.agency_id and book.id = capture.book_id
      left join agency on agency.id = book.agency_id
    where capture.original = ${original} and capture.retired_at is null and capture.book_id <> ${bookId}
    order by capture.created_at limit 1`.execute(tx)
  return rows[0] ?? null
}
