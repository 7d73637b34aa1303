import { sql } from 'kysely'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { changeStates } from '../../inventory/changes/change-states.ts'
import type { Change } from '../../inventory/changes/schema.ts'
import type { ChangedBook } from '../../inventory/changes/state-kind.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { requirePages } from './arrange-pages.ts'
import { countNumbers } from './count-numbers.ts'
import { numberStates } from './number-state.ts'
import { formatPageNumber, parsePageNumber } from './page-number.ts'
import { roleStates } from './role-state.ts'
import type { countingSchema, numbersSchema, rolesSchema } from './schema.ts'

/** Says what numbers are written on pages; a number that was read counts as typed from then on. Throws `not-found`, `book.closed`, `change.nothing`. */
export async function typeNumbers(
  tx: Transaction,
  book: ChangedBook,
  { numbers }: z.infer<typeof numbersSchema>,
): Promise<Change> {
  await requirePages(
    tx,
    book,
    numbers.map(({ page }) => page),
  )
  const states = numbers.map(({ page, number }) => [page, typed(number)] as const)
  return changeStates(tx, book, 'numbers', numberStates, Object.fromEntries(states))
}

/** Numbers pages one after the other. Throws `not-found`, `book.closed`, `change.nothing`, `page.aside`, `pages.reversed`, `number.too-large`. */
export async function countPages(
  tx: Transaction,
  book: ChangedBook,
  counting: z.infer<typeof countingSchema>,
): Promise<Change> {
  await requireOpenBook(tx, book.agencyId, book.bookId)
  const { from, to } = counting
  await requirePages(tx, book, to === null ? [from] : [from, to])
  const { rows: pages } = await sql<{ id: string; role: string }>`
    select id, role from page
    where agency_id = ${book.agencyId} and book_id = ${book.bookId} and sequence is not null order by sequence`.execute(
    tx,
  )
  const first = pages.findIndex(page => page.id === from)
  const last = to === null ? pages.length - 1 : pages.findIndex(page => page.id === to)
  if (first < 0 || last < 0) throw new AppError('page.aside')
  if (last < first) throw new AppError('pages.reversed')
  // A cover or a loose sheet in between carries no number of its own.
  const counted = pages
    .slice(first, last + 1)
    .filter(({ id, role }) => id === from || (role !== 'cover' && role !== 'other'))
  const numbers = countNumbers(counted.length, counting)
  const states = counted.map(({ id }, index) => [id, typed(numbers[index] ?? null)] as const)
  return changeStates(tx, book, 'numbers', numberStates, Object.fromEntries(states))
}

/** Says what pages are in their book. Throws `not-found`, `book.closed`, `change.nothing`. */
export async function setRoles(
  tx: Transaction,
  book: ChangedBook,
  { pages, role }: z.infer<typeof rolesSchema>,
): Promise<Change> {
  await requirePages(tx, book, pages)
  return changeStates(tx, book, 'roles', roleStates, Object.fromEntries(pages.map(page => [page, role])))
}

/** A number as it is stored: `007` is 7. */
function typed(text: string | null): { readonly number: string; readonly source: 'typed' } | null {
  const number = text === null ? undefined : parsePageNumber(text)
  return number === undefined ? null : { number: formatPageNumber(number), source: 'typed' }
}
