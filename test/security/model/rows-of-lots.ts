import { idOf, text } from './ids.ts'
import type { WorldRow } from './rows.ts'
import type { View } from './view.ts'
import { bookAt, type World } from './world.ts'

/** The plan of every lot here: its one record is inspected. */
export const lotPlan = {
  ...{ standard: '2859-2', lotSize: 1, level: null, aql: null, lq: 5, severity: null, letter: null },
  ...{ n: 1, ac: 0, re: 1, full: true, othersPerRecord: 2, resubmitted: false },
}

/** A lot for each book, made by the agency that registered it, with one record in its sample. */
export function rowsOfLots(world: World, book: number): readonly WorldRow[] {
  const { agency, kind } = bookAt(world, book)
  const agency_id = text(idOf('agency', agency))
  const lot_id = (copy: number) => text(idOf('lot', book, copy))
  const ofBook = { agency_id, book_id: text(idOf('book', book)), lot_agency_id: agency_id }
  const lot = (copy: number) => ({
    ...{ agency_id, id: lot_id(copy), number: text(`${book}.${copy}`), plan: text(JSON.stringify(lotPlan)) },
    ...{ seed: text('00'), size: '1', sample_size: '1' },
  })
  // A book is in one lot at a time: the other is over.
  const held = (copy: number) => ({
    ...{ ...ofBook, lot_id: lot_id(copy), size: '1' },
    ended_at: copy === 0 ? 'null' : text('2001-01-01'),
  })
  const item = (copy: number) => ({
    ...{ ...ofBook, id: text(idOf('sample item', book, copy)), lot_id: lot_id(copy) },
    ...{ record_id: text(idOf('record', book)), record_version: '1', position: '1' },
  })
  const sees = (view: View) => view.seesBook(book)
  return [
    {
      ...{ table: 'lot', key: idOf('lot', book), values: lot(0), another: lot(1) },
      sees: view => view.seesAgency(agency),
    },
    { table: 'lot_book', key: idOf('book', book), values: held(0), another: held(1), sees },
    {
      ...{ table: 'sample_item', key: idOf('sample item', book), values: item(0), another: item(1) },
      sees: view => sees(view) && (view.confidential || !['CN', 'CMC'].includes(kind)),
    },
  ]
}
