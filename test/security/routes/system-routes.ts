import { createHash } from 'node:crypto'
import type { StatedRoute } from '../../../src/access/guard.ts'
import { systemRights } from '../../../src/access/systems/schema.ts'
import { insertOf } from '../model/fill.ts'
import { digestLiteral, idOf, text } from '../model/ids.ts'
import type { View } from '../model/view.ts'
import { agencyNames, country } from './country.ts'
import type { RouteRow } from './trial.ts'

/** The account whose role and agency the calling system has: the office of the district X. */
export const twin = country.accounts.findIndex(({ agency, role }) => agency === 1 && role === 'district')

/** Everything a system may hold but adoptions and recognitions of parents. */
const held: readonly string[] = systemRights.filter(right => right !== 'records.confidential')

/** What the calling system sees with a right, of what a person of its role sees; undefined when it does not hold the right. */
export function viewOfSystem(view: View | undefined, { method, url, right }: StatedRoute): View | undefined {
  if (right === 'signed-in') return method === 'GET' && url === '/api/session' ? view : undefined
  return view !== undefined && held.includes(right) ? { ...view, confidential: false } : undefined
}

/** The token of a system; it is as long as a real one. */
export const tokenOf = (index: number): string => `sogoc_${String(index).padStart(43, 'a')}`

/** A system at each agency with a token and a webhook, and one that calls: statements. */
export function systemStatements(): readonly string[] {
  return [
    ...agencyNames.flatMap((_, agency) => [
      systemOf(agency, agency, 'registrar', ['records.read', 'agencies.read']),
      insertOf('webhook', {
        id: text(idOf('webhook', agency)),
        account_id: text(idOf('system', agency)),
        // Nothing listens there; sent to by a test delivery only.
        url: text('https://127.0.0.1:9/'),
        types: `'{created}'`,
        secret: digestLiteral('no box'),
        state: text('paused'),
        paused_because: text('person'),
      }),
    ]),
    systemOf(agencyNames.length, country.accounts[twin]?.agency ?? 0, 'district', held),
  ]
}

function systemOf(index: number, agency: number, role: string, rights: readonly string[]): string {
  const id = text(idOf('system', index))
  const hash = createHash('sha256').update(tokenOf(index)).digest('hex')
  const account = insertOf('account', {
    id,
    agency_id: text(idOf('agency', agency)),
    username: text(`he-thong-${index}`),
    display_name: text(`Hệ thống ${index}`),
    role: text(role),
    kind: text('system'),
    rights: `'{${rights.join(',')}}'`,
  })
  const token = insertOf('access_token', {
    id: text(idOf('token', index)),
    account_id: id,
    token_hash: `'\\x${hash}'`,
    hint: text('aaaa'),
    expires_at: `now() + interval '1 year'`,
    last_used_on: `(now() at time zone 'Asia/Ho_Chi_Minh')::date`,
  })
  return `${account}; ${token}`
}

/** A system at each agency: whoever administers the agency gets through. */
function ofSystem(payload?: object, passes: readonly string[] = []): RouteRow {
  return {
    passes,
    trials: url =>
      agencyNames.flatMap((relation, agency) => {
        const at = (system: number) =>
          url
            .replace(':system', idOf('system', system))
            .replace(':token', idOf('token', agency))
            .replace(':webhook', idOf('webhook', agency))
        const shared = { ...(payload === undefined ? {} : { payload }), marks: [idOf('token', agency)] }
        const own = {
          ...shared,
          relation: `system of ${relation}`,
          url: at(agency),
          allowed: (view: View) => view.seesAgency(agency),
        }
        const mixed = {
          ...shared,
          relation: `${relation}, under another system's address`,
          url: at((agency + 1) % agencyNames.length),
          allowed: () => false,
          onlyHolders: true,
        }
        return /:(token|webhook)/.test(url) ? [own, mixed] : [own]
      }),
  }
}

const reason = 'Lý do để thử quyền'
/** The webhook's box holds nothing: whoever gets as far as opening it was let through. */
const unopened = ['service.unavailable', 'secret-key.wrong']

/** Routes about other systems, by those who administer them. */
export const systemRoutes: Readonly<Record<string, RouteRow>> = {
  'GET /api/systems/:system': ofSystem(),
  'POST /api/systems/:system/rights': ofSystem({ rights: ['records.read'] }),
  'POST /api/systems/:system/disabling': ofSystem({ reason }),
  'POST /api/systems/:system/enabling': ofSystem({ reason }),
  'POST /api/systems/:system/tokens': ofSystem({ days: 1 }),
  'DELETE /api/systems/:system/tokens/:token': ofSystem(),
  'GET /api/systems/:system/webhooks': ofSystem(),
  'POST /api/systems/:system/webhooks': ofSystem({ url: 'https://motcua.example/x', types: ['created'] }),
  'POST /api/systems/:system/webhooks/:webhook': ofSystem({ state: 'active' }),
  'DELETE /api/systems/:system/webhooks/:webhook': ofSystem(),
  'POST /api/systems/:system/webhooks/:webhook/test': ofSystem(undefined, unopened),
}
