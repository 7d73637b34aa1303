import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Right } from '../../../src/access/rights.ts'
import { idOf } from '../model/ids.ts'
import type { WorldRow } from '../model/rows.ts'
import { type View, viewOf } from '../model/view.ts'
import { accountSubjects, agencyNames, bookNames, country } from './country.ts'
import { agencyMarkOf, markOf, type Visitor } from './fill-country.ts'

/** One request about one subject, and who should get through with it. */
export interface Trial {
  /** The subject's relation to the district X. */
  readonly relation: string
  readonly url: string
  readonly payload?: object
  readonly headers?: Readonly<Record<string, string>>
  allowed(view: View): boolean
  /** What must stand in the answer to who gets through. */
  shows?(view: View): readonly string[]
  /** What must stand in no other answer. */
  readonly marks: readonly string[]
  /** Worth trying only for who holds the right at all. */
  readonly onlyHolders?: boolean
  /** What else is wrong with an answer to who gets through; in words. */
  complain?(answer: LightMyRequestResponse, view: View): Promise<string | undefined>
}

/** How a route is called, and about whom. */
export interface RouteRow {
  trials(url: string, actor: number, rows: readonly WorldRow[]): readonly Trial[]
  /** Refusals of those who got as far as the subject: that it is not closed, say. They show that the way was open. */
  readonly passes?: readonly string[]
}

/** What a trial of a book needs besides the address. */
export interface OfBook {
  /** listing: that there is such a book; content: what is written in it, which adoptions and recognitions hide. */
  readonly needs: 'listing' | 'content'
  /** Marks of the content stand in the answer, for who sees the content; a function: for some of them. */
  readonly shows?: boolean | ((actor: number, book: number) => boolean)
  readonly payload?: (book: number) => object
  readonly headers?: (book: number) => Readonly<Record<string, string>>
  readonly passes?: readonly string[]
  /** Another right that is needed over the same book. */
  readonly also?: Right
  /** Anything else that hinders an account. */
  readonly unless?: (actor: number, book: number) => boolean
}

const isConfidential = (book: number) => ['CN', 'CMC'].includes(country.books[book]?.kind ?? '')
const seesContent = (view: View, book: number) =>
  view.seesBook(book) && (view.confidential || !isConfidential(book))

/** Books that are asked for once more under the address of an agency that is not theirs. */
const mixedBooks: readonly string[] = ['own', 'predecessor wholly taken over', 'other province']

/** Each book, and some once more under the address of an agency that is not its own. */
export function ofBook(route: OfBook): RouteRow {
  const { needs, shows = false, also, unless } = route
  const shown = typeof shows === 'function' ? shows : () => shows
  return {
    ...(route.passes === undefined ? {} : { passes: route.passes }),
    trials: (url, actor) =>
      bookNames.flatMap((relation, book): Trial[] => {
        const agency = country.books[book]?.agency ?? 0
        const wrong = agency === 1 ? 3 : 1
        const shared = {
          marks: marksOf(book),
          ...(route.payload === undefined ? {} : { payload: route.payload(book) }),
          ...(route.headers === undefined ? {} : { headers: route.headers(book) }),
        }
        const sees = (view: View) => (needs === 'listing' ? view.seesBook(book) : seesContent(view, book))
        const alsoSees = () => {
          const other = also === undefined ? undefined : viewOf(country, actor, also)
          return also === undefined || (other !== undefined && sees(other))
        }
        const right = {
          ...shared,
          relation,
          url: fillBook(url, book, agency),
          allowed: (view: View) => sees(view) && alsoSees() && unless?.(actor, book) !== true,
          shows: (view: View) => (shown(actor, book) && seesContent(view, book) ? [markOf(book)] : []),
        }
        const mixed = {
          ...shared,
          relation: `${relation}, under another agency's address`,
          url: fillBook(url, book, wrong),
          allowed: () => false,
          onlyHolders: true,
        }
        return url.includes(':agency') && mixedBooks.includes(relation) ? [right, mixed] : [right]
      }),
  }
}

/** Ids that must not be told, and the mark of the content. */
function marksOf(book: number): readonly string[] {
  const spaces = [
    'capture',
    'page',
    'change',
    'upload',
    'entry',
    'case',
    'package',
    'finding',
    'deposit',
    'record',
    'approval',
    'keying batch',
    'keying task',
    'keying difference',
  ] as const
  return [markOf(book), ...spaces.map(space => idOf(space, book))]
}

const spaces = [
  'book',
  'capture',
  'page',
  'change',
  'upload',
  'case',
  'package',
  'finding',
  'record',
  'approval',
] as const

function fillBook(url: string, book: number, agency: number): string {
  const ofBatch = url.startsWith('/api/keying/batches/')
    ? idOf('keying batch', book)
    : idOf('deposit task', book)
  return spaces
    .reduce((path, space) => path.replace(`:${space}`, idOf(space, book)), url)
    .replace(':agency', idOf('agency', agency))
    .replace(':note', idOf('record note', book))
    .replace(':link', idOf('record link', book))
    .replace(':draft', idOf('record draft', book))
    .replace(':deposit', idOf('deposit', book))
    .replace(':batch', ofBatch)
    .replace(':difference', idOf('keying difference', book))
    .replace(':task', idOf('keying task', book))
    .replace(':item', idOf('sample item', book))
    .replace(':reason', idOf('count reason', book))
    .replace(':field', 'nksHoTen')
    .replace(':row', '1')
}

/** What a trial of an agency, or of an account at one, needs besides the address. */
export interface OfAgency {
  readonly payload?: (agency: number, actor: number) => object
  readonly passes?: readonly string[]
  readonly allowed?: (view: View, agency: number) => boolean
}

/** Each agency: whoever acts for it as a whole gets through. */
export function ofAgency({ payload, passes, allowed }: OfAgency): RouteRow {
  return {
    ...(passes === undefined ? {} : { passes }),
    trials: (url, actor) =>
      agencyNames.map((relation, agency) => ({
        relation,
        url: url.replace(':agency', idOf('agency', agency)),
        ...(payload === undefined ? {} : { payload: payload(agency, actor) }),
        allowed: (view: View) => (allowed === undefined ? view.seesAgency(agency) : allowed(view, agency)),
        marks: [agencyMarkOf(agency)],
      })),
  }
}

/** An account at each agency: whoever acts for the agency gets through. */
export function ofAccount({ payload, passes }: Omit<OfAgency, 'allowed'> = {}): RouteRow {
  return {
    ...(passes === undefined ? {} : { passes }),
    trials: (url, actor) =>
      accountSubjects.map((account, agency) => ({
        relation: `account of ${agencyNames[agency]}`,
        url: url.replace(':account', idOf('account', account)),
        ...(payload === undefined ? {} : { payload: payload(agency, actor) }),
        allowed: (view: View) => view.seesAgency(agency),
        marks: [`"u${account}"`],
      })),
  }
}

/** One route called in two ways. */
export function both(one: RouteRow, other: RouteRow): RouteRow {
  return {
    passes: [...(one.passes ?? []), ...(other.passes ?? [])],
    trials: (...given) => [...one.trials(...given), ...other.trials(...given)],
  }
}

/** What people do to their own account, and what is the same for everybody who holds the right. */
export function toOneself({
  query = '',
  payload,
  passes,
}: {
  readonly query?: string
  readonly payload?: object
  readonly passes?: readonly string[]
} = {}): RouteRow {
  return {
    ...(passes === undefined ? {} : { passes }),
    trials: url => [
      {
        relation: 'oneself',
        url: url + query,
        ...(payload === undefined ? {} : { payload }),
        allowed: () => true,
        marks: [],
      },
    ],
  }
}

/** A form with files, as a browser sends it. */
export function form(
  parts: readonly { readonly name: string; readonly file?: string; readonly content: string | Buffer }[],
): { readonly payload: Buffer; readonly headers: Readonly<Record<string, string>> } {
  const boundary = 'ranh-gioi-cua-bieu-mau'
  const pieces = parts.flatMap(({ name, file, content }) => [
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n\r\n`,
    content,
    '\r\n',
  ])
  return {
    payload: Buffer.concat([...pieces, `--${boundary}--\r\n`].map(piece => Buffer.from(piece))),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

/** A request as `inject` takes it. */
export function requestOf(method: string, { url, payload, headers }: Trial, visitor: Visitor): InjectOptions {
  const body = payload ?? (method === 'POST' ? {} : undefined)
  return {
    method: method as 'GET',
    url,
    ...(visitor.token === undefined ? { cookies: { ...visitor.cookies } } : {}),
    headers: {
      ...(visitor.token === undefined
        ? { 'x-csrf-token': visitor.csrfToken }
        : { authorization: `Bearer ${visitor.token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: body }),
  }
}
