import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { DateRange } from '../../register/partial-date.ts'
import type { EntryQuery } from './parse-query.ts'

/** A name of the dictionary. */
export interface DictionaryName {
  readonly id: string
  readonly text: string
  readonly folded: string
}

/** A person named in a record, with the name as the dictionary holds it. Dates are `YYYY-MM-DD`. */
export interface FoundMention {
  readonly agencyId: string
  readonly recordId: string
  readonly role: string
  readonly kind: string
  readonly year: number
  readonly bornFrom: string | null
  readonly bornTo: string | null
  readonly name: DictionaryName
}

/** What narrows every way of finding mentions; null leaves open. `born` is a range that the birth must touch, when it is known. */
export interface MentionFilter {
  readonly kind: string | null
  readonly born: DateRange | null
  readonly entry: EntryQuery | null
}

/** Names of the dictionary that satisfy a tsquery, at most `limit` of them. */
export async function findNames(tx: Transaction, tsquery: string, limit: number): Promise<DictionaryName[]> {
  const { rows } = await sql<DictionaryName>`
    select id::text, text, folded from name where tokens @@ ${tsquery}::tsquery limit ${limit}`.execute(tx)
  return rows
}

/** Names of the dictionary with exactly this search key. */
export async function findNamesByKey(
  tx: Transaction,
  folded: string,
  limit: number,
): Promise<DictionaryName[]> {
  const { rows } = await sql<DictionaryName>`
    select id::text, text, folded from name where folded = ${folded} order by id limit ${limit}`.execute(tx)
  return rows
}

interface MentionRow {
  readonly agency_id: string
  readonly record_id: string
  readonly role: string
  readonly kind: string
  readonly year: number
  readonly born_from: string | null
  readonly born_to: string | null
  readonly name_id: string
  readonly text: string
  readonly folded: string
}

/** People who carry one of the names. */
export function listMentionsNamed(
  tx: Transaction,
  names: readonly DictionaryName[],
  filter: MentionFilter,
  limit: number,
): Promise<FoundMention[]> {
  const ids = names.map(name => name.id)
  return listMentions(tx, sql`m.name_id = any(${ids}::bigint[])`, filter, limit)
}

/** How many people carry one of the names, at most `limit`; of the filter only the kind counts. */
export async function countMentionsNamed(
  tx: Transaction,
  names: readonly DictionaryName[],
  { kind }: Pick<MentionFilter, 'kind'>,
  limit: number,
): Promise<number> {
  const ids = names.map(name => name.id)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from mention m where m.name_id = any(${ids}::bigint[]) ${kind === null ? sql`` : sql`and m.kind = ${kind}`}
      limit ${limit}) found`.execute(tx)
  return rows[0]?.count ?? 0
}

/** People whose date of birth is known to be this day (`YYYY-MM-DD`). */
export function listMentionsBornOn(
  tx: Transaction,
  day: string,
  filter: MentionFilter,
  limit: number,
): Promise<FoundMention[]> {
  return listMentions(
    tx,
    sql`m.born_from = ${day}::date and m.born_to = ${day}::date`,
    { ...filter, born: null },
    limit,
  )
}

/** People with this identity number. */
export function listMentionsByIdentityNumber(
  tx: Transaction,
  identityNumber: string,
  filter: MentionFilter,
  limit: number,
): Promise<FoundMention[]> {
  return listMentions(tx, sql`m.identity_number = ${identityNumber}`, filter, limit)
}

/** Everybody named in the entries that carry this number. */
export function listMentionsOfEntry(
  tx: Transaction,
  entry: EntryQuery,
  filter: MentionFilter,
  limit: number,
): Promise<FoundMention[]> {
  return listMentions(tx, sql`true`, { ...filter, entry }, limit)
}

async function listMentions(
  tx: Transaction,
  way: RawBuilder<unknown>,
  { kind, born, entry }: MentionFilter,
  limit: number,
): Promise<FoundMention[]> {
  const ofKind = kind === null ? sql`` : sql`and m.kind = ${kind}`
  const bornThen =
    born === null
      ? sql``
      : sql`and (m.born_from is null or (m.born_from <= ${born.to}::date and m.born_to >= ${born.from}::date))`
  const { rows } = await sql<MentionRow>`
    select m.agency_id, m.record_id, m.role, m.kind, m.year, m.born_from, m.born_to, m.name_id::text, n.text, n.folded
    from mention m
    join name n on n.id = m.name_id
    ${entry === null ? sql`` : joinEntry(entry)}
    where ${way} ${ofKind} ${bornThen}
    limit ${limit}`.execute(tx)
  return rows.map(row => ({
    agencyId: row.agency_id,
    recordId: row.record_id,
    role: row.role,
    kind: row.kind,
    year: row.year,
    bornFrom: row.born_from,
    bornTo: row.born_to,
    name: { id: row.name_id, text: row.text, folded: row.folded },
  }))
}

/** Only records that stand, with the number asked for; the volume is that of their book. */
function joinEntry({ number, year, volume }: EntryQuery): RawBuilder<unknown> {
  const inYear = year === null ? sql`` : sql`and r.year = ${year}`
  const inVolume =
    volume === null
      ? sql``
      : sql`join book b on b.agency_id = r.agency_id and b.id = r.book_id and b.volume = ${volume}`
  return sql`join record r on r.agency_id = m.agency_id and r.id = m.record_id and r.number = ${number} ${inYear} ${inVolume}`
}
