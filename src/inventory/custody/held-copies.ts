import { sql } from 'kysely'
import type { z } from 'zod'
import { findCustody } from '../../agencies/custody.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { type BookRef, lockBooks } from '../lock-books.ts'
import { bookRefJson } from './book-ref.ts'
import { namedParty } from './party.ts'
import type { NamedParty, Preparation, preparationRequestSchema } from './schema.ts'
import { type Condition, conditionWords } from './slip-words.ts'

export type HeldCopy = Preparation['items'][number] & { readonly keeper: NamedParty | null }

/**
 * The copies of some books on paper and who has each, held until the end of the transaction. The copy of the agency that registered is with whoever keeps
 * the book until a slip moves it. Throws `not-found` for a book outside the jurisdiction.
 */
export async function holdCopies(tx: Transaction, books: readonly BookRef[]): Promise<readonly HeldCopy[]> {
  const locked = await lockBooks(tx, books)
  const custody = await findCustody(
    tx,
    locked.map(book => book.keeperId ?? book.agencyId),
  )
  const { rows } = await sql<
    Omit<HeldCopy, 'holder' | 'moved' | 'keeper' | 'condition'> & {
      holder: NamedParty | null
      keeping: string
      condition: Condition
    }
  >`
    select ${bookRefJson} as book, c.copy, c.standing, c.condition, c.sheets, coalesce(b.keeper_id, b.agency_id) as keeping,
      ${namedParty(sql`c.holder_agency_id`, sql`c.holder_contractor_id`)} as holder
    from book_copy c join book b on b.agency_id = c.agency_id and b.id = c.book_id join agency a on a.id = b.agency_id
    where (c.agency_id, c.book_id) in (select * from unnest(${locked.map(b => b.agencyId)}::uuid[], ${locked.map(b => b.bookId)}::uuid[]))
    order by a.name, b.kind, b.year, b.volume, c.copy for no key update of c`.execute(tx)
  return rows.map(({ keeping, ...row }) => {
    const found = custody.get(keeping)?.keeper
    const keeper = found == null ? null : { kind: 'agency' as const, id: found.id, name: found.name }
    const moved = row.holder !== null
    const condition = conditionWords[row.condition]
    return {
      ...row,
      condition,
      keeper,
      moved,
      holder: row.holder ?? (row.copy === 'registering' ? keeper : null),
    }
  })
}

/** What a slip about some books starts from; the contractors are those that work now. */
export async function prepareSlip(
  tx: Transaction,
  { books }: z.infer<typeof preparationRequestSchema>,
): Promise<Preparation> {
  const copies = await holdCopies(tx, books)
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from contractor where ended_at is null order by name`.execute(tx)
  return { items: copies.map(({ keeper: _, ...copy }) => copy), contractors: rows }
}
