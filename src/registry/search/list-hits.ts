import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Hit } from '../schema.ts'
import type { RankedMention } from './rank-mentions.ts'

interface HitRow {
  readonly at: string
  readonly number: string
  readonly year: number
  readonly code: string
  readonly name: string
}

/** Mentions as a search shows them, in the order given: with the record's number and the agency that registered it. */
export async function listHits(tx: Transaction, ranked: readonly RankedMention[]): Promise<Hit[]> {
  if (ranked.length === 0) return []
  const { rows } = await sql<HitRow>`
    select wanted.at::text, r.number, r.year, a.code, a.name
    from unnest(${ranked.map(({ mention }) => mention.agencyId)}::uuid[], ${ranked.map(({ mention }) => mention.recordId)}::uuid[])
      with ordinality as wanted (agency_id, record_id, at)
    join record r on r.agency_id = wanted.agency_id and r.id = wanted.record_id
    join agency a on a.id = r.agency_id
    where r.removed_at is null`.execute(tx)
  const details = new Map(rows.map(row => [Number(row.at) - 1, row]))
  return ranked.flatMap(({ mention, score }, at) => {
    const row = details.get(at)
    if (row === undefined) return []
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
        name: mention.name.text,
        born: formatBorn(mention.bornFrom, mention.bornTo),
        score,
      },
    ]
  })
}

/** A range of birth as a person reads it: `12.03.1987`, `03.1987` or `1987`. */
function formatBorn(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null
  const [year, month, day] = from.split('-')
  if (from === to) return `${day}.${month}.${year}`
  return from.slice(0, 7) === to.slice(0, 7) ? `${month}.${year}` : (year ?? null)
}
