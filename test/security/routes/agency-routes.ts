import { idOf } from '../model/ids.ts'
import type { View } from '../model/view.ts'
import { accountSubjects, agencyNames, bookNames, country } from './country.ts'
import { both, form, ofAccount, ofAgency, type RouteRow, toOneself } from './trial.ts'

const reason = 'Lý do để thử quyền'

/** Each agency with each: a reorganisation concerns both. */
function ofPair(
  payload: ((predecessor: number, successor: number) => object) | undefined,
  passes: readonly string[],
): RouteRow {
  return {
    passes,
    trials: url =>
      country.successions.map(({ predecessor, successor }) => ({
        relation: `${agencyNames[predecessor]} → ${agencyNames[successor]}`,
        url: url
          .replace(':predecessor', idOf('agency', predecessor))
          .replace(':successor', idOf('agency', successor)),
        ...(payload === undefined ? {} : { payload: payload(predecessor, successor) }),
        allowed: (view: View) => view.seesAgency(predecessor) && view.seesAgency(successor),
        marks: [],
      })),
  }
}

/** A package: only who acts for the whole agency hands one in whose file does not say of which book it is. */
const delivery = (agency: number, file: string) =>
  form([
    { name: 'agency', content: idOf('agency', agency) },
    { name: 'xlsx', file, content: 'không phải là bảng tính' },
  ])
const packageForAgency: RouteRow = {
  trials: url =>
    agencyNames.map((relation, agency) => ({
      relation,
      url,
      ...delivery(agency, 'quyen-so-khong-ten.xlsx'),
      allowed: (view: View) => view.seesAgency(agency),
      marks: [],
    })),
}
const packageForBook: RouteRow = {
  trials: url =>
    country.books.map(({ agency, kind }, book) => ({
      relation: `book ${bookNames[book]}`,
      url,
      ...delivery(agency, `${kind}.2001.${String(book).padStart(2, '0')}.xlsx`),
      // Who acts for the agency but does not keep the book learns so from the check.
      allowed: (view: View) =>
        (view.seesBook(book) || view.seesAgency(agency)) &&
        (view.confidential || !['CN', 'CMC'].includes(kind)),
      marks: [],
    })),
}

/** A new role at another agency: both agencies have to be within. */
const rightsElsewhere: RouteRow = {
  trials: url =>
    accountSubjects.flatMap((account, from) =>
      agencyNames.flatMap((relation, to) =>
        from === to
          ? []
          : [
              {
                relation: `account of ${agencyNames[from]}, to ${relation}`,
                url: url.replace(':account', idOf('account', account)),
                payload: { role: 'auditor', agencyId: idOf('agency', to), reason },
                allowed: (view: View) => view.seesAgency(from) && view.seesAgency(to),
                marks: [],
                onlyHolders: true,
              },
            ],
      ),
    ),
}

/** Routes about an agency as a whole, or about an account of one. */
export const agencyRoutes: Readonly<Record<string, RouteRow>> = {
  'POST /api/books': ofAgency({
    payload: agency => ({ agencyId: idOf('agency', agency), kind: 'KS', year: 1999, volume: '7' }),
  }),
  'POST /api/packages': both(packageForAgency, packageForBook),
  // Whoever checks packages may try one on files of their own; nobody else's data is asked for.
  'POST /api/checks': {
    passes: ['package.no-xlsx'],
    trials: url => [
      {
        relation: 'oneself',
        url,
        ...form([{ name: 'zip', file: 'KS.2001.01.zip', content: '' }]),
        allowed: () => true,
        marks: [],
      },
    ],
  },
  // Empty workbooks: nobody's data is in them.
  'GET /api/templates/:kind.xlsx': {
    trials: url => [{ relation: 'oneself', url: url.replace(':kind', 'KS'), allowed: () => true, marks: [] }],
  },
  'POST /api/agencies': ofAgency({
    payload: agency => ({
      code: 'moi',
      level: 'commune',
      name: 'Xã mới',
      parentId: idOf('agency', agency),
      validFrom: '2001-01-01',
    }),
    passes: ['agency.parent-level', 'agency.parent-time'],
  }),
  'POST /api/agencies/:agency': ofAgency({
    payload: agency => {
      const { parent, from, to } = country.agencies[agency] ?? { parent: null, from: '', to: null }
      const parentId = parent === null ? null : idOf('agency', parent)
      return { name: 'Tên mới', parentId, validFrom: from, validTo: to }
    },
  }),
  'POST /api/successions': ofPair(
    (predecessor, successor) => ({
      onDate: '2020-01-01',
      kind: 'merge',
      links: [
        {
          predecessorId: idOf('agency', predecessor),
          successorId: idOf('agency', successor),
          extent: 'full',
        },
      ],
    }),
    ['succession.predecessor-then', 'succession.exists'],
  ),
  'DELETE /api/successions/:predecessor/:successor': ofPair(undefined, []),
  'GET /api/accounts/:account': ofAccount(),
  'POST /api/accounts': ofAgency({
    payload: agency => ({
      username: 'nguoi-moi',
      displayName: 'Người mới',
      role: 'registrar',
      agencyId: idOf('agency', agency),
      // Given, so that no time is spent on making one; too short, so that none is spent on hashing it.
      password: 'ngắn',
    }),
    passes: ['password.weak', 'password.length'],
  }),
  'POST /api/systems': ofAgency({
    payload: agency => ({
      name: 'Một cửa',
      agencyId: idOf('agency', agency),
      role: 'registrar',
      rights: ['records.read'],
    }),
  }),
  // An agency of which only some books are kept here is followed for these.
  'GET /api/changes': {
    trials: url =>
      agencyNames.map((relation, agency) => ({
        relation,
        url: `${url}?agency=${idOf('agency', agency)}`,
        allowed: (view: View) => view.seesAgency(agency) || view.touchesAgency(agency),
        marks: [],
      })),
  },
  'POST /api/accounts/:account': ofAccount({
    payload: () => ({ displayName: 'Tên khác', externalId: null }),
  }),
  'POST /api/accounts/:account/disabling': ofAccount({ payload: () => ({ reason }) }),
  'POST /api/accounts/:account/enabling': ofAccount({ payload: () => ({ reason }) }),
  'POST /api/accounts/:account/password': ofAccount(),
  'POST /api/accounts/:account/second-factor-removal': ofAccount({ payload: () => ({ reason }) }),
  'DELETE /api/accounts/:account/sessions': ofAccount(),
  'POST /api/accounts/:account/rights': both(
    both(
      ofAccount({ payload: agency => ({ role: 'auditor', agencyId: idOf('agency', agency), reason }) }),
      // What an account may do already is told to nobody who may not see the account.
      ofAccount({
        payload: agency => ({ role: 'registrar', agencyId: idOf('agency', agency), reason }),
        passes: ['account.same-rights'],
      }),
    ),
    rightsElsewhere,
  ),
  'GET /api/settings': toOneself(),
  'POST /api/settings': toOneself({
    payload: { secondFactorRoles: [], keepSessionsDays: 9, keepJobsDays: 9, keepUnusablePackagesDays: 9 },
  }),
}
