import ExcelJS from 'exceljs'
import type { LightMyRequestResponse } from 'fastify'
import { z } from 'zod'
import { idOf } from '../model/ids.ts'
import type { WorldRow } from '../model/rows.ts'
import type { View } from '../model/view.ts'
import { accountSubjects, agencyNames, bookNames, country } from './country.ts'
import { agencyMarkOf, markOf } from './fill-country.ts'
import { type RouteRow, type Trial, toOneself } from './trial.ts'

type Complaint = (body: string, view: View, rows: readonly WorldRow[]) => string | undefined

/** The text of an answer; of a workbook, what stands in its cells. */
async function textOf(answer: LightMyRequestResponse): Promise<string> {
  if (!String(answer.headers['content-type']).includes('spreadsheetml')) return answer.body
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(answer.rawPayload.buffer as ArrayBuffer)
  const cells: string[] = []
  workbook.eachSheet(sheet => sheet.eachRow(row => row.eachCell(cell => void cells.push(cell.text))))
  return cells.join('\n')
}

/** One request whose answer must hold exactly what the account sees. */
function list(query: string, complain: Complaint, payload?: object): RouteRow {
  return {
    trials: (url, _actor, rows): readonly Trial[] => [
      {
        relation: 'all at once',
        url: url.replace(':day', '2001-01-01') + query,
        ...(payload === undefined ? {} : { payload }),
        allowed: () => true,
        marks: [],
        complain: async (answer, view) => complain(await textOf(answer), view, rows),
      },
    ],
  }
}

const different = (what: string, found: readonly string[], expected: readonly string[]) => {
  const [a, b] = [[...new Set(found)].sort(), [...new Set(expected)].sort()]
  if (a.join() === b.join()) return undefined
  const [more, less] = [a.filter(id => !b.includes(id)), b.filter(id => !a.includes(id))]
  return `${what}: too many ${JSON.stringify(more)}, too few ${JSON.stringify(less)}`
}

const seenOf = (table: string, view: View, rows: readonly WorldRow[]) =>
  rows.filter(row => row.table === table && (view.everything || row.sees(view))).map(({ key }) => key)

const ids = z.array(z.looseObject({ id: z.string() })).transform(rows => rows.map(({ id }) => id))

/** A list of rows of a table, and how many there are. */
function listOf(table: string, member: string, query: string, hasTotal: boolean): RouteRow {
  return list(query, (body, view, rows) => {
    const answer: unknown = JSON.parse(body)
    const found = z.looseObject({ [member]: ids }).parse(answer)[member]
    const expected = seenOf(table, view, rows)
    const total = hasTotal ? z.object({ total: z.number() }).parse(answer).total : expected.length
    return (
      different(
        table,
        ids.parse(z.looseObject({ [member]: z.array(z.unknown()) }).parse(answer)[member]),
        expected,
      ) ??
      (total === expected.length && found !== undefined
        ? undefined
        : `${table}: ${total} in all, not ${expected.length}`)
    )
  })
}

const marksIn = (body: string, marks: readonly string[]) => marks.filter(mark => body.includes(mark))
const agencyMarks = (view: View) =>
  agencyNames.flatMap((_, agency) => (view.seesAgency(agency) ? [agencyMarkOf(agency)] : []))
const everyAgencyMark = agencyNames.map((_, agency) => agencyMarkOf(agency))
const everyBookMark = bookNames.map((_, book) => markOf(book))

/** The journal in whatever form: exactly the chains of the agencies one acts for. */
const journalMarks: Complaint = (body, view) =>
  different('journal', marksIn(body, everyAgencyMark), agencyMarks(view))

const accountIds = (view: View) =>
  country.accounts.flatMap(({ agency }, account) =>
    view.seesAgency(agency) ? [idOf('account', account)] : [],
  )

/** Who may have done something: people and systems. */
const actorsIn: Complaint = (body, view) => {
  const systems = [...agencyNames.keys(), agencyNames.length].flatMap(system => {
    const agency = system < agencyNames.length ? system : 1
    return view.seesAgency(agency) ? [idOf('system', system)] : []
  })
  const { accounts } = z.object({ accounts: ids }).parse(JSON.parse(body))
  return different('accounts', accounts, [...accountIds(view), ...systems])
}

const systemsIn: Complaint = (body, view) => {
  const { systems } = z.object({ systems: ids }).parse(JSON.parse(body))
  const expected = [...agencyNames.keys(), agencyNames.length].filter(system =>
    view.seesAgency(system < agencyNames.length ? system : 1),
  )
  return different(
    'systems',
    systems,
    expected.map(system => idOf('system', system)),
  )
}

const accountsIn: Complaint = (body, view) =>
  different('accounts', z.object({ accounts: ids }).parse(JSON.parse(body)).accounts, accountIds(view))

/** Who practises: all but those who do no work on books. */
const peopleIn: Complaint = (body, view) => {
  const practising = country.accounts.flatMap(({ agency, role }, account) =>
    view.seesAgency(agency) && role !== 'administrator' && role !== 'auditor'
      ? [idOf('account', account)]
      : [],
  )
  return different('people', z.object({ people: ids }).parse(JSON.parse(body)).people, practising)
}

/** Names of agencies are no secret, but those of another province have no business in these lists. */
const agenciesIn: Complaint = (body, view) => {
  const own = agencyNames.flatMap((_, agency) => (view.seesAgency(agency) ? [idOf('agency', agency)] : []))
  const missing = own.filter(id => !body.includes(id))
  const foreign = [6, 7].filter(agency => !view.seesAgency(agency) && body.includes(idOf('agency', agency)))
  return missing.length + foreign.length === 0
    ? undefined
    : `agencies: missing ${missing}, foreign ${foreign}`
}

const ofYear = 'from=2001-01&to=2001-12'

/** Routes that list what an account sees. */
export const listRoutes: Readonly<Record<string, RouteRow>> = {
  'GET /api/books': listOf('book', 'books', '?limit=200', true),
  'GET /api/custody/slips': listOf('custody_slip', 'slips', '?limit=200', true),
  'GET /api/prices': listOf('price_list', 'lists', '', false),
  'GET /api/payments': listOf('payment', 'payments', '?limit=200', true),
  'GET /api/deposit-batches': listOf('deposit_task', 'batches', '?limit=200', false),
  'GET /api/packages': listOf('package', 'packages', '?limit=200', false),
  'GET /api/approvals': listOf('approval', 'approvals', '?limit=200', true),
  'GET /api/progress': list('?by=agency', (body, view, rows) => {
    const { totals } = z.object({ totals: z.object({ books: z.number() }) }).parse(JSON.parse(body))
    return different('books', [String(totals.books)], [String(seenOf('book', view, rows).length)])
  }),
  'GET /api/progress/series': toOneself(),
  'GET /api/progress/behind': toOneself(),
  'GET /api/progress/report.docx': toOneself(),
  'GET /api/progress/report.pdf': toOneself(),
  'GET /api/progress/report.xlsx': toOneself(),
  'POST /api/search': list(
    '',
    (body, view, rows) => {
      const answer = z
        .object({ total: z.number(), hits: z.array(z.object({ record: z.string() })) })
        .parse(JSON.parse(body))
      const expected = seenOf('record', view, rows)
      return (
        different(
          'hits',
          answer.hits.map(({ record }) => record),
          expected,
        ) ??
        (answer.total === expected.length ? undefined : `${answer.total} hits in all, not ${expected.length}`)
      )
    },
    { text: 'Lê', limit: 100 },
  ),
  'GET /api/accounts': list('', accountsIn),
  'GET /api/training/people': list('', peopleIn),
  'GET /api/journal/choices': list('', actorsIn),
  'GET /api/systems': list('', systemsIn),
  'GET /api/agencies': list('', agenciesIn),
  'GET /api/agencies/search': list('?name=Cơ quan&limit=50', agenciesIn),
  'GET /api/journal': list('?limit=500', journalMarks),
  'GET /api/journal/export.csv': list('', journalMarks),
  'GET /api/journal/export.xlsx': list('', journalMarks),
  // The seals are over the whole system's chains, and hold nothing but their last links.
  'GET /api/journal/anchors': list('', () => undefined),
  'GET /api/journal/anchors/:day.json': list('', body =>
    different('marks', marksIn(body, [...everyBookMark, ...everyAgencyMark]), []),
  ),
  'GET /api/processing': list('?from=2000-01-01&to=2100-01-01', () => undefined),
  'GET /api/processing/export.xlsx': list('?from=2000-01-01&to=2100-01-01', () => undefined),
  'GET /api/assignments': list('', (body, view) => {
    const shape = z.object({
      assignments: z.array(
        z.object({ account: z.object({ id: z.string() }), book: z.object({ id: z.string() }) }),
      ),
      assignable: ids,
    })
    const answer = shape.parse(JSON.parse(body))
    const found = answer.assignments.map(({ account, book }) => `${account.id} ${book.id}`)
    const expected = country.assignments
      .filter(({ book }) => view.seesBook(book))
      .map(({ account, book }) => `${idOf('account', account)} ${idOf('book', book)}`)
    const strangers = accountSubjects
      .map(account => idOf('account', account))
      .filter(id => answer.assignable.includes(id))
    return different('assignments', found, expected) ?? different('assignable', strangers, [])
  }),
  'GET /api/statistics': list(`?${ofYear}`, (body, view) => {
    const { keepers, kinds } = z
      .object({
        keepers: z.array(
          z.object({ registrars: z.array(z.object({ agency: z.object({ id: z.string() }) })) }),
        ),
        kinds: z.array(z.object({ kind: z.string() })),
      })
      .parse(JSON.parse(body))
    const found = keepers.flatMap(({ registrars }) => registrars.map(({ agency }) => agency.id))
    const seen = agencyNames.flatMap((_, agency) => (view.seesAgency(agency) ? [idOf('agency', agency)] : []))
    const told = seen.length === 0 ? [] : ['KS', ...(view.confidential ? ['CN'] : [])]
    return (
      different('registrars', found, seen) ??
      different(
        'kinds',
        kinds.map(({ kind }) => kind),
        told,
      )
    )
  }),
  'GET /api/statistics/export.xlsx': list(`?${ofYear}`, (body, view) => {
    const codes = body.split('\n').filter(cell => /^c\d+$/.test(cell))
    const seen = agencyNames.flatMap((_, agency) => (view.seesAgency(agency) ? [`c${agency}`] : []))
    return different('agencies', codes, seen)
  }),
  // Of agencies that are wholly seen, as above; nobody in the country belongs to another group than the Kinh.
  'GET /api/statistics/ethnic-groups': list(`?${ofYear}`, body =>
    body === '{"groups":[]}' ? undefined : `ethnic groups: ${body}`,
  ),
  'GET /api/keepers': list('?limit=200', (body, view) => {
    const { books } = z
      .object({ books: z.array(z.object({ book: z.object({ id: z.string() }) })) })
      .parse(JSON.parse(body))
    const divided = country.books.flatMap(({ agency, keeper }, book) =>
      agency === 5 && keeper === null && view.seesBook(book) ? [idOf('book', book)] : [],
    )
    return different(
      'books without a keeper',
      books.map(({ book }) => book.id),
      divided,
    )
  }),
}
