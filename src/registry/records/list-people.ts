import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { RecordPlace } from './read-record.ts'
import type { People } from './schema.ts'

const mostOthers = 50

interface OtherRow {
  readonly of_role: string
  readonly role: string
  readonly name: string
  readonly by: 'identity' | 'day' | 'year'
  readonly agency_id: string
  readonly record_id: string
  readonly kind: string
  readonly year: number
  readonly number: string
  readonly volume: string
  readonly agency_name: string
}

/**
 * The people of a standing record with the other records within the jurisdiction that may name them: by the same identity number (only
 * for who may see those), or by the same name and birth and a sex that does not speak against it. Proposals, never links. Each way is one probe
 * of an index, and no more than `mostOthers` come back.
 */
export async function listPeople(
  tx: Transaction,
  { agencyId, recordId }: RecordPlace,
  identity: boolean,
): Promise<People> {
  const own = await sql<{ role: string; name: string }>`
    select m.role, n.text as name from mention m join name n on n.id = m.name_id
    where m.agency_id = ${agencyId} and m.record_id = ${recordId} and m.variant = 0 order by m.role`.execute(
    tx,
  )
  const { rows } = await sql<OtherRow>`
    with own as materialized (
      select * from mention where agency_id = ${agencyId} and record_id = ${recordId}
    ),
    found as (
      (select own.role as of_role, 'identity' as by, o.agency_id, o.record_id, o.role, o.name_id
       from own join mention o on o.identity_number = own.identity_number
       where ${identity}::boolean limit ${mostOthers * 4})
      union all
      (select own.role, case when own.born_from = own.born_to then 'day' else 'year' end, o.agency_id, o.record_id, o.role, o.name_id
       from own join mention o on o.name_id = own.name_id and o.born_from = own.born_from and o.born_to = own.born_to
       where o.sex is null or own.sex is null or o.sex = own.sex limit ${mostOthers * 4})
    ),
    best as (
      select distinct on (of_role, agency_id, record_id) * from found
      where (agency_id, record_id) <> (${agencyId}::uuid, ${recordId}::uuid)
      order by of_role, agency_id, record_id, case by when 'identity' then 0 when 'day' then 1 else 2 end
    )
    select best.of_role, best.role, n.text as name, best.by, best.agency_id, best.record_id, r.kind, r.year, r.number, b.volume,
      a.name as agency_name
    from best
    join name n on n.id = best.name_id
    join record r on r.agency_id = best.agency_id and r.id = best.record_id and r.removed_at is null
    join book b on b.agency_id = r.agency_id and b.id = r.book_id
    join agency a on a.id = r.agency_id
    order by case best.by when 'identity' then 0 when 'day' then 1 else 2 end, r.year, r.kind, r.number
    limit ${mostOthers + 1}`.execute(tx)
  const shown = rows.slice(0, mostOthers)
  return {
    people: own.rows.map(({ role, name }) => ({
      role,
      name,
      others: shown.filter(row => row.of_role === role).map(toOther),
    })),
    more: rows.length > mostOthers,
  }
}

function toOther(row: OtherRow): People['people'][number]['others'][number] {
  return {
    role: row.role,
    name: row.name,
    by: row.by,
    record: {
      agencyId: row.agency_id,
      id: row.record_id,
      kind: row.kind,
      year: row.year,
      number: row.number,
      volume: row.volume,
      agencyName: row.agency_name,
    },
  }
}
