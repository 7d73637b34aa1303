import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { groupBy } from '../../register/group-by.ts'
import type { FieldLengths } from './field-lengths.ts'

/** Records are taken from this many books of a kind, and from each book this many: some hundred records say how long fields are, of five million. */
const sampled = { books: 25, recordsOfBook: 8 } as const

/**
 * How long the filled fields of the records of some kinds are, by a sample of those that the transaction sees: the same books and records as long as nothing
 * is deposited. Kinds without records have no line.
 */
export async function measureLengths(
  tx: Transaction,
  kinds: readonly string[],
): Promise<ReadonlyMap<string, FieldLengths>> {
  const { rows } = await sql<LengthRow>`
    with drawn as materialized (
      select k.kind, b.agency_id, b.id from unnest(${kinds}::text[]) as k (kind)
      cross join lateral (
        select b.agency_id, b.id from book b join agency a on a.id = b.agency_id and not a.practice
        where b.kind = k.kind and b.deposited > 0 order by md5(b.id::text) limit ${sampled.books}) b),
    version as materialized (
      select drawn.kind, v.fields from drawn
      cross join lateral (
        select r.agency_id, r.id, r.version from record r
        where r.agency_id = drawn.agency_id and r.book_id = drawn.id and r.removed_at is null order by r.id limit ${sampled.recordsOfBook}) r
      join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version),
    many as (select kind, count(*)::int as records from version group by kind)
    select kind as "group", length(f.value)::int as chars, count(*)::int as fields, many.records
    from version cross join lateral jsonb_each_text(fields) f join many using (kind)
    where f.value <> '' group by kind, length(f.value), many.records`.execute(tx)
  return gatherLengths(rows, 'average')
}

/** A line of lengths: so many fields of some length in so many records of a group (a kind, a book). */
interface LengthRow {
  readonly group: string
  readonly chars: number
  readonly fields: number
  readonly records: number
}

/** The lengths of each group. */
export function gatherLengths(
  rows: readonly LengthRow[],
  source: FieldLengths['source'],
): ReadonlyMap<string, FieldLengths> {
  const groups = groupBy(rows, ({ group }) => group)
  return new Map(
    [...groups].map(([group, lines]) => [
      group,
      {
        source,
        recordsMeasured: lines[0]?.records ?? 0,
        lengths: lines.map(({ chars, fields, records }) => ({ chars, perRecord: fields / records })),
      },
    ]),
  )
}
