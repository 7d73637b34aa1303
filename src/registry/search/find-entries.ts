import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { kinds } from '../../register/kind.ts'
import {
  type FoundMention,
  isNarrow,
  type MentionFilter,
  type MentionRow,
  mentionColumns,
  mentionConditions,
  readMention,
} from './mention-filter.ts'
import type { EntryQuery } from './parse-query.ts'

/** An entry without its year is looked for in these. */
const recentYears = Array.from({ length: 116 }, (_, at) => 1945 + at)

/** Everybody named in the standing records that carry this number, `limit` records at most; the volume is that of their book. */
export async function listMentionsOfEntry(
  tx: Transaction,
  { number, year, volume }: EntryQuery,
  filter: MentionFilter,
  limit: number,
): Promise<FoundMention[]> {
  const { agencies, kind, from, to } = filter
  // Few agencies: by the natural key, whose every column is then given.
  const wanted = kind === null ? kinds.map(({ code }) => code) : [kind]
  const ofAgencies = isNarrow(filter)
    ? sql`r.agency_id = any(${agencies}::uuid[]) and r.kind = any(${wanted}::text[])
        and r.year = any(${year === null ? recentYears : [year]}::smallint[])`
    : sql`${agencies === null ? sql`true` : sql`r.agency_id = any(${agencies}::uuid[])`}
        and ${kind === null ? sql`true` : sql`r.kind = ${kind}`} and ${year === null ? sql`true` : sql`r.year = ${year}`}`
  const inVolume =
    volume === null
      ? sql`true`
      : sql`exists (select from book b where b.agency_id = r.agency_id and b.id = r.book_id and b.volume = ${volume})`
  const inPeriod = sql`${from === null ? sql`true` : sql`r.year >= ${from}`} and ${to === null ? sql`true` : sql`r.year <= ${to}`}`
  const { rows } = await sql<MentionRow>`
    select ${mentionColumns} from (
      select r.agency_id, r.id from record r
      where r.number = ${number} and ${ofAgencies} and ${inVolume} and ${inPeriod} and r.removed_at is null
      limit ${limit}) r
    join mention m on m.agency_id = r.agency_id and m.record_id = r.id and ${mentionConditions(filter)}`.execute(
    tx,
  )
  return rows.map(readMention)
}
