import { idOf, text } from './ids.ts'
import type { WorldRow } from './rows.ts'
import type { View } from './view.ts'
import { bookAt, type World } from './world.ts'

const numbers = Object.fromEntries(
  ['pages', 'cases', 'pdfs', 'keyed', 'checked', 'deposited', 'accepted'].map(name => [name, '0']),
)

/** What is added up of an agency's books; read by whoever holds all of them, written by the database alone. */
export function rowsOfSums(agency: number): readonly WorldRow[] {
  const agency_id = text(idOf('agency', agency))
  const key = idOf('agency', agency)
  const sees = (view: View) => view.seesAgency(agency)
  return [
    {
      ...{ table: 'book_sum', key, sees },
      values: {
        agency_id,
        kind: text('KS'),
        state: text('listed'),
        books: '0',
        size: '0',
        unsized: '0',
        ...numbers,
      },
    },
    {
      ...{ table: 'book_week', key, sees },
      values: { agency_id, week: text('2001-01-01'), confidential: 'false', ...numbers },
    },
  ]
}

/** A day of a book. */
export function rowOfDay(world: World, book: number): WorldRow {
  const { agency } = bookAt(world, book)
  const book_id = text(idOf('book', book))
  return {
    ...{ table: 'book_day', key: idOf('book', book), sees: view => view.seesBook(book) },
    values: { agency_id: text(idOf('agency', agency)), book_id, day: text('2001-01-01'), ...numbers },
  }
}
