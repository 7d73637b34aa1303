import { type RawBuilder, sql } from 'kysely'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findConcern, formatConcernNote } from '../../register/concerns.ts'
import { entryFields } from '../../register/entry-fields.ts'
import { findKind, type RegisterKind } from '../../register/kind.ts'
import { maskText } from '../../register/mask-identity.ts'
import { parseEntryNumber } from '../../register/number.ts'
import { dateParts, parsePartialDate } from '../../register/partial-date.ts'
import type { Fields } from '../records/content.ts'
import { type DraftPlace, getEntryBook } from './draft-row.ts'
import type { Unlinked } from './schema.ts'

type BookPlace = Pick<DraftPlace, 'agencyId' | 'bookId'>
type NamedRecord = Omit<Unlinked['records'][number], 'reference' | 'note' | 'proposal'>

interface RecordRow {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly year: number
  readonly fields: Fields
}

const mostListed = 200

/** Standing records of a book that bear on no other record. */
const unlinkedOf = ({ agencyId, bookId }: BookPlace): RawBuilder<unknown> => sql`
  from record r where r.agency_id = ${agencyId} and r.book_id = ${bookId} and r.removed_at is null
    and not exists (select from record_link l where l.agency_id = r.agency_id and l.record_id = r.id and l.removed_at is null)`

/** How many they are. */
export async function countUnlinked(tx: Transaction, place: BookPlace): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${unlinkedOf(place)}`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

/**
 * The records of a book that concern others but are linked to none, each with what it says of the other and, where the agency has exactly one
 * record of that number and date, with it. Journaled. Throws `not-found`.
 */
export async function listUnlinked(tx: Transaction, place: BookPlace): Promise<Unlinked> {
  const { agencyId, bookId } = place
  const { kind } = await getEntryBook(tx, place)
  const concern = findConcern(kind.code)
  if (concern === undefined) return { total: 0, records: [] }
  const { rows } = await sql<RecordRow>`
    select r.id, r.kind, r.number, r.year, v.fields
    from (select r.* ${unlinkedOf(place)} order by r.year, length(r.number), r.number limit ${mostListed}) r
    join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version
    order by r.year, length(r.number), r.number`.execute(tx)
  const proposals = await findProposals(tx, agencyId, kind, rows)
  const records = rows.map(row => ({
    ...nameRecord(agencyId, row),
    reference: referenceOf(kind, row.fields)
      .map(text => maskText(text))
      .join(', '),
    note: formatConcernNote(kind.code, row.fields)?.text ?? null,
    proposal: proposals.get(row.id) ?? null,
  }))
  await appendJournal(tx, {
    agencyId,
    action: 'records.list',
    subject: `book:${bookId}`,
    detail: { unlinked: true, count: records.length },
  })
  return { total: rows.length < mostListed ? rows.length : await countUnlinked(tx, place), records }
}

function referenceOf(kind: RegisterKind, fields: Fields): string[] {
  const reference = findConcern(kind.code)?.reference ?? null
  if (reference === null) return []
  return [fields[reference.number] ?? '', fields[reference.date] ?? ''].filter(text => text !== '')
}

function nameRecord(agencyId: string, { id, kind, number, year, fields }: RecordRow): NamedRecord {
  const main = findKind(kind)?.persons.filter(person => person.main) ?? []
  const names = main.map(person => fields[person.fields.name] ?? '').filter(name => name !== '')
  return { agencyId, record: id, kind, number, year, names }
}

/** For each record that names another by number and full date: the only record there is of it. */
async function findProposals(
  tx: Transaction,
  agencyId: string,
  kind: RegisterKind,
  rows: readonly RecordRow[],
): Promise<ReadonlyMap<string, NamedRecord>> {
  const concern = findConcern(kind.code)
  const wanted = rows.flatMap(row => {
    const number = parseEntryNumber(row.fields[concern?.reference?.number ?? ''] ?? '')
    const date = parsePartialDate(row.fields[concern?.reference?.date ?? ''] ?? '').ok
    return number === undefined || date === undefined
      ? []
      : [{ id: row.id, number: `${number.value}${number.suffix}`, date, year: dateParts(date).year }]
  })
  if (concern === undefined || wanted.length === 0) return new Map()
  const { rows: found } = await sql<RecordRow & { of: string }>`
    select k.of, r.id, r.kind, r.number, r.year, v.fields
    from unnest(${wanted.map(each => each.id)}::text[], ${wanted.map(each => each.number)}::text[],
      ${wanted.map(each => each.year)}::smallint[], ${wanted.map(each => each.date)}::text[]) as k (of, number, year, date)
    join record r on r.agency_id = ${agencyId} and r.number = k.number and r.year = k.year and r.removed_at is null
      and r.id::text <> k.of and (${concern.targets.length} = 0 or r.kind = any(${concern.targets}::text[]))
    join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version
      and v.fields ->> ${entryFields.registered} = k.date`.execute(tx)
  const proposals = new Map<string, NamedRecord>()
  const twice = new Set<string>()
  for (const { of, ...row } of found) {
    if (proposals.has(of)) twice.add(of)
    proposals.set(of, nameRecord(agencyId, row))
  }
  for (const of of twice) proposals.delete(of)
  return proposals
}
