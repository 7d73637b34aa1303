import { type RawBuilder, sql } from 'kysely'
import type { Phase } from './schema.ts'

/** Which books a phase takes. */
export type PhaseBooks = Pick<Phase, 'levels' | 'kinds' | 'yearFrom' | 'yearTo'>

/**
 * The books of a phase, as a condition on `b` (book) and `a` (the agency that registered): by the year a book was opened, so that a book that goes on
 * into the next years stands in one phase. The phases of a plan do not overlap (check-content.ts).
 */
export function phaseConditions({ levels, kinds, yearFrom, yearTo }: PhaseBooks): RawBuilder<boolean> {
  return sql<boolean>`(b.year between ${yearFrom ?? 0}::int and ${yearTo ?? 9999}::int
    and a.level = any(${levels}::text[]) and b.kind = any(${kinds}::text[]))`
}

/** The same of one book. */
export function takesBook(
  { levels, kinds, yearFrom, yearTo }: PhaseBooks,
  book: { readonly level: string; readonly kind: string; readonly year: number },
): boolean {
  return (
    (yearFrom ?? 0) <= book.year &&
    book.year <= (yearTo ?? 9999) &&
    levels.some(level => level === book.level) &&
    kinds.some(kind => kind === book.kind)
  )
}

/** The id of the phase in which a book `b` of the agency `a` stands; null: in none. */
export function phaseIdOf(phases: readonly Phase[]): RawBuilder<string | null> {
  const cases = phases.map(phase => sql`when ${phaseConditions(phase)} then ${phase.id}`)
  return sql`case ${sql.join(cases, sql` `)} end`
}
