import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'

/**
 * Which pages of a file a book has already: the capture by page of the file. One that was replaced counts as the one that stands there now,
 * so that a scanner that sends everything again does not bring the bad picture back. `onlyLiving`: without those set aside, for a person who
 * asks for just that picture again.
 */
export async function findKnown(
  tx: Transaction,
  { agencyId, bookId }: { readonly agencyId: string; readonly bookId: string },
  original: Buffer,
  onlyLiving: boolean,
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ source_page: number; id: string }>`
    with recursive known as (
      select source_page, id, replaced_by, retired_at, created_at from capture
      where agency_id = ${agencyId} and book_id = ${bookId} and original = ${original}
        and not (${onlyLiving} and retired_at is not null)
      union
      select known.source_page, next.id, next.replaced_by, next.retired_at, next.created_at
      from known join capture next on next.agency_id = ${agencyId} and next.id = known.replaced_by)
    select distinct on (source_page) source_page, id from known
    where replaced_by is null
    order by source_page, retired_at is not null, created_at`.execute(tx)
  return new Map(rows.map(row => [row.source_page, row.id]))
}
