import { digestLiteral, idOf, text } from './ids.ts'
import type { Values, WorldRow } from './rows.ts'
import type { View } from './view.ts'
import { bookAt, type World } from './world.ts'

/** A price list that an agency entered and a statement for payment it made: of the agency as a whole. */
export function rowsOfMoney(agency: number): readonly WorldRow[] {
  const agency_id = text(idOf('agency', agency))
  const sha = digestLiteral(`file ${agency} 0`)
  const sees = (view: View) => view.seesAgency(agency)
  const list = (copy: number): Values => ({
    ...{
      agency_id,
      id: text(idOf('price list', agency, copy)),
      name: text('Giá thử'),
      version: String(copy + 1),
    },
    ...{
      source: text('Thử'),
      applies_from: text('2001-01-01'),
      prices: text('[{"step":"scan","unit":"page","amountVnd":1}]'),
    },
  })
  const payment = (copy: number): Values => ({
    ...{ agency_id, id: text(idOf('payment', agency, copy)), number: text(`${copy + 1}/TT-2001`) },
    ...{ contractor_id: text(idOf('contractor', agency)), price_list_id: text(idOf('price list', agency)) },
    ...{ lines: text('[]'), sum_vnd: '0', vat_vnd: '0', docx: sha, pdf: sha },
  })
  return [
    { table: 'price_list', key: idOf('price list', agency), values: list(0), another: list(1), sees },
    { table: 'payment', key: idOf('payment', agency), values: payment(0), another: payment(1), sees },
  ]
}

/** That a statement paid for a book once, and was cancelled. */
export function rowsOfPaidBook(world: World, book: number): WorldRow {
  const { agency } = bookAt(world, book)
  const values = (copy: number): Values => ({
    ...{ agency_id: text(idOf('agency', agency)), book_id: text(idOf('book', book)) },
    ...{ payment_agency_id: text(idOf('agency', agency)), payment_id: text(idOf('payment', agency, copy)) },
    ...{ pages: '1', records: '1', amount_vnd: '1', cancelled_at: 'now()' },
  })
  const key = `${idOf('book', book)} ${idOf('payment', agency)}`
  return {
    table: 'payment_book',
    key,
    values: values(0),
    another: values(1),
    sees: view => view.seesBook(book),
  }
}
