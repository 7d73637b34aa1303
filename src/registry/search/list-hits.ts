import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Hit } from '../schema.ts'
import type { RankedMention } from './rank-mentions.ts'

/** A person of a record as the index has them. */
interface PersonRow {
  readonly role: string
  readonly variant: number
  readonly name: string
  readonly name_id: number
  readonly born_from: string | null
  readonly born_to: string | null
}

interface HitRow {
  readonly at: string
  readonly number: string
  readonly year: number
  readonly code: string
  readonly name: string
  readonly people: readonly PersonRow[]
}

/** Records as a search shows them, in the order given: with their number, the agency that registered, and everybody they name. */
export async function listHits(
  tx: Transaction,
  ranked: readonly RankedMention[],
  whyOf: (ranked: RankedMention, otherName: string | null) => Hit['why'],
): Promise<Hit[]> {
  if (ranked.length === 0) return []
  const { rows } = await sql<HitRow>`
    select wanted.at::text, r.number, r.year, a.code, a.name, named.people
    from unnest(${ranked.map(({ mention }) => mention.agencyId)}::uuid[], ${ranked.map(({ mention }) => mention.recordId)}::uuid[])
      with ordinality as wanted (agency_id, record_id, at)
    join record r on r.agency_id = wanted.agency_id and r.id = wanted.record_id
    join agency a on a.id = r.agency_id
    cross join lateral (
      select json_agg(json_build_object('role', m.role, 'variant', m.variant, 'name', n.text, 'name_id', n.id,
        'born_from', m.born_from, 'born_to', m.born_to)) as people
      from mention m join name n on n.id = m.name_id
      where m.agency_id = wanted.agency_id and m.record_id = wanted.record_id) named
    where r.removed_at is null`.execute(tx)
  const details = new Map(rows.map(row => [Number(row.at) - 1, row]))
  return ranked.flatMap((found, at) => {
    const row = details.get(at)
    const { mention, score, other } = found
    const isSame = (person: PersonRow) => person.role === mention.role && person.variant === mention.variant
    const main = row?.people.find(isSame)
    if (row === undefined || main === undefined) return []
    const otherPerson = row.people.find(
      person => person.role === other?.role && person.name_id === other.nameId,
    )
    return [
      {
        record: mention.recordId,
        agencyId: mention.agencyId,
        kind: mention.kind,
        year: row.year,
        number: row.number,
        agency: row.code,
        agencyName: row.name,
        role: mention.role,
        name: main.name,
        born: formatBorn(main),
        score,
        people: listOthers(row.people, main),
        why: whyOf(found, otherPerson?.name ?? null),
      },
    ]
  })
}

/** Who else stands in the record, each name once: who declared the event is often one of the parents. */
function listOthers(people: readonly PersonRow[], main: PersonRow): Hit['people'] {
  const seen = new Set([main.name])
  const others: Hit['people'] = []
  for (const person of [...people].sort(
    (a, b) => Number(a.role === 'nyc') - Number(b.role === 'nyc') || a.variant - b.variant,
  )) {
    if (seen.has(person.name)) continue
    seen.add(person.name)
    others.push({
      role: person.role,
      name: person.name,
      born: formatBorn(person),
      byNote: person.variant > 0,
    })
  }
  return others
}

/** A range of birth as a person reads it: `12.03.1987`, `03.1987` or `1987`. */
function formatBorn({ born_from: from, born_to: to }: PersonRow): string | null {
  if (from === null || to === null) return null
  const [year, month, day] = from.split('-')
  if (from === to) return `${day}.${month}.${year}`
  return from.slice(0, 7) === to.slice(0, 7) ? `${month}.${year}` : (year ?? null)
}
