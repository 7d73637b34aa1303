import { sql } from 'kysely'

/**
 * Whether the books `b` and `o` are probably the two legal copies of one: of agencies one of which stands above the other or took over from it, of the same kind
 * and year, and with the same facts. A total or a number can be the same by chance, so one alone says nothing; one that differs says that they are two.
 */
const isLikelySame = sql<boolean>`(
  o.kind = b.kind and o.year = b.year and (o.agency_id, o.id) <> (b.agency_id, b.id)
  and o.second_of_book_id is null
  and coalesce(o.closing_total = b.closing_total, true) and coalesce(o.last_number = b.last_number, true)
  and coalesce(o.opened_on = b.opened_on, true) and coalesce(o.ended_on = b.ended_on, true)
  and coalesce((o.closing_total = b.closing_total)::int, 0) * 2 + coalesce((o.last_number = b.last_number)::int, 0)
    + coalesce((o.opened_on = b.opened_on)::int, 0) + coalesce((o.ended_on = b.ended_on)::int, 0)
    + (ltrim(o.volume, '0') = ltrim(b.volume, '0'))::int >= 3
  and not exists (select from book_pair p where (p.agency_id, p.book_id, p.other_agency_id, p.other_book_id)
    in ((b.agency_id, b.id, o.agency_id, o.id), (o.agency_id, o.id, b.agency_id, b.id))))`

/** The agencies `id` that stand above the agency of `b`, or below it, took over from it or gave to it. */
const kin = sql`(
  select parent_id as id from agency where id = b.agency_id and parent_id is not null
  union select id from agency where parent_id = b.agency_id
  union select successor_id from agency_succession where predecessor_id = b.agency_id
  union select predecessor_id from agency_succession where successor_id = b.agency_id)`

/** The books `o` that are probably the same as `b`, for a lateral join. */
export const likelySame = sql`(select o.* from ${kin} kin join book o on o.agency_id = kin.id where ${isLikelySame})`

/** Whether another listed book is probably the same as `b`. */
export const isLikelyTwice = sql<boolean>`exists ${likelySame}`
