import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { DateRange } from '../../register/partial-date.ts'
import {
  type FoundMention,
  isNarrow,
  type MentionFilter,
  type MentionRow,
  mayTouch,
  mentionColumns,
  mentionConditions,
  readMention,
  touches,
} from './mention-filter.ts'
import { widenBorn } from './score-born.ts'

/** People of one name that are looked at when no birth was asked for. */
const mostOfName = 400
/** People whose birth is a little off, or not known, beside those whose birth fits. */
const mostBeside = 150

/**
 * People who bear one of some names (ids, the better ones first): those whose birth fits, then some whose birth is up to two years off or not
 * known; without a birth the youngest of each name. At most `limit` of each.
 */
export async function listMentionsNamed(
  tx: Transaction,
  names: readonly number[],
  filter: MentionFilter,
  born: DateRange | null,
  limit: number,
): Promise<FoundMention[]> {
  if (names.length === 0) return []
  if (isNarrow(filter)) return narrow(tx, names, filter, born, limit)
  const known = (condition: RawBuilder<unknown>, most: number) => ofEach(names, filter, condition, most)
  const { rows } =
    born === null
      ? await sql<MentionRow>`
        (${known(sql`m.born_from is not null order by m.born_from desc`, Math.min(limit, mostOfName))} limit ${limit})
        union all (${known(sql`m.born_from is null`, mostBeside)} limit ${mostBeside})`.execute(tx)
      : await sql<MentionRow>`
        (${known(touches(born), limit)} limit ${limit})
        union all (${known(sql`${touches(widenBorn(born))} and not ${touches(born)}`, mostBeside)} limit ${mostBeside})
        union all (${known(sql`m.born_from is null`, mostBeside)} limit ${mostBeside})`.execute(tx)
  return rows.map(readMention)
}

/** For each name in its turn up to `most` people; an outer limit ends it early. */
function ofEach(
  names: readonly number[],
  filter: MentionFilter,
  condition: RawBuilder<unknown>,
  most: number,
): RawBuilder<unknown> {
  return sql`
    select m.* from unnest(${names}::bigint[]) as wanted (id) cross join lateral (
      select ${mentionColumns} from mention m
      where m.name_id = wanted.id and ${mentionConditions(filter)} and ${condition} limit ${most}) m`
}

/** The people of a few agencies are few: all of them, whatever their birth within two years of the one asked for. */
async function narrow(
  tx: Transaction,
  names: readonly number[],
  filter: MentionFilter,
  born: DateRange | null,
  limit: number,
): Promise<FoundMention[]> {
  const fits = born === null ? sql`true` : mayTouch(widenBorn(born))
  const { rows } = await sql<MentionRow>`
    select ${mentionColumns} from mention m
    where m.name_id = any(${names}::bigint[]) and ${mentionConditions(filter)} and ${fits} limit ${limit}`.execute(
    tx,
  )
  return rows.map(readMention)
}

/** How many people bear one of the names, at most `limit`. */
export async function countMentionsNamed(
  tx: Transaction,
  names: readonly number[],
  filter: MentionFilter,
  limit: number,
): Promise<number> {
  if (names.length === 0 || limit <= 0) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from mention m where m.name_id = any(${names}::bigint[]) and ${mentionConditions(filter)}
      limit ${limit}) found`.execute(tx)
  return rows[0]?.count ?? 0
}

/** People whose date of birth is known to be this day (`YYYY-MM-DD`). */
export async function listMentionsBornOn(
  tx: Transaction,
  day: string,
  filter: MentionFilter,
  limit: number,
): Promise<FoundMention[]> {
  const { rows } = await sql<MentionRow>`
    select ${mentionColumns} from mention m
    where m.born_from = ${day}::date and m.born_to = ${day}::date and ${mentionConditions(filter)}
    limit ${limit}`.execute(tx)
  return rows.map(readMention)
}

/** People with this identity number. */
export async function listMentionsByIdentityNumber(
  tx: Transaction,
  identityNumber: string,
  filter: MentionFilter,
  limit: number,
): Promise<FoundMention[]> {
  const { rows } = await sql<MentionRow>`
    select ${mentionColumns} from mention m
    where m.identity_number = ${identityNumber} and ${mentionConditions(filter)} limit ${limit}`.execute(tx)
  return rows.map(readMention)
}
