import { tusMetadata } from '../../../src/scanning/testing-tus.ts'
import { idOf } from '../model/ids.ts'
import { country, croppedBook, keyerOf, provinceScanner } from './country.ts'
import { form, ofBook, type RouteRow } from './trial.ts'

const reason = 'Lý do để thử quyền'
/** Whether an account works on a book from an assignment that shows only the places of its fields. */
export const isCropped = (actor: number, book: number) =>
  book === croppedBook && country.assignments.some(one => one.account === actor && one.book === book)

/** The bytes of a page are not in the vault: who sees the page learns that, and nobody else. */
const missing = ['vault.missing']

/** A workbook that is not looked into: the package has not been checked. */
const workbook = form([{ name: 'xlsx', file: 'KS.2001.01.xlsx', content: '' }])

const noPdf = form([{ name: 'pdf', file: '1.pdf', content: 'không phải PDF' }])

/** A note that changes nothing. */
const note = form([
  { name: 'note', content: JSON.stringify({ kind: 'other', text: 'Trang rách', notedOn: '2010-01-01' }) },
])

/** A book as requests name it. */
export const oneBook = (book: number) => ({
  agencyId: idOf('agency', country.books[book]?.agency ?? 0),
  bookId: idOf('book', book),
})

const placeOf = (book: number) => {
  const { agencyId, bookId } = oneBook(book)
  return { agency: agencyId, book: bookId }
}

/** Uploads are for whoever began them alone: account 0, who is none of those that ask here. */
const ofUpload = (headers: Readonly<Record<string, string>>) =>
  ofBook({ needs: 'content', headers: () => headers, unless: () => true })

/** A route that is asked with a query. */
const asked = (query: string, route: RouteRow): RouteRow => ({
  ...route,
  trials: (url, actor, rows) => route.trials(`${url}?${query}`, actor, rows),
})

/** The package has not been checked: who may correct it learns that. */
const correcting = (payload: object): RouteRow =>
  ofBook({ needs: 'content', payload: () => payload, passes: ['package.unchecked'] })

/** Routes about one book or something in it. */
export const bookRoutes: Readonly<Record<string, RouteRow>> = {
  'GET /api/books/:agency/:book': ofBook({ needs: 'listing' }),
  'GET /api/books/:agency/:book/entries': ofBook({
    // Whoever keys an entry at this moment does not read it beside: it may be a gold one.
    ...{ needs: 'listing', shows: (actor, book) => actor !== keyerOf(book) },
  }),
  'POST /api/books/:agency/:book/closing': ofBook({ needs: 'listing' }),
  'POST /api/books/:agency/:book/unlock': ofBook({
    needs: 'listing',
    payload: () => ({ reason }),
    passes: ['book.open'],
  }),
  'GET /api/books/:agency/:book/pages': ofBook({ needs: 'listing', shows: true }),
  'POST /api/uploads': ofBook({
    needs: 'content',
    headers: book => ({
      'tus-resumable': '1.0.0',
      'upload-length': '5',
      'upload-metadata': tusMetadata({ ...placeOf(book), name: '1.jpg' }),
    }),
  }),
  'PATCH /api/uploads/:agency/:upload': ofUpload({
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  }),
  'DELETE /api/uploads/:agency/:upload': ofUpload({ 'tus-resumable': '1.0.0' }),
  'GET /api/uploads/:agency/:upload/outcome': ofUpload({}),
  'GET /api/books/:agency/:book/scanning': ofBook({ needs: 'listing' }),
  'POST /api/books/:agency/:book/scanning/pause': ofBook({ needs: 'content' }),
  'POST /api/books/:agency/:book/scanning/resume': ofBook({ needs: 'content' }),
  // Where no picture is seen nothing is tried again.
  'POST /api/books/:agency/:book/scanning/retry': ofBook({ needs: 'listing' }),
  'POST /api/books/:agency/:book/scanning/layout': ofBook({
    needs: 'content',
    payload: () => ({ layout: 'single' }),
  }),
  'GET /api/books/:agency/:book/captures': ofBook({ needs: 'listing', shows: true }),
  // Nothing was found on these pictures that could be corrected.
  'POST /api/books/:agency/:book/corrections': ofBook({
    needs: 'content',
    payload: book => ({ captures: [idOf('capture', book)], correction: { kind: 'uncropped' } }),
    passes: ['change.nothing'],
  }),
  'POST /api/books/:agency/:book/reviews': ofBook({
    needs: 'content',
    payload: book => ({ captures: [idOf('capture', book)], reviewed: true }),
  }),
  'GET /api/captures/:agency/:capture/frame': ofBook({
    needs: 'content',
    unless: isCropped,
    passes: ['image.not-image'],
  }),
  'GET /api/books/:agency/:book/changes': ofBook({ needs: 'listing' }),
  'POST /api/books/:agency/:book/changes/:change/undoing': ofBook({ needs: 'content' }),
  'GET /api/books/:agency/:book/order-report': ofBook({ needs: 'listing' }),
  'GET /api/books/:agency/:book/pages-aside': ofBook({ needs: 'listing' }),
  // A book of one page is in order already.
  'POST /api/books/:agency/:book/order': ofBook({
    needs: 'content',
    payload: book => ({ pages: [idOf('page', book)], after: null }),
    passes: ['change.nothing'],
  }),
  'POST /api/books/:agency/:book/pages-back': ofBook({
    needs: 'content',
    payload: book => ({ pages: [idOf('page', book)], after: null }),
    passes: ['change.nothing'],
  }),
  'POST /api/books/:agency/:book/pages-aside': ofBook({
    needs: 'content',
    payload: book => ({ pages: [idOf('page', book)] }),
  }),
  'POST /api/books/:agency/:book/pages-instead': ofBook({
    needs: 'content',
    payload: book => ({ page: idOf('page', book), instead: idOf('page', book) }),
    passes: ['change.nothing'],
  }),
  'POST /api/books/:agency/:book/roles': ofBook({
    needs: 'content',
    payload: book => ({ pages: [idOf('page', book)], role: 'blank' }),
  }),
  'POST /api/books/:agency/:book/numbers': ofBook({
    needs: 'content',
    payload: book => ({ numbers: [{ page: idOf('page', book), number: '1' }] }),
  }),
  'POST /api/books/:agency/:book/numbers/counting': ofBook({
    needs: 'content',
    payload: book => ({ from: idOf('page', book), to: null, first: 1 }),
  }),
  // Where no picture is seen nothing is read.
  'POST /api/books/:agency/:book/numbers/reading': ofBook({
    needs: 'listing',
    passes: ['reading.unavailable'],
  }),
  'GET /api/books/:agency/:book/cases': ofBook({ needs: 'listing', shows: true }),
  'POST /api/books/:agency/:book/cases': ofBook({
    needs: 'content',
    payload: book => ({ edits: [{ kind: 'note', case: idOf('case', book), note: reason }] }),
  }),
  'POST /api/books/:agency/:book/cases/template': ofBook({
    needs: 'content',
    payload: () => ({ template: { shape: 'pages', pagesPerCase: 1 }, from: null, to: null, firstNumber: 1 }),
  }),
  'GET /api/cases/:agency/:case/pdf': ofBook({ needs: 'content', unless: isCropped, passes: missing }),
  'GET /api/books/:agency/:book/case-pdfs': ofBook({ needs: 'content', passes: missing }),
  'POST /api/books/:agency/:book/closing-total': ofBook({
    needs: 'listing',
    payload: () => ({ closingTotal: 5 }),
  }),
  'GET /api/books/:agency/:book/field-places': ofBook({ needs: 'listing' }),
  'POST /api/books/:agency/:book/field-places': ofBook({ needs: 'listing', payload: () => ({ places: [] }) }),
  'GET /api/books/:agency/:book/records': ofBook({ needs: 'listing', shows: true }),
  'GET /api/pages/:agency/:page/thumbnail': ofBook({ needs: 'content', shows: true, unless: isCropped }),
  'GET /api/pages/:agency/:page/image': ofBook({ needs: 'content', unless: isCropped, passes: missing }),
  'GET /api/cases/:agency/:case/fields/:field': ofBook({ needs: 'content', passes: missing }),
  'GET /api/pages/:agency/:page/original': ofBook({ needs: 'content', shows: true }),
  'GET /api/packages/:agency/:package': ofBook({ needs: 'content', shows: true }),
  'GET /api/packages/:agency/:package/rows': ofBook({ needs: 'content', shows: true }),
  'GET /api/packages/:agency/:package/rows/:row/pdf': ofBook({
    needs: 'content',
    unless: isCropped,
    passes: ['package.unchecked'],
  }),
  'GET /api/packages/:agency/:package/findings': ofBook({ needs: 'content', shows: true }),
  'POST /api/packages/:agency/:package/findings/:finding/as-in-book': ofBook({
    needs: 'content',
    payload: () => ({ reason }),
  }),
  'DELETE /api/packages/:agency/:package/findings/:finding/as-in-book': ofBook({ needs: 'content' }),
  'POST /api/packages/:agency/:package/corrections': correcting({
    cells: [{ row: 1, column: 'nksHoTen', value: 'Lê Thử' }],
  }),
  'POST /api/packages/:agency/:package/corrections/alike/preview': correcting({ code: 'date.form' }),
  'POST /api/packages/:agency/:package/corrections/alike': correcting({ code: 'date.form' }),
  'GET /api/packages/:agency/:package/changes': ofBook({ needs: 'content' }),
  'POST /api/packages/:agency/:package/changes/:change/undoing': correcting({}),
  'GET /api/packages/:agency/:package/findings/alike': asked(
    'code=number.repeated',
    ofBook({ needs: 'content', shows: true }),
  ),
  'POST /api/packages/:agency/:package/findings/as-in-book': ofBook({
    needs: 'content',
    payload: () => ({ code: 'number.repeated', reason }),
  }),
  'DELETE /api/packages/:agency/:package/findings/as-in-book': asked(
    'code=number.repeated',
    ofBook({ needs: 'content' }),
  ),
  'POST /api/packages/:agency/:package/recheck': ofBook({ needs: 'content' }),
  'GET /api/packages/:agency/:package/reading': ofBook({ needs: 'content', passes: missing }),
  'POST /api/packages/:agency/:package/reading': ofBook({
    needs: 'content',
    payload: () => ({ letters: 'unicode' }),
  }),
  'POST /api/packages/:agency/:package/revision': ofBook({
    needs: 'content',
    payload: () => workbook.payload,
    headers: () => workbook.headers,
    passes: ['package.unchecked'],
  }),
  'GET /api/packages/:agency/:package/rows.xlsx': ofBook({ needs: 'content', passes: ['package.unchecked'] }),
  // Neither opens the files: the package has not been checked.
  'GET /api/packages/:agency/:package/report.xlsx': ofBook({
    needs: 'content',
    passes: ['package.unchecked'],
  }),
  'POST /api/packages/:agency/:package/deposit': ofBook({ needs: 'content', passes: ['deposit.not-ready'] }),
  'GET /api/deposits/:agency/:deposit/receipt': ofBook({ needs: 'content' }),
  'GET /api/books/:agency/:book/deposits': ofBook({ needs: 'listing' }),
  'POST /api/deposit-batches': ofBook({
    needs: 'content',
    payload: book => ({ packages: [{ agencyId: oneBook(book).agencyId, packageId: idOf('package', book) }] }),
    passes: ['deposit.not-ready'],
  }),
  'GET /api/deposit-batches/:batch': ofBook({ needs: 'content' }),
  'POST /api/deposit-batches/:batch/steering': ofBook({
    needs: 'content',
    payload: () => ({ action: 'pause' }),
  }),
  'GET /api/records/:agency/:record': ofBook({ needs: 'content', shows: true }),
  'GET /api/records/:agency/:record/pdf': ofBook({ needs: 'content', passes: missing }),
  'GET /api/records/:agency/:record/exchange': ofBook({ needs: 'content', passes: ['exchange.none'] }),
  'GET /api/records/:agency/:record/people': ofBook({ needs: 'content' }),
  'GET /api/records/:agency/:record/readers': ofBook({ needs: 'content' }),
  'POST /api/records/:agency/:record/repair': ofBook({
    needs: 'content',
    payload: () => ({ version: 1, fields: {}, compared: true }),
    passes: ['repair.number'],
  }),
  'POST /api/records/:agency/:record/notes': ofBook({
    needs: 'content',
    payload: () => note.payload,
    headers: () => note.headers,
  }),
  'POST /api/records/:agency/:record/notes/:note/withdrawal': ofBook({
    needs: 'content',
    payload: () => ({ reason }),
  }),
  'GET /api/records/:agency/:record/notes/:note/evidence': ofBook({ needs: 'content', passes: missing }),
  'POST /api/records/:agency/:record/links': ofBook({
    needs: 'content',
    payload: book => ({
      relation: 'concerns',
      acts: true,
      other: { agencyId: oneBook(book).agencyId, id: idOf('record', book) },
    }),
    passes: ['link.self'],
  }),
  'DELETE /api/records/:agency/:record/links/:link': ofBook({ needs: 'content' }),
  'GET /api/books/:agency/:book/entry': ofBook({ needs: 'content' }),
  'GET /api/books/:agency/:book/drafts/:draft': ofBook({ needs: 'content' }),
  'POST /api/books/:agency/:book/drafts/:draft': ofBook({
    needs: 'content',
    payload: () => ({ revision: 1, fields: {}, about: { target: null } }),
  }),
  'POST /api/books/:agency/:book/drafts/:draft/removal': ofBook({ needs: 'content' }),
  'POST /api/books/:agency/:book/drafts/:draft/return': ofBook({ needs: 'content' }),
  'POST /api/books/:agency/:book/drafts/:draft/entering': ofBook({
    needs: 'content',
    payload: () => ({ revision: 1 }),
    passes: ['draft.no-pdf'],
  }),
  'POST /api/books/:agency/:book/drafts/:draft/pdf': asked(
    'revision=1',
    ofBook({
      needs: 'content',
      payload: () => noPdf.payload,
      headers: () => noPdf.headers,
      passes: ['pdf.unreadable'],
    }),
  ),
  'POST /api/books/:agency/:book/drafts/:draft/case-pdf': ofBook({
    needs: 'content',
    payload: book => ({ revision: 1, case: idOf('case', book) }),
    passes: missing,
  }),
  'GET /api/books/:agency/:book/drafts/:draft/pdf': ofBook({ needs: 'content', passes: ['draft.no-pdf'] }),
  'GET /api/books/:agency/:book/unlinked': ofBook({ needs: 'content' }),
  'POST /api/books/:agency/:book/unlinked/:record': ofBook({
    needs: 'content',
    payload: book => ({ target: { agencyId: oneBook(book).agencyId, recordId: idOf('record', book) } }),
    passes: ['link.relation'],
  }),
  'GET /api/records/:agency/:record/extracts': ofBook({ needs: 'content' }),
  'POST /api/records/:agency/:record/extracts/preview': ofBook({
    needs: 'content',
    payload: () => ({ paper: 'XNHT' }),
    passes: ['extract.rights'],
  }),
  'POST /api/records/:agency/:record/extracts': ofBook({
    needs: 'content',
    payload: book => ({
      id: idOf('extract', 100 + book),
      paper: 'XNHT',
      signerName: 'Lê Văn Ký',
      place: 'Thử',
      requesterName: 'Người thử',
    }),
    passes: ['extract.rights'],
  }),
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
