import { idOf, text } from './ids.ts'
import type { WorldRow } from './rows.ts'
import type { View } from './view.ts'
import { bookAt, type World } from './world.ts'

/** A try of account 0 with a book: it is one's own, and of who is wholly at home where the book is. */
export function rowsOfTraining(world: World, book: number): readonly WorldRow[] {
  const { agency } = bookAt(world, book)
  const sees = (view: View) => view.seesAgency(agency) || view.account === 0
  const values = (copy: number) => ({
    agency_id: text(idOf('agency', agency)),
    id: text(idOf('practice', book, copy)),
    account_id: text(idOf('account', 0)),
    ...{ book_id: text(idOf('book', book)), lesson: text('key'), seed: '1', answers: text('{}') },
    ended_at: 'now()',
  })
  return [{ table: 'practice', key: idOf('practice', book), values: values(0), another: values(1), sees }]
}
