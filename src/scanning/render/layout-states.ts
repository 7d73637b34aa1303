import { sql } from 'kysely'
import { changeStates } from '../../inventory/changes/change-states.ts'
import type { Change } from '../../inventory/changes/schema.ts'
import type { ChangedBook, StateKind } from '../../inventory/changes/state-kind.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { redrawOtherwise } from './redraw-otherwise.ts'
import { type Layout, layoutSchema } from './schema.ts'
import { settleBook } from './settle-book.ts'

/** What is decided about double pages, by the id of the book; null: nothing, each picture is judged by itself. */
export const layoutStates: StateKind = {
  async read(tx, { agencyId, bookId }, ids) {
    const { rows } = await sql<{ layout: Layout | null }>`
      select layout from book_scanning where agency_id = ${agencyId} and book_id = ${bookId}`.execute(tx)
    const layout = rows[0]?.layout ?? null
    return Object.fromEntries(ids.map(id => [id, layout]))
  },
  async write(tx, book, states) {
    const { agencyId, bookId } = book
    const layout = layoutSchema.nullable().parse(states[bookId])
    await sql`
      insert into book_scanning (agency_id, book_id, layout) values (${agencyId}, ${bookId}, ${layout})
      on conflict (agency_id, book_id) do update set layout = excluded.layout`.execute(tx)
    await redrawOtherwise(tx, book, { gutter: 'kept' })
    await settleBook(tx, book)
  },
}

/** Decides about the double pages of a book; pictures that come out otherwise are drawn anew. Throws what `changeStates` throws. */
export function decideLayout(tx: Transaction, book: ChangedBook, layout: Layout | null): Promise<Change> {
  return changeStates(tx, book, 'layout', layoutStates, { [book.bookId]: layout })
}
