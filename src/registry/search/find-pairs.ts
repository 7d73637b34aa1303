import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { DateRange } from '../../register/partial-date.ts'
import {
  type FoundMention,
  type MentionFilter,
  type MentionRow,
  mayTouch,
  mentionColumns,
  mentionConditions,
  readMention,
} from './mention-filter.ts'
import { widenBorn } from './score-born.ts'

/** Two people of one record: the one asked for first, and the other. */
export interface FoundPair {
  readonly person: FoundMention
  readonly other: { readonly role: string; readonly nameId: number }
}

/** With so many people of a name or fewer, each of their records is looked into; with more, both sides are joined. */
const fewPeople = 1500
/** Two names as common as that (the commonest has 20,000 bearers among fourteen million people) are joined in some 20 ms. */
const mostPeople = 25_000

interface PairRow extends MentionRow {
  readonly other_role: string
  readonly other_name_id: string
}

/** What the index beside a name holds (migration 0008): nothing else is read, so that thousands of people cost no look into the table. */
const indexedColumns = sql.raw(
  'm.name_id, m.agency_id, m.record_id, m.role, m.variant, m.kind, m.year, m.born_from, m.born_to, m.sex, m.confidential',
)
const pairColumns = sql.raw('other.role as other_role, other.name_id::text as other_name_id')

/**
 * People who bear one of `names` in a record that names somebody who bears one of `others`, too. Whichever side has few people is
 * looked up first, so that a rare name makes a common one cheap.
 */
export async function listPairs(
  tx: Transaction,
  names: readonly number[],
  others: readonly number[],
  filter: MentionFilter,
  born: DateRange | null,
  limit: number,
): Promise<FoundPair[]> {
  if (names.length === 0 || others.length === 0) return []
  const fits = born === null ? sql`true` : mayTouch(widenBorn(born))
  const persons = (most: number) => sql`
    select m.* from unnest(${names}::bigint[]) as wanted (id) cross join lateral (
      select ${indexedColumns} from mention m where m.name_id = wanted.id and ${mentionConditions(filter)} and ${fits} limit ${most}) m
    limit ${most}`
  const { agencies } = filter
  const beside = (most: number) => sql`
    select m.* from unnest(${others}::bigint[]) as wanted (id) cross join lateral (
      select m.agency_id, m.record_id, m.role, m.name_id from mention m
      where m.name_id = wanted.id and ${mentionConditions({ ...anyone, agencies })} limit ${most}) m
    limit ${most}`
  const few = await countBoth(tx, persons(fewPeople + 1), beside(fewPeople + 1))
  // offset 0 keeps the planner from joining the other way round.
  const { rows } =
    few.persons <= fewPeople
      ? await sql<PairRow>`
        select ${mentionColumns}, ${pairColumns} from (${persons(fewPeople)} offset 0) m cross join lateral (
          select o.role, o.name_id from mention o
          where o.agency_id = m.agency_id and o.record_id = m.record_id and o.role <> m.role
            and o.name_id = any(${others}::bigint[]) limit 1) other
        limit ${limit}`.execute(tx)
      : few.beside <= fewPeople
        ? await sql<PairRow>`
        select ${mentionColumns}, ${pairColumns} from (${beside(fewPeople)} offset 0) other cross join lateral (
          select m.* from mention m
          where m.agency_id = other.agency_id and m.record_id = other.record_id and m.role <> other.role
            and m.name_id = any(${names}::bigint[]) and ${mentionConditions(filter)} and ${fits}) m
        limit ${limit}`.execute(tx)
        : await sql<PairRow>`
        with m as materialized (${persons(mostPeople)}), other as materialized (${beside(mostPeople)})
        select ${mentionColumns}, ${pairColumns} from m
        join other on other.agency_id = m.agency_id and other.record_id = m.record_id and other.role <> m.role
        limit ${limit}`.execute(tx)
  return rows.map(row => ({
    person: readMention(row),
    other: { role: row.other_role, nameId: Number(row.other_name_id) },
  }))
}

async function countBoth(
  tx: Transaction,
  persons: RawBuilder<unknown>,
  beside: RawBuilder<unknown>,
): Promise<{ readonly persons: number; readonly beside: number }> {
  const { rows } = await sql<{ persons: number; beside: number }>`
    select (select count(*)::int from (${persons}) m) as persons, (select count(*)::int from (${beside}) m) as beside`.execute(
    tx,
  )
  return rows[0] ?? { persons: 0, beside: 0 }
}

const anyone = { kind: null, from: null, to: null, role: null, sex: null }
