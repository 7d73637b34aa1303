import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'
import { bookStateSchema, type Overview } from './schema.ts'
import { countEntered, selectBooks } from './select-books.ts'

const recentBooks = 10

/** Books by kind and state, the totals, and the books touched last, within the transaction's jurisdiction. */
export async function getOverview(tx: Transaction): Promise<Overview> {
  const cells = await sql<{ kind: string; state: string; books: number }>`
    select kind, state, count(*)::int as books from book group by kind, state order by kind, state`.execute(
    tx,
  )
  const totals = await sql<Overview['totals']>`
    select (select count(*)::int from book) as books, (select count(*)::int from page where sequence is not null) as pages,
      (select coalesce(sum(entered), 0)::int from (select ${countEntered} as entered from entry e where status <> 'assigned' group by book_id) books) as entries,
      (select count(*)::int from record where removed_at is null) as records`.execute(tx)
  return {
    cells: cells.rows.map(cell => ({ ...cell, state: bookStateSchema.parse(cell.state) })),
    totals: totals.rows[0] ?? { books: 0, pages: 0, entries: 0, records: 0 },
    recent: await selectBooks(tx, sql`true`, sql`b.updated_at desc, b.id`, sql`limit ${recentBooks}`),
  }
}
