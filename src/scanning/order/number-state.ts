import { sql } from 'kysely'
import { z } from 'zod'
import type { StateKind } from '../../inventory/changes/state-kind.ts'

const numbersSchema = z.record(
  z.string(),
  z.object({ number: z.string(), source: z.enum(['read', 'typed']) }).nullable(),
)

/** The numbers of pages and where they come from; null: none. */
export const numberStates: StateKind = {
  async read(tx, { agencyId, bookId }, ids) {
    const { rows } = await sql<{ id: string; number: string | null; source: string | null }>`
      select id, number, number_source as source from page
      where agency_id = ${agencyId} and book_id = ${bookId} and id = any(${ids}::uuid[])`.execute(tx)
    return Object.fromEntries(
      rows.map(({ id, number, source }) => [id, number === null ? null : { number, source }]),
    )
  },
  async write(tx, { agencyId, bookId }, states) {
    const numbers = Object.entries(numbersSchema.parse(states))
    // A number taken away by a person is not read again.
    await sql`
      update page set number = wanted.number, number_source = wanted.source,
        read_numbers = case when wanted.number is null then '[]'::jsonb else read_numbers end
      from unnest(${numbers.map(([id]) => id)}::uuid[], ${numbers.map(([, state]) => state?.number ?? null)}::text[],
        ${numbers.map(([, state]) => state?.source ?? null)}::text[]) as wanted (id, number, source)
      where page.agency_id = ${agencyId} and page.book_id = ${bookId} and page.id = wanted.id`.execute(tx)
  },
}
