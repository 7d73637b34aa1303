import { sql } from 'kysely'
import { bookNumbers, seenNumber } from '../inventory/seen-number.ts'
import type { BookSums } from './schema.ts'

const summed = bookNumbers.filter(number => number !== 'pdfs')

/** The columns of `BookSums` over the books `b`. */
export const selectSums = sql`count(*)::int as books, coalesce(sum(b.closing_total), 0)::int as closing,
  ${sql.join(summed.map(number => sql`coalesce(sum(${seenNumber(number)}), 0)::int as ${sql.ref(number)}`))},
  (count(*) filter (where b.state in ('deposited', 'accepted')))::int as "depositedBooks",
  (count(*) filter (where b.state = 'accepted'))::int as "acceptedBooks"`

export const noBooks: BookSums = {
  ...{ books: 0, closing: 0, pages: 0, cases: 0, keyed: 0, checked: 0, deposited: 0, accepted: 0 },
  ...{ depositedBooks: 0, acceptedBooks: 0 },
}

/** Two sums together. */
export function addSums(one: BookSums, other: BookSums): BookSums {
  const add = (name: keyof BookSums) => one[name] + other[name]
  return {
    ...{
      books: add('books'),
      closing: add('closing'),
      pages: add('pages'),
      cases: add('cases'),
      keyed: add('keyed'),
    },
    ...{ checked: add('checked'), deposited: add('deposited'), accepted: add('accepted') },
    ...{ depositedBooks: add('depositedBooks'), acceptedBooks: add('acceptedBooks') },
  }
}
