import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { includesAgency } from '../../access/jurisdiction.ts'
import { listAgencies } from '../../agencies/list-agencies.ts'
import type { Agency } from '../../agencies/schema.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { formatVolumeNumber } from '../create-book.ts'
import { createAgencyFinder } from './find-named-agency.ts'
import type { LineFacts, ParsedLine } from './parse-line.ts'
import type { ReadList } from './read-list.ts'
import type { ListFinding, ListOptions } from './schema.ts'

/** The facts a list may state, by the names they are stored under. */
export const importedFacts = [
  ...(['openedOn', 'endedOn', 'firstNumber', 'lastNumber', 'closingTotal', 'note'] as const),
  ...(['sheets', 'paperSize', 'condition', 'standing', 'place', 'second'] as const),
] as const satisfies readonly (keyof LineFacts)[]
type ImportedFact = (typeof importedFacts)[number]

interface Change {
  readonly fact: ImportedFact
  readonly before: string
  readonly after: string
}

/** A book that a line lists or changes. */
export interface PlannedBook {
  readonly line: ParsedLine
  readonly agency: Agency
  readonly kind: string
  readonly year: number
  readonly volume: string
  readonly listed: { readonly id: string } | null
  readonly changes: readonly Change[]
}

/** What an import would do. */
export interface ImportPlan {
  readonly digest: string
  readonly books: readonly PlannedBook[]
  readonly wrong: readonly { readonly line: ParsedLine; readonly findings: readonly ListFinding[] }[]
  /** Findings of lines that can be imported, with those that only the books told. */
  readonly findings: ReadonlyMap<ParsedLine, readonly ListFinding[]>
}

/** Compares a list with the books there are: what is new, what it says otherwise. A cell that is empty changes nothing. */
export async function planImport(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { lines }: ReadList,
  options: ListOptions,
): Promise<ImportPlan> {
  const agencies = await listAgencies(tx, jurisdiction)
  const findAgency = createAgencyFinder(agencies, id => includesAgency(jurisdiction, id), options.agency)
  const wrong: { line: ParsedLine; findings: readonly ListFinding[] }[] = []
  const found: { line: ParsedLine; agency: Agency; kind: string; year: number; volume: string }[] = []
  const firstOf = new Map<string, number>()
  for (const line of lines) {
    const { kind, year, agencyCode: code, agency: name } = line
    const named = year === null ? undefined : findAgency({ code, name, year })
    const findings = [...line.findings, ...(named?.finding === undefined ? [] : [named.finding])]
    if (kind === null || year === null || named?.agency === undefined || findings.some(isError)) {
      wrong.push({ line, findings })
      continue
    }
    const books = line.volumes.map(volume => ({
      line,
      agency: named.agency,
      kind,
      year,
      volume: formatVolumeNumber(volume),
    }))
    const twice = books.map(book => firstOf.get(keyOf(book))).find(row => row !== undefined)
    if (twice !== undefined) {
      const finding = {
        code: 'twice-in-file',
        severity: 'error',
        column: null,
        params: { row: String(twice) },
      } as const
      wrong.push({ line, findings: [...findings, finding] })
      continue
    }
    for (const book of books) firstOf.set(keyOf(book), line.row)
    found.push(...books)
  }
  const listed = await findListed(tx, found)
  const books = found.map((book): PlannedBook => {
    const known = listed.get(keyOf(book))
    return {
      ...book,
      listed: known === undefined ? null : { id: known.id },
      changes: changesOf(book.line.facts, known),
    }
  })
  const closed = books.filter(book => listed.get(keyOf(book))?.closed === true && book.changes.length > 0)
  const refused = new Set(closed.map(({ line }) => line))
  for (const line of refused)
    wrong.push({
      line,
      findings: [...line.findings, { code: 'is-closed', severity: 'error', column: null, params: {} }],
    })
  const kept = books.filter(({ line }) => !refused.has(line))
  return {
    digest: digestOf(kept, wrong.length, options),
    books: kept,
    wrong,
    findings: new Map(kept.map(({ line }) => [line, line.findings])),
  }
}

const isError = ({ severity }: ListFinding) => severity === 'error'

interface Key {
  readonly agency: Agency
  readonly kind: string
  readonly year: number
  readonly volume: string
}
const keyOf = ({ agency, kind, year, volume }: Key) => `${agency.id} ${kind} ${year} ${volume}`

type Known = Record<ImportedFact, string | number | null> & {
  readonly id: string
  readonly key: string
  readonly closed: boolean
}

/** The books of some keys that are listed already, in one query. */
async function findListed(tx: Transaction, keys: readonly Key[]): Promise<ReadonlyMap<string, Known>> {
  const asked = keys.map(({ agency, kind, year, volume }) => ({ agency: agency.id, kind, year, volume }))
  const { rows } = await sql<Known>`
    select b.id, b.agency_id || ' ' || b.kind || ' ' || b.year || ' ' || b.volume as key, b.closed_at is not null as closed,
      b.opened_on as "openedOn", b.ended_on as "endedOn", b.first_number as "firstNumber", b.last_number as "lastNumber",
      b.closing_total as "closingTotal", b.note, c.sheets, c.paper_size as "paperSize", c.condition, c.standing, c.place,
      case when s.standing = 'present' then s.place end as second
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as k (agency uuid, kind text, year int, volume text)
    join book b on b.agency_id = k.agency and b.kind = k.kind and b.year = k.year and b.volume = k.volume
    left join book_copy c on c.agency_id = b.agency_id and c.book_id = b.id and c.copy = 'registering'
    left join book_copy s on s.agency_id = b.agency_id and s.book_id = b.id and s.copy = 'superior'`.execute(
    tx,
  )
  return new Map(rows.map(row => [row.key, row]))
}

function changesOf(facts: LineFacts, known: Known | undefined): readonly Change[] {
  return importedFacts.flatMap(fact => {
    const [before, after] = [known?.[fact] ?? null, facts[fact]]
    if (after === null || after === before) return []
    return [{ fact, before: before === null ? '' : String(before), after: String(after) }]
  })
}

/** Over everything that would be done: what is applied is what was shown. */
function digestOf(books: readonly PlannedBook[], wrong: number, options: ListOptions): string {
  const hash = createHash('sha256').update(JSON.stringify([wrong, options.reviewed]))
  for (const book of books) hash.update(JSON.stringify([keyOf(book), book.listed, book.changes]))
  return hash.digest('hex')
}
