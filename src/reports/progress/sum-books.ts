import { type RawBuilder, sql } from 'kysely'
import { bookNumbers } from '../../inventory/seen-number.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Question } from './question.ts'
import type { BookSums } from './schema.ts'

const states = {
  listed: 'listed',
  scanned: 'scannedBooks',
  checked: 'checkedBooks',
  deposited: 'depositedBooks',
  accepted: 'acceptedBooks',
} as const

/** Sums of nothing. */
export const noSums: BookSums = {
  ...{ books: 0, listed: 0, scannedBooks: 0, checkedBooks: 0, depositedBooks: 0, acceptedBooks: 0 },
  ...{ pages: 0, cases: 0, pdfs: 0, keyed: 0, checked: 0, deposited: 0, accepted: 0, size: 0, unsized: 0 },
}

/** Adds two sums up. */
export function addSums(one: BookSums, other: BookSums): BookSums {
  const sum = { ...one }
  for (const name of Object.keys(noSums) as (keyof BookSums)[]) sum[name] += other[name]
  return sum
}

/** Of sums with what they belong to: all together. */
export const totalOf = (groups: readonly { readonly sums: BookSums }[]): BookSums =>
  groups.reduce((total, { sums }) => addSums(total, sums), noSums)

const summed = ['books', 'size', 'unsized', ...bookNumbers] as const

/** What books are grouped by, and what has to be joined to the book `b` for it. */
export interface GroupedBy {
  readonly keys: Readonly<Record<string, RawBuilder<unknown>>>
  readonly join?: RawBuilder<unknown>
}

/**
 * The sums of the books that are asked about, by groups, in one pass. The entries of adoptions and recognitions of parents count as in `seenNumber`, decided once for a
 * group: for each number of each book it would take as long again as the sums.
 */
export async function sumBooks(
  tx: Transaction,
  { where, books }: Question,
  { keys, join = sql`` }: GroupedBy,
): Promise<readonly { readonly keys: Readonly<Record<string, string | null>>; readonly sums: BookSums }[]> {
  const names = Object.keys(keys)
  const grouped = sql.join(Object.entries(keys).map(([name, key]) => sql`${key} as ${sql.ref(name)}`))
  const { rows } = await sql<BookSums & Record<string, string | number | null>>`
    with parts as (
      select ${grouped}, b.state, b.confidential, ${sql.join(summed.map(name => sql`sum(b.${sql.raw(name)}) as ${sql.raw(name)}`))}
      from ${books} b ${join} where ${where}
      group by ${sql.join(names.map((_, at) => sql.raw(String(at + 1))))}, b.state, b.confidential)
    select ${sql.join(names.map(name => sql`${sql.ref(name)}::text`))}, sum(books)::int as books,
      ${sql.join(Object.entries(states).map(([state, name]) => sql`coalesce(sum(books) filter (where state = ${state}), 0)::int as ${sql.ref(name)}`))},
      ${sql.join([...bookNumbers, 'size', 'unsized'].map(name => sql`coalesce(sum(${sql.raw(name)}) filter (where ${seen}), 0)::int as ${sql.raw(name)}`))}
    from parts group by ${sql.join(names.map((_, at) => sql.raw(String(at + 1))))}`.execute(tx)
  return rows.map(row => {
    const sums = { ...noSums }
    for (const name of Object.keys(noSums) as (keyof BookSums)[]) sums[name] = row[name]
    return { keys: Object.fromEntries(names.map(name => [name, textOf(row[name])])), sums }
  })
}

const seen = sql`(not confidential or (select current_setting('sogoc.scope', true)) = 'all' or (select current_setting('sogoc.confidential', true)) = 'on')`

const textOf = (value: string | number | null | undefined): string | null =>
  typeof value === 'string' ? value : null
