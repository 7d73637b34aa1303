import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { BookClosing } from '../../register/rules/check-book.ts'

/** What is known of the closing of a book: the total written in it, and what its cases say of its numbers; nothing of a book that is not listed. */
export async function findClosing(
  tx: Transaction,
  book: {
    readonly agencyId: string
    readonly kind: string
    readonly year: number | null
    readonly volume: string | null
  },
): Promise<BookClosing | undefined> {
  const { rows } = await sql<{ total: number | null; cancelled: number; skipped: string[] }>`
    select b.closing_total as total, (count(*) filter (where e.standing = 'cancelled'))::int as cancelled,
      coalesce(array_agg(e.number) filter (where e.standing = 'skipped'), '{}') as skipped
    from book b left join entry e on e.agency_id = b.agency_id and e.book_id = b.id and e.position is not null
    where b.agency_id = ${book.agencyId} and b.kind = ${book.kind} and b.year = ${book.year} and b.volume = ${book.volume}
    group by b.closing_total`.execute(tx)
  return rows[0]
}
