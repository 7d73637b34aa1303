import { sql } from 'kysely'
import type { StateKind } from '../../inventory/changes/state-kind.ts'
import { requestRendering } from '../render/request-rendering.ts'

/** What persons decided about captures, by id: {recipes}; null where the analysis' proposal holds. Whoever decides waits for the new rendering. */
export const recipeStates: StateKind = {
  async read(tx, { agencyId, bookId }, ids) {
    const { rows } = await sql<{ id: string; decision: unknown }>`
      select id, decision from capture
      where agency_id = ${agencyId} and book_id = ${bookId} and id = any(${ids}::uuid[])`.execute(tx)
    return Object.fromEntries(rows.map(({ id, decision }) => [id, decision]))
  },
  async write(tx, book, states) {
    const { agencyId, bookId } = book
    await sql`
      update capture set decision = nullif(wanted.value, 'null')
      from jsonb_each(${JSON.stringify(states)}::jsonb) wanted
      where capture.agency_id = ${agencyId} and capture.book_id = ${bookId} and capture.id = wanted.key::uuid`.execute(
      tx,
    )
    await requestRendering(tx, book, Object.keys(states), { urgent: true })
  },
}
