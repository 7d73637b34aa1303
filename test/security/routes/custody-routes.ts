import { idOf } from '../model/ids.ts'
import { labelOf } from '../model/rows-of-custody.ts'
import type { View } from '../model/view.ts'
import { oneBook } from './book-routes.ts'
import { agencyNames } from './country.ts'
import { ofAgency, ofBook, type RouteRow, toOneself } from './trial.ts'

/** A slip that each agency made, by its id under the address of that agency and of another. */
function ofSlip(payload?: object, passes: readonly string[] = []): RouteRow {
  return {
    passes,
    trials: url =>
      agencyNames.flatMap((relation, agency) => {
        const at = (place: number) =>
          url.replace(':agency', idOf('agency', place)).replace(':slip', idOf('custody slip', agency))
        const shared = {
          ...{ ...(payload === undefined ? {} : { payload }), marks: [idOf('custody slip', agency)] },
        }
        return [
          { ...shared, relation, url: at(agency), allowed: (view: View) => view.seesAgency(agency) },
          {
            ...shared,
            relation: `${relation}, under another agency's address`,
            url: at((agency + 1) % agencyNames.length),
            allowed: () => false,
            onlyHolders: true,
          },
        ]
      }),
  }
}

/** A route with a label's code in its address: of a book, or one that is on none. */
const labelled = (route: RouteRow, codeOf: (book: number) => string): RouteRow => ({
  ...route,
  trials: (url, ...rest) =>
    route
      .trials(url, ...rest)
      .map((trial, at) => ({ ...trial, url: trial.url.replace(':code', codeOf(at)) })),
})

const slipAbout = (book: number) => ({
  ...{ id: idOf('custody slip', 2000 + book), kind: 'hand-over', fromPerson: 'An', toPerson: 'Bình' },
  ...{ onDay: '2001-01-01', dueOn: null, reason: '', note: '', returns: null },
  from: { kind: 'agency', id: idOf('agency', 1) },
  to: { kind: 'agency', id: idOf('agency', 0) },
  items: [{ ...oneBook(book), copy: 'registering', condition: '', sheets: null }],
})

/** The photo of each book's cover, under its agency's address. */
const photos: RouteRow = (() => {
  const route = ofBook({ needs: 'listing', passes: ['vault.missing'] })
  return {
    ...route,
    trials: (url, ...rest) =>
      // The id of the book stands where its label belongs until it is known which book it is.
      route.trials(url.replace(':code', ':book'), ...rest).map(trial => ({
        ...trial,
        url: trial.url.replace(/[^/]+(?=\/photo$)/, id => labelOf(Number.parseInt(id.slice(-8), 16))),
      })),
  }
})()

/** Routes about books that change hands, and their labels. No file of theirs lies in the vault: who sees the slip learns that. */
export const custodyRoutes: Readonly<Record<string, RouteRow>> = {
  'GET /api/custody/slips/:agency/:slip': ofSlip(),
  'GET /api/custody/slips/:agency/:slip/docx': ofSlip(undefined, ['vault.missing']),
  'GET /api/custody/slips/:agency/:slip/pdf': ofSlip(undefined, ['vault.missing']),
  // The slips here have no books.
  'POST /api/custody/slips/:agency/:slip/cancellation': ofSlip({ reason: 'Lý do để thử quyền' }, [
    'custody.moved-since',
  ]),
  'GET /api/custody/holdings': toOneself(),
  'GET /api/books/:agency/:book/custody': ofBook({ needs: 'listing' }),
  'POST /api/custody/preparation': ofBook({
    needs: 'listing',
    payload: book => ({ books: [oneBook(book)] }),
  }),
  'POST /api/custody/slips': ofBook({ needs: 'listing', payload: slipAbout }),
  'POST /api/labels': ofBook({ needs: 'listing', payload: book => ({ books: [oneBook(book)] }) }),
  'POST /api/labels/blank': toOneself({ payload: { sheets: 1 } }),
  // A label tells only that there is such a book, by ids that open nothing by themselves.
  'GET /api/labels/:code': labelled(toOneself(), () => 'ZZZZZZZZZZ'),
  'POST /api/labels/:code': labelled(
    ofAgency({
      payload: agency => ({
        ...{ agencyId: idOf('agency', agency), kind: 'KH', year: 2005, volume: '77' },
        ...{ condition: 'unknown', photo: null },
      }),
      passes: ['book.not-then'],
    }),
    () => 'ZZZZZZZZZZ',
  ),
  'GET /api/labels/:agency/:code/photo': photos,
}
