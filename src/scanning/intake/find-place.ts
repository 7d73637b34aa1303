import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Batch } from './incoming-file.ts'

/**
 * The place in a book where the next pages go. With a batch: behind its nearest page with a smaller position, else before its nearest with a
 * greater one; so its pages come out in the same order however they arrive. Else, and for the first of a batch, the end.
 */
export async function findPlace(
  tx: Transaction,
  { agencyId, bookId }: { readonly agencyId: string; readonly bookId: string },
  batch: Batch | undefined,
): Promise<number> {
  const { rows } = await sql<{ behind: number | null; before: number | null; end: number }>`
    with standing as (
      select capture.batch_position as position, page.sequence
      from capture join page on page.agency_id = capture.agency_id and page.capture_id = capture.id
      where capture.agency_id = ${agencyId} and capture.book_id = ${bookId} and page.sequence is not null
        and capture.batch_id = ${batch?.id ?? null}::uuid),
    neighbours as (
      select max(position) filter (where position <= ${batch?.position ?? 0}) as smaller,
        min(position) filter (where position > ${batch?.position ?? 0}) as greater
      from standing)
    select (select max(sequence) + 1 from standing where position = smaller) as behind,
      (select min(sequence) from standing where position = greater) as before,
      (select coalesce(max(sequence), 0) + 1 from page where agency_id = ${agencyId} and book_id = ${bookId}) as end
    from neighbours`.execute(tx)
  const found = rows[0]
  return found?.behind ?? found?.before ?? found?.end ?? 1
}
