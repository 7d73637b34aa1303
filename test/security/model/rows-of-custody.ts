import { digestLiteral, idOf, text } from './ids.ts'
import type { WorldRow } from './rows.ts'
import type { View } from './view.ts'
import { bookAt, type World } from './world.ts'

/** The label of a book, as it is printed. */
export const labelOf = (book: number, copy = 0): string => String(book * 100 + copy).padStart(10, '0')

/** A slip that an agency made, which is on both sides of it, too. */
export function rowsOfSlips(agency: number): readonly WorldRow[] {
  const agency_id = text(idOf('agency', agency))
  const sha = digestLiteral(`file ${agency} 0`)
  const values = (copy: number) => ({
    ...{ agency_id, id: text(idOf('custody slip', agency, copy)), number: text(`${copy + 1}/BG-2001`) },
    ...{ kind: text('transfer'), from_agency_id: agency_id, to_agency_id: agency_id, books: '1' },
    ...{ from_person: text('An'), to_person: text('Bình'), on_day: text('2001-01-01'), docx: sha, pdf: sha },
  })
  const sees = (view: View) => view.seesAgency(agency)
  return [
    { table: 'custody_slip', key: idOf('custody slip', agency), values: values(0), another: values(1), sees },
  ]
}

/** A movement of a book, and its label with a photo of the cover. */
export function rowsOfMovedBook(world: World, book: number): readonly WorldRow[] {
  const { agency } = bookAt(world, book)
  const shared = { agency_id: text(idOf('agency', agency)), book_id: text(idOf('book', book)) }
  const sees = (view: View) => view.seesBook(book)
  // The slip may be another agency's, so nothing holds it.
  const moved = (copy: number) => ({
    ...{
      ...shared,
      slip_agency_id: shared.agency_id,
      slip_id: text(idOf('custody slip', 1000 + book, copy)),
    },
    ...{ copy: text('registering'), position: '1' },
  })
  const label = (copy: number) => ({
    ...{ ...shared, code: text(labelOf(book, copy)), photo: digestLiteral(`file ${agency} 0`) },
  })
  const key = idOf('book', book)
  return [
    { table: 'custody_item', key, values: moved(0), another: moved(1), sees },
    { table: 'book_label', key, values: label(0), another: label(1), sees },
  ]
}
