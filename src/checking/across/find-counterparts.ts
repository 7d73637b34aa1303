import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { groupBy } from '../../register/group-by.ts'
import { toneKey } from '../../register/names.ts'
import type { Part } from '../../register/rules/cross-facts.ts'
import { counterparts, type WantedPeople } from './wanted-people.ts'

/** Records of the registry that name one of the wanted people, and on how many days people were born who bear their names there. */
export interface Counterparts {
  readonly records: readonly { readonly agencyId: string; readonly id: string }[]
  readonly bearers: readonly (readonly [name: string, days: number])[]
}

/**
 * Finds the wanted people in the registry, by the index of names and births and by that of identity numbers: three statements, however many
 * people. `except`: books whose records are not looked at. Sees what the transaction may see.
 */
export async function findCounterparts(
  tx: Transaction,
  wanted: WantedPeople,
  except: readonly string[],
): Promise<Counterparts> {
  const names = await findNameIds(tx, wanted.named)
  const hits = wanted.named.flatMap(({ name, born, part }) =>
    (names.get(name) ?? []).map(nameId => ({ nameId, born, part })),
  )
  const telling = [...new Set(hits.map(({ part }) => part))].flatMap((part: Part) =>
    counterparts(part).map(place => ({ part, place })),
  )
  const { rows } = await sql<{ agency_id: string; id: string; name_id: string | null }>`
    with named as (
      select m.agency_id, m.record_id, m.name_id
      from unnest(${hits.map(hit => hit.nameId)}::bigint[], ${hits.map(hit => hit.born)}::date[], ${hits.map(hit => hit.part)}::text[]) as w(name_id, born, part)
        join mention m on m.name_id = w.name_id and m.born_from = w.born and m.born_to = w.born
        join unnest(${telling.map(({ part }) => part)}::text[], ${telling.map(({ place }) => place)}::text[]) as t(part, place)
          on t.part = w.part and t.place = m.kind || ' ' || m.role),
    numbered as (
      select m.agency_id, m.record_id, null::bigint
      from unnest(${wanted.numbers}::text[]) as w(number) join mention m on m.identity_number = w.number)
    select distinct r.agency_id, r.id, found.name_id::text
    from (select * from named union all select * from numbered) found(agency_id, record_id, name_id)
      join record r on r.agency_id = found.agency_id and r.id = found.record_id
    where r.removed_at is null and r.book_id <> all (${except}::uuid[])`.execute(tx)
  const records = new Map(rows.map(({ agency_id, id }) => [id, { agencyId: agency_id, id }]))
  const found = [...new Set(rows.flatMap(({ name_id }) => name_id ?? []))]
  return { records: [...records.values()], bearers: await countBearers(tx, found) }
}

/** The ids of wanted names in the dictionary, by their keys with tones: tone placement and capitals may differ. */
export async function findNameIds(
  tx: Transaction,
  named: readonly { readonly name: string; readonly folded: string }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const folded = [...new Set(named.map(one => one.folded))]
  const { rows } = await sql<{ id: string; text: string }>`
    select id::text, text from name where folded = any(${folded}::text[])`.execute(tx)
  const keys = new Set(named.map(({ name }) => name))
  const ids = [...groupBy(rows, ({ text }) => toneKey(text))].filter(([key]) => keys.has(key))
  return new Map(ids.map(([key, found]) => [key, found.map(({ id }) => id)]))
}

/** On how many days people of some names were born; of each name only so many mentions are looked at. */
async function countBearers(
  tx: Transaction,
  nameIds: readonly string[],
): Promise<(readonly [name: string, days: number])[]> {
  const { rows } = await sql<{ text: string; days: number }>`
    select n.text, borne.days from name n
      cross join lateral (select count(distinct m.born_from)::int as days
        from (select born_from from mention where name_id = n.id and born_from = born_to limit 200) m) borne
    where n.id = any(${nameIds}::bigint[])`.execute(tx)
  return rows.map(({ text, days }) => [text, days])
}
