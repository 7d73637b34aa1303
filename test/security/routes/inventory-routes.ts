import { idOf } from '../model/ids.ts'
import { viewOf } from '../model/view.ts'
import { oneBook } from './book-routes.ts'
import { agencyNames, country } from './country.ts'
import { ofBook, type RouteRow, toOneself } from './trial.ts'

/** Each agency's contractor: everybody may know of it, its agency alone may change it. */
const ofContractor: RouteRow = {
  trials: url =>
    agencyNames.map((relation, agency) => ({
      relation: `contractor of ${relation}`,
      url: url.replace(':contractor', idOf('contractor', agency)),
      payload: { name: 'Đơn vị thử', contract: '', signedOn: null, ended: false },
      allowed: view => view.seesAgency(agency),
      marks: [],
    })),
}

/** The book that each is compared with. */
const other = 0
const seesOther = (actor: number) => viewOf(country, actor, 'books.write')?.seesBook(other) === true

/** Routes about books' paper. */
export const inventoryRoutes: Readonly<Record<string, RouteRow>> = {
  'GET /api/books/:agency/:book/paper': ofBook({ needs: 'listing' }),
  'POST /api/books/:agency/:book/paper': ofBook({
    needs: 'listing',
    payload: () => ({ registering: { place: 'Kho 1' } }),
  }),
  'GET /api/periods': toOneself(),
  // One for the whole province: a district learns that it may not.
  'POST /api/periods': toOneself({
    payload: { inForce: { province: null, district: null, commune: null }, own: [] },
    passes: ['period.province-only'],
  }),
  'GET /api/periods/suggestions': toOneself(),
  'POST /api/periods/classification': toOneself({ payload: { filter: {} } }),
  'POST /api/books/period': ofBook({
    needs: 'listing',
    payload: book => ({ books: [oneBook(book)], period: null }),
  }),
  'GET /api/contractors': toOneself(),
  'POST /api/contractors': toOneself({ payload: { name: 'Đơn vị thử khác' } }),
  'POST /api/contractors/:contractor': ofContractor,
  'POST /api/books/contractor': ofBook({
    needs: 'listing',
    payload: book => ({ books: [oneBook(book)], contractorId: null }),
  }),
  'GET /api/book-pairs': toOneself(),
  'POST /api/book-pairs': ofBook({
    needs: 'listing',
    payload: book => ({ first: oneBook(other), second: oneBook(book), verdict: 'different' }),
    unless: (actor, book) => book === other || !seesOther(actor),
  }),
  'GET /api/inventory/review': toOneself(),
  'GET /api/inventory/review.xlsx': toOneself(),
  'GET /api/book-lists/template.xlsx': toOneself(),
  // Nothing is sent.
  'POST /api/book-lists': toOneself({ passes: ['request.invalid', 'request.unsupported'] }),
}
