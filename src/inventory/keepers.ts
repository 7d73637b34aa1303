import { sql } from 'kysely'
import type { z } from 'zod'
import { includesAgency } from '../access/jurisdiction.ts'
import { existsOn } from '../agencies/agency-rules.ts'
import { findAgency } from '../agencies/find-agency.ts'
import { formatPeriod } from '../agencies/format-period.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { today } from '../platform/vietnam-day.ts'
import { lockBooks } from './lock-books.ts'
import type { keeperSchema, unkeptBooksSchema } from './schema.ts'
import { selectHeldBooks } from './select-books.ts'
import { listUnkeptHolders } from './unkept-holders.ts'

/** The books of which nobody knows who keeps them today, and the agencies of the jurisdiction that may. */
export async function listUnkeptBooks(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  page: { readonly offset: number; readonly limit: number },
): Promise<z.infer<typeof unkeptBooksSchema>> {
  const unknown = await listUnkeptHolders(tx)
  const where = sql`coalesce(b.keeper_id, b.agency_id) = any(${unknown}::uuid[])`
  const count = await sql<{ total: number }>`
    select count(*)::int as total from book b where ${where}`.execute(tx)
  const order = sql`b.agency_id, b.kind, b.year, b.volume`
  const held = await selectHeldBooks(tx, where, order, sql`offset ${page.offset} limit ${page.limit}`)
  return {
    total: count.rows[0]?.total ?? 0,
    books: held.map(({ book, candidates }) => ({
      book,
      candidates: candidates.filter(({ id }) => includesAgency(jurisdiction, id)),
    })),
  }
}

/**
 * Says which agency keeps some books, or gives them back to the succession. A book whose keeper stays gets no line in the journal. Throws
 * `not-found` for a book or a keeper outside the jurisdiction, `keeper.ended`.
 */
export async function setKeeper(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { books, keeperId, reason }: z.infer<typeof keeperSchema>,
): Promise<void> {
  if (keeperId !== null) await requireKeeper(tx, jurisdiction, keeperId)
  const changed = (await lockBooks(tx, books)).filter(book => book.keeperId !== keeperId)
  for (const { agencyId, bookId, keeperId: before } of changed) {
    await sql`
      update book set keeper_id = ${keeperId}, updated_at = now()
      where agency_id = ${agencyId} and id = ${bookId}`.execute(tx)
    await appendJournal(tx, {
      agencyId,
      action: 'book.keeper',
      subject: `book:${bookId}`,
      detail: { keeper: keeperId, reason },
      before: { keeper: before },
      after: { keeper: keeperId },
    })
  }
}

async function requireKeeper(tx: Transaction, jurisdiction: Jurisdiction, keeperId: string): Promise<void> {
  const keeper = includesAgency(jurisdiction, keeperId) ? await findAgency(tx, keeperId) : undefined
  if (keeper === undefined) throw new AppError('not-found')
  if (!existsOn(keeper, today()))
    throw new AppError('keeper.ended', { name: keeper.name, period: formatPeriod(keeper) })
}
