import { idOf } from '../model/ids.ts'
import { oneBook } from './book-routes.ts'
import { keyerOf } from './country.ts'
import { ofBook, type RouteRow, toOneself } from './trial.ts'

/** A batch is for whoever it was handed to alone. */
const isAnothers = (actor: number, book: number) => actor !== keyerOf(book)

const typing = (book: number) => ({
  keyings: [
    {
      ...{
        task: idOf('keying task', book),
        revision: 2,
        values: { nksHoTen: 'Lê' },
        doubts: {},
        sources: {},
      },
      ...{ state: 'open', note: null },
    },
  ],
})

/** Routes about keying. */
export const keyingRoutes: Readonly<Record<string, RouteRow>> = {
  'GET /api/keying/batches': toOneself(),
  'GET /api/keying/batches/:agency/:batch': ofBook({ needs: 'content', shows: true, unless: isAnothers }),
  'POST /api/keying/batches/:agency/:batch/keyings': ofBook({
    ...{ needs: 'content', unless: isAnothers, payload: typing },
  }),
  'GET /api/keying/batches/:agency/:batch/dictionary': ofBook({ needs: 'content', unless: isAnothers }),
  'POST /api/keying/batches/:agency/:batch/families': ofBook({
    ...{ needs: 'content', unless: isAnothers },
    payload: book => ({ task: idOf('keying task', book), values: { meHoTen: 'Lê Thị Ba' } }),
  }),
  'POST /api/keying/batches/:agency/:batch/taking-along': ofBook({ needs: 'content', unless: isAnothers }),
  'POST /api/keying/batches/:agency/:batch/revoking': ofBook({ needs: 'content' }),
  'POST /api/books/:agency/:book/keying/next': ofBook({ needs: 'content' }),
  'GET /api/books/:agency/:book/keying/batches': ofBook({ needs: 'listing' }),
  // Of those who may hand it out, nobody knows whether account 0 may key it.
  'POST /api/books/:agency/:book/keying/batches': ofBook({
    ...{
      needs: 'content',
      payload: () => ({ account: idOf('account', 0) }),
      passes: ['keying.account', 'keying.nothing-left'],
    },
  }),
  'GET /api/books/:agency/:book/keying/setup': ofBook({ needs: 'listing' }),
  'GET /api/keying/setups': toOneself({ query: '?kind=KS' }),
  'POST /api/keying/setups': ofBook({
    needs: 'listing',
    payload: book => ({ setups: [{ ...oneBook(book), change: { batchSize: 30 } }] }),
  }),
  'GET /api/books/:agency/:book/keying/progress': ofBook({ needs: 'listing' }),
  'GET /api/keying/books': toOneself(),
  'GET /api/books/:agency/:book/keying/package': ofBook({ needs: 'listing' }),
  'POST /api/books/:agency/:book/keying/package': ofBook({
    ...{ needs: 'listing', passes: ['keying.package-empty', 'keying.package-unfinished'] },
    payload: () => ({ leaveOut: true }),
  }),
  'GET /api/keying/arbitration': toOneself(),
  'GET /api/keying/differences': toOneself(),
  'POST /api/keying/differences/:agency/:difference/decision': ofBook({
    ...{ needs: 'content', passes: ['keying.own-work'] },
    payload: () => ({ value: { side: 0 }, doubt: null, note: null }),
  }),
  // Nobody here has decided anything, parked anything or set gold for this case.
  'POST /api/keying/differences/:agency/:difference/reopening': ofBook({
    needs: 'content',
    unless: () => true,
  }),
  'GET /api/keying/parked': toOneself(),
  'GET /api/keying/parked/:agency/:case': ofBook({ needs: 'content', unless: () => true }),
  'POST /api/keying/parked/:agency/:case': ofBook({
    ...{ needs: 'content', unless: () => true, payload: () => ({ values: {}, doubts: {} }) },
  }),
  'GET /api/books/:agency/:book/keying/gold': ofBook({ needs: 'listing' }),
  'GET /api/books/:agency/:book/keying/gold/lot': ofBook({ needs: 'listing' }),
  'GET /api/books/:agency/:book/keying/gold/:case': ofBook({ needs: 'content', unless: () => true }),
  'POST /api/books/:agency/:book/keying/gold/:case': ofBook({
    ...{ needs: 'content', passes: ['keying.unfinished'], payload: () => ({ values: {} }) },
  }),
  'POST /api/books/:agency/:book/keying/gold/:case/retirement': ofBook({
    ...{ needs: 'content', unless: () => true, payload: () => ({ retired: true }) },
  }),
  'GET /api/books/:agency/:book/keying/quality': ofBook({ needs: 'listing' }),
  'GET /api/books/:agency/:book/keying/quality.xlsx': ofBook({ needs: 'listing' }),
  'GET /api/books/:agency/:book/field-places/alike': ofBook({ needs: 'listing' }),
  // No other book has the same form.
  'POST /api/books/:agency/:book/field-places/copy': ofBook({
    ...{
      needs: 'listing',
      payload: (book: number) => ({ book: idOf('book', book) }),
      passes: ['field.other-form'],
    },
  }),
  'GET /api/books/:agency/:book/keying/reading': ofBook({ needs: 'listing' }),
}
