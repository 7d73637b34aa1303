import { z } from 'zod'
import { idOf } from '../model/ids.ts'
import type { View } from '../model/view.ts'
import { isCropped, oneBook } from './book-routes.ts'
import { bookNames, country } from './country.ts'
import { ofBook, type RouteRow, toOneself } from './trial.ts'

const agencyOf = (book: number) => country.books[book]?.agency ?? 0
/** A lot is seen by who acts for the agency that made it, and by who sees a book of it. */
const seesLot = (view: View, book: number) => view.seesAgency(agencyOf(book)) || view.seesBook(book)

interface OfLot {
  readonly payload?: object
  readonly passes?: readonly string[]
  readonly allowed?: (view: View, book: number) => boolean
}

/** The lot of each book, and once more under the address of another agency. */
export function ofLot({ payload, passes, allowed = seesLot }: OfLot = {}): RouteRow {
  return {
    ...(passes === undefined ? {} : { passes }),
    trials: url =>
      bookNames.flatMap((relation, book) => {
        const agency = agencyOf(book)
        const at = (place: number) =>
          url.replace(':agency', idOf('agency', place)).replace(':lot', idOf('lot', book))
        const shared = { ...(payload === undefined ? {} : { payload }), marks: [idOf('lot', book)] }
        return [
          { ...shared, relation, url: at(agency), allowed: (view: View) => allowed(view, book) },
          {
            ...{ ...shared, relation: `${relation}, under another agency's address` },
            ...{ url: at(agency === 1 ? 3 : 1), allowed: () => false, onlyHolders: true },
          },
        ]
      }),
  }
}

/** Signing is for who acts for the agency that accepts. */
const signing = (payload: object, passes: readonly string[]) =>
  ofLot({ payload, passes, allowed: (view, book) => view.seesAgency(agencyOf(book)) })

const lotIds = z.object({ lots: z.array(z.object({ id: z.string() })) })
const everyLot: RouteRow = {
  trials: url => [
    {
      ...{ relation: 'all at once', url: `${url}?limit=200`, allowed: () => true, marks: [] },
      async complain(answer, view) {
        const found = lotIds
          .parse(answer.json())
          .lots.map(({ id }) => id)
          .sort()
        const expected = bookNames
          .flatMap((_, book) => (seesLot(view, book) ? [idOf('lot', book)] : []))
          .sort()
        return found.join() === expected.join() ? undefined : `lots: ${found}, not ${expected}`
      },
    },
  ],
}

const othersWork = ['acceptance.own-keyed', 'acceptance.own-delivered']
const reason = 'Lý do để thử quyền'

/** Routes about lots and their samples. */
export const lotRoutes: Readonly<Record<string, RouteRow>> = {
  // None of the books here is deposited and in no lot.
  'GET /api/acceptance/books': toOneself(),
  'POST /api/acceptance/proposals': ofBook({
    ...{ needs: 'listing', payload: book => ({ books: [oneBook(book)] }) },
  }),
  'POST /api/acceptance/lots': ofBook({
    ...{ needs: 'listing', passes: ['acceptance.hindered'] },
    payload: book => ({
      id: idOf('lot', book, 7),
      books: [oneBook(book)],
      plan: { standard: '2859-2', lq: 5, othersPerRecord: 2 },
    }),
  }),
  'GET /api/acceptance/lots': everyLot,
  'GET /api/acceptance/lots/:agency/:lot': ofLot(),
  'GET /api/acceptance/lots/:agency/:lot/sample': ofLot(),
  'POST /api/acceptance/lots/:agency/:lot/acceptance': signing({}, ['acceptance.unfinished']),
  'POST /api/acceptance/lots/:agency/:lot/rejection': signing({ reason }, ['acceptance.unfinished']),
  'POST /api/acceptance/lots/:agency/:lot/withdrawal': signing({ reason }, []),
  'GET /api/acceptance/samples/:agency/:item': ofBook({
    ...{ needs: 'content', shows: true, unless: isCropped },
  }),
  // Its bytes are not in the vault: who sees the record learns that.
  'GET /api/acceptance/samples/:agency/:item/pdf': ofBook({
    ...{ needs: 'content', unless: isCropped, passes: ['vault.missing'] },
  }),
  'POST /api/acceptance/samples/:agency/:item': ofBook({
    ...{ needs: 'content', unless: isCropped, passes: othersWork },
    payload: () => ({ revision: 0, checked: true, errors: [] }),
  }),
  'GET /api/books/:agency/:book/lots': ofBook({ needs: 'listing' }),
}
