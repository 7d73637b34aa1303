import { type RawBuilder, sql } from 'kysely'

/** The numbers that stand on a book, counted by `count_book`. */
export const bookNumbers = ['pages', 'cases', 'pdfs', 'keyed', 'checked', 'deposited', 'accepted'] as const
export type BookNumber = (typeof bookNumbers)[number]

const sees = sql`((select current_setting('sogoc.scope', true)) = 'all' or (select current_setting('sogoc.confidential', true)) = 'on')`

/**
 * A number of the book `b` as the transaction may see it: of adoptions and recognitions of parents 0 for who may not see them, since in a commune with one adoption
 * a year its number alone tells. Sums and lists use this, never the bare column.
 */
export function seenNumber(number: BookNumber): RawBuilder<number> {
  return sql`(case when b.kind in ('CN', 'CMC') and not ${sees} then 0 else ${sql.ref(`b.${number}`)} end)`
}
