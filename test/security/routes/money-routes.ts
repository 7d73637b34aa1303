import { idOf } from '../model/ids.ts'
import type { View } from '../model/view.ts'
import { agencyNames } from './country.ts'
import { ofAgency, type RouteRow, toOneself } from './trial.ts'

/** What each agency has one of, by its id under the address of the agency and of another. */
function ofThing(
  space: 'price list' | 'payment',
  {
    payload,
    passes = [],
    agencies = [...agencyNames.keys()],
  }: {
    readonly payload?: object
    readonly passes?: readonly string[]
    /** Whose: of all agencies unless told. */
    readonly agencies?: readonly number[]
  } = {},
): RouteRow {
  return {
    passes,
    trials: url =>
      agencies.flatMap(agency => {
        const relation = agencyNames[agency] ?? ''
        const at = (place: number) =>
          url.replace(':agency', idOf('agency', place)).replace(/:(list|payment)/, idOf(space, agency))
        const shared = { ...(payload === undefined ? {} : { payload }), marks: [idOf(space, agency)] }
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

/** Making a paper takes a while: one's own, that of the agency above, that of the one below and another province's. */
const few = { agencies: [0, 1, 2, 6] }

const prices = {
  ...{ source: 'Thử nghiệm', appliesFrom: '2001-01-01', vatPercent: 8 },
  prices: [{ step: 'scan', unit: 'page', amountVnd: 1 }],
}
const paid = (agency: number) => ({
  contractorId: idOf('contractor', agency),
  list: { agencyId: idOf('agency', agency), listId: idOf('price list', agency) },
})

/** Routes about prices and payment. No file of theirs lies in the vault: who sees the statement learns that. */
export const moneyRoutes: Readonly<Record<string, RouteRow>> = {
  'POST /api/prices': toOneself({ payload: { name: 'Giá mới', ...prices } }),
  'POST /api/prices/:agency/:list/versions': ofThing('price list', { payload: prices }),
  'POST /api/prices/:agency/:list/retirement': ofThing('price list', { payload: { retired: true } }),
  'GET /api/prices/:agency/:list/estimate': ofThing('price list'),
  'GET /api/prices/:agency/:list/estimate.xlsx': ofThing('price list', few),
  'GET /api/prices/:agency/:list/estimate.docx': ofThing('price list', few),
  'GET /api/prices/:agency/:list/estimate.pdf': ofThing('price list', few),
  'GET /api/prices/:agency/:list/comparison': ofThing('price list'),
  'POST /api/payments/payable': ofAgency({ payload: paid }),
  // No book of the country is accepted.
  'POST /api/payments': ofAgency({
    payload: agency => ({
      ...paid(agency),
      books: [{ agencyId: idOf('agency', 0), bookId: idOf('book', 0) }],
    }),
    passes: ['payment.not-payable'],
  }),
  'GET /api/payments/:agency/:payment': ofThing('payment'),
  'GET /api/payments/:agency/:payment/docx': ofThing('payment', { passes: ['vault.missing'] }),
  'GET /api/payments/:agency/:payment/pdf': ofThing('payment', { passes: ['vault.missing'] }),
  'POST /api/payments/:agency/:payment/cancellation': ofThing('payment', { payload: { reason: 'lập nhầm' } }),
}
