import { idOf } from '../model/ids.ts'
import { country, croppedBook, provinceScanner } from './country.ts'
import { form, ofBook, type RouteRow } from './trial.ts'

const reason = 'Lý do để thử quyền'
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')
const isCropped = (actor: number, book: number) =>
  book === croppedBook && country.assignments.some(one => one.account === actor && one.book === book)

const image = form([{ name: 'image', file: '1.jpg', content: jpeg }])
/** The bytes of a page are not in the vault: who sees the page learns that, and nobody else. */
const missing = ['vault.missing']

const oneBook = (book: number) => ({
  agencyId: idOf('agency', country.books[book]?.agency ?? 0),
  bookId: idOf('book', book),
})

/** Routes about one book or something in it. */
export const bookRoutes: Readonly<Record<string, RouteRow>> = {
  'GET /api/books/:agency/:book': ofBook({ needs: 'listing' }),
  'GET /api/books/:agency/:book/entries': ofBook({ needs: 'listing', shows: true }),
  'POST /api/books/:agency/:book/closing': ofBook({ needs: 'listing' }),
  'POST /api/books/:agency/:book/unlock': ofBook({
    needs: 'listing',
    payload: () => ({ reason }),
    passes: ['book.open'],
  }),
  'GET /api/books/:agency/:book/pages': ofBook({ needs: 'listing', shows: true }),
  'POST /api/books/:agency/:book/pages': ofBook({
    needs: 'content',
    payload: () => image.payload,
    headers: image.headers,
  }),
  'GET /api/books/:agency/:book/field-places': ofBook({ needs: 'listing' }),
  'POST /api/books/:agency/:book/field-places': ofBook({ needs: 'listing', payload: () => ({ places: [] }) }),
  'GET /api/books/:agency/:book/records': ofBook({ needs: 'listing', shows: true }),
  'GET /api/pages/:agency/:page/thumbnail': ofBook({ needs: 'content', shows: true, unless: isCropped }),
  'GET /api/pages/:agency/:page/image': ofBook({ needs: 'content', unless: isCropped, passes: missing }),
  'GET /api/pages/:agency/:page/fields/:field': ofBook({ needs: 'content', passes: missing }),
  'GET /api/pages/:agency/:page/original': ofBook({ needs: 'content', shows: true }),
  'GET /api/packages/:agency/:package': ofBook({ needs: 'content', shows: true }),
  'GET /api/packages/:agency/:package/rows': ofBook({ needs: 'content', shows: true }),
  'GET /api/packages/:agency/:package/findings': ofBook({ needs: 'content', shows: true }),
  'POST /api/packages/:agency/:package/findings/:finding/as-in-book': ofBook({
    needs: 'content',
    payload: () => ({ reason }),
  }),
  'DELETE /api/packages/:agency/:package/findings/:finding/as-in-book': ofBook({ needs: 'content' }),
  // Neither opens the files: the package has not been checked.
  'GET /api/packages/:agency/:package/report.xlsx': ofBook({
    needs: 'content',
    passes: ['package.unchecked'],
  }),
  'POST /api/packages/:agency/:package/deposit': ofBook({ needs: 'content', passes: ['deposit.not-ready'] }),
  'GET /api/records/:agency/:record': ofBook({ needs: 'content', shows: true }),
  'GET /api/records/:agency/:record/pdf': ofBook({ needs: 'content', passes: missing }),
  'POST /api/records/:agency/:record/removal': ofBook({ needs: 'content', payload: () => ({ reason }) }),
  'POST /api/records/:agency/:record/reinstatement': ofBook({
    needs: 'content',
    payload: () => ({ reason }),
    passes: ['record.standing'],
  }),
  'POST /api/records/:agency/:record/restoring': ofBook({
    needs: 'content',
    payload: () => ({ reason, version: 1 }),
    passes: ['record.same-content'],
  }),
  // The approvals of this country ask for a book to be opened.
  'POST /api/approvals/:agency/:approval/decision': ofBook({
    needs: 'content',
    payload: () => ({ approve: false, reason }),
    also: 'books.unlock',
  }),
  'DELETE /api/approvals/:agency/:approval': ofBook({ needs: 'content', passes: ['approval.not-own'] }),
  'POST /api/keepers': ofBook({
    needs: 'listing',
    payload: book => ({ books: [oneBook(book)], keeperId: null, reason }),
  }),
  'POST /api/assignments': ofBook({
    needs: 'listing',
    payload: book => ({ books: [oneBook(book)], accountId: idOf('account', provinceScanner), sees: 'crop' }),
  }),
  'POST /api/assignments/removal': ofBook({
    needs: 'listing',
    payload: book => ({ books: [oneBook(book)], accountId: idOf('account', provinceScanner) }),
  }),
}
