import { digestLiteral, idOf, text } from './ids.ts'
import type { Values, WorldRow } from './rows.ts'
import { rowsOfExtracts } from './rows-of-extracts.ts'
import type { View } from './view.ts'
import type { World } from './world.ts'

/** What belongs to an agency as a whole: files, journal, jobs, and what has no book, or none yet. */
export function rowsOfAgency(world: World, agency: number): readonly WorldRow[] {
  const agency_id = text(idOf('agency', agency))
  const key = idOf('agency', agency)
  const wholly = (view: View) => view.seesAgency(agency)
  const reaches = (view: View) => view.seesAgency(agency) || view.touchesAgency(agency)
  const file = (copy: number) => ({
    agency_id,
    sha256: digestLiteral(`file ${agency} ${copy}`),
    size_bytes: '1',
    media_type: text('image/jpeg'),
  })
  const link = (sequence: number) => ({
    agency_id,
    sequence: String(sequence),
    at: 'now()',
    action: text('book.create'),
    subject: text('book:1'),
    detail: text('{}'),
    previous: digestLiteral('previous'),
    hash: digestLiteral('hash'),
  })
  const head = { agency_id, sequence: '1', hash: digestLiteral('hash') }
  const job = (copy: number) => ({
    id: text(idOf('job', agency, copy)),
    kind: text('nothing'),
    agency_id,
    payload: text('{}'),
    lane: agency_id,
  })
  return [
    { table: 'file', key, values: file(0), another: file(1), sees: reaches },
    // The journal is written where one acts and read where one is wholly at home.
    { table: 'journal', key, values: link(1), another: link(2), sees: wholly, adds: reaches },
    { table: 'journal_head', key, values: head, sees: reaches },
    { table: 'job', key: idOf('job', agency), values: job(0), another: job(1), sees: reaches },
    approvalOf(agency, null, wholly),
    ...countersOf(agency, reaches),
    ...rowsOfExtracts(agency),
    ...packagesWithoutBook(world, agency),
  ]
}

/** What an agency registered in 2001, a birth and an adoption; and that it is still to be counted. Whoever deposits for it counts for it. */
function countersOf(agency: number, reaches: (view: View) => boolean): readonly WorldRow[] {
  const agency_id = text(idOf('agency', agency))
  const count = (kind: string, period: number) => ({
    agency_id,
    kind: text(kind),
    period: String(period),
    counts: text('{1}'),
  })
  return [
    ...['KS', 'CN'].map(kind => ({
      table: 'record_count',
      key: `${idOf('agency', agency)} ${kind}`,
      values: count(kind, 2001),
      another: count(kind, 2002),
      sees: (view: View) => reaches(view) && (view.confidential || kind !== 'CN'),
    })),
    { table: 'uncounted_agency', key: idOf('agency', agency), values: { agency_id }, sees: reaches },
  ]
}

/** A change that waits for a second person: of a book, or of the agency itself. */
export function approvalOf(agency: number, book: number | null, sees: (view: View) => boolean): WorldRow {
  const index = book ?? 1000 + agency
  const values = (copy: number) => ({
    agency_id: text(idOf('agency', agency)),
    id: text(idOf('approval', index, copy)),
    action: text('book.unlock'),
    subject: text(`book:${index}:${copy}`),
    book_id: book === null ? 'null' : text(idOf('book', book)),
    reason: text('thử'),
    asked_by: text(idOf('account', 0)),
  })
  return { table: 'approval', key: idOf('approval', index), values: values(0), another: values(1), sees }
}

/** A package, of a book or of none yet. */
export function packageValues(given: {
  readonly agency: number
  readonly index: number
  readonly copy: number
  readonly book: number | null
  readonly kind: string | null
  readonly bringer: number
}): Values {
  return {
    agency_id: text(idOf('agency', given.agency)),
    id: text(idOf('package', given.index, given.copy)),
    book_id: given.book === null ? 'null' : text(idOf('book', given.book)),
    xlsx: digestLiteral(`file ${given.agency} 0`),
    xlsx_name: text('KS.2001.01.xlsx'),
    kind: given.kind === null ? 'null' : text(given.kind),
    account_id: text(idOf('account', given.bringer)),
  }
}

/** A package whose book is not known yet belongs to the agency where nothing is kept elsewhere, and to whoever brought it. */
function packagesWithoutBook(world: World, agency: number): readonly WorldRow[] {
  const bringers = new Set([0, ...world.assignments.map(({ account }) => account)])
  return [...bringers].flatMap(bringer =>
    [null, 'CN'].map((kind, at): WorldRow => {
      const index = 16 * (1000 + bringer * 2 + at) + agency
      const values = (copy: number) => packageValues({ agency, index, copy, book: null, kind, bringer })
      const belongs = (view: View) =>
        view.account === bringer
          ? view.seesAgency(agency) || view.touchesAgency(agency)
          : view.seesAgency(agency) && !view.hasExceptions
      return {
        table: 'package',
        key: idOf('package', index),
        values: values(0),
        another: values(1),
        sees: view => belongs(view) && (view.confidential || kind === null),
      }
    }),
  )
}
