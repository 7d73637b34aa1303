import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { type BookCase, type CarryingPage, carriesEntries } from './book-case.ts'
import { countClosing } from './count-closing.ts'
import { readCarryingPages, readCases } from './read-cases.ts'
import { type CaseList, type Template, templateSchema } from './schema.ts'

/** What a list of cases is made of. */
export interface BookOfCases {
  readonly cases: readonly BookCase[]
  readonly pages: readonly CarryingPage[]
  readonly written: number | null
  readonly template: Template | null
}

/** A book's cases, its pages in their order, and its closing total; throws `not-found`. */
export async function readBookOfCases(
  tx: Transaction,
  agencyId: string,
  bookId: string,
): Promise<BookOfCases> {
  const { rows } = await sql<{ written: number | null; template: unknown }>`
    select closing_total as written, decided.template
    from book left join book_scanning decided on decided.agency_id = book.agency_id and decided.book_id = book.id
    where book.agency_id = ${agencyId} and book.id = ${bookId}`.execute(tx)
  const book = rows[0]
  if (book === undefined) throw new AppError('not-found')
  return {
    cases: await readCases(tx, agencyId, bookId),
    pages: await readCarryingPages(tx, agencyId, bookId),
    written: book.written,
    template: templateSchema.nullable().parse(book.template),
  }
}

/** The list as it is answered. */
export function formatCaseList({ cases, pages, written, template }: BookOfCases): CaseList {
  const assigned = new Set(cases.flatMap(one => one.pages.map(({ page }) => page)))
  const blankPages = pages.filter(({ role }) => role === 'blank').length
  return {
    cases: cases.map((one, index) => ({ ...one, position: index + 1, pages: [...one.pages] })),
    unassigned: pages.filter(page => carriesEntries(page) && !assigned.has(page.id)).map(({ id }) => id),
    template,
    closing: countClosing(cases, { written, blankPages }),
  }
}
