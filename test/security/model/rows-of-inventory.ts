import { idOf, text } from './ids.ts'
import type { WorldRow } from './rows.ts'
import type { View } from './view.ts'
import { bookAt, type World } from './world.ts'

/** The second copy of a book on paper (the first is listed with the book), and another book that it is not the same as. */
export function rowsOfInventory(world: World, book: number): readonly WorldRow[] {
  const { agency } = bookAt(world, book)
  const shared = { agency_id: text(idOf('agency', agency)), book_id: text(idOf('book', book)) }
  const sees = (view: View) => view.seesBook(book)
  const pair = (copy: number) => ({
    ...{ ...shared, other_agency_id: shared.agency_id, other_book_id: text(idOf('book', 5000 + book, copy)) },
  })
  const key = idOf('book', book)
  return [
    { table: 'book_copy', key: `${key} superior`, values: { ...shared, copy: text('superior') }, sees },
    { table: 'book_pair', key, values: pair(0), another: pair(1), sees },
  ]
}
