import { idOf, text } from './ids.ts'
import type { WorldRow } from './rows.ts'
import type { View } from './view.ts'
import { bookAt, type World } from './world.ts'

/** An obstacle about a book, and its first message: of who is wholly at home where it was reported, and of who was given the book to work on or keeps it. */
export function rowsOfObstacles(world: World, book: number): readonly WorldRow[] {
  const { agency } = bookAt(world, book)
  const agency_id = text(idOf('agency', agency))
  const sees = (view: View) => view.seesAgency(agency) || view.seesBook(book)
  const obstacle = (copy: number) => ({
    ...{
      agency_id,
      id: text(idOf('obstacle', book, copy)),
      year: String(2000 + copy),
      number: String(book + 1),
    },
    ...{ kind: text('paper'), title: text('obstacle'), with_agency_id: agency_id },
    ...{ book_agency_id: agency_id, book_id: text(idOf('book', book)) },
  })
  const message = (copy: number) => ({
    ...{
      agency_id,
      id: text(idOf('obstacle message', book, copy)),
      obstacle_id: text(idOf('obstacle', book)),
    },
    ...{ kind: text('report'), text: text('obstacle') },
  })
  const row = (table: string, key: string, values: (copy: number) => Record<string, string>): WorldRow => ({
    ...{ table, key, values: values(0), another: values(1), sees },
  })
  return [
    row('obstacle', idOf('obstacle', book), obstacle),
    row('obstacle_message', idOf('obstacle message', book), message),
  ]
}
