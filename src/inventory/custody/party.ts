import { type RawBuilder, sql } from 'kysely'
import type { NamedParty, Party } from './schema.ts'

/** The two columns of a party. */
export interface PartyColumns {
  readonly agencyId: string | null
  readonly contractorId: string | null
}

/** A party as two columns, one of them null. */
export function columnsOf({ kind, id }: Party): PartyColumns {
  return { agencyId: kind === 'agency' ? id : null, contractorId: kind === 'contractor' ? id : null }
}

/** SQL of a party with its name, as JSON: of an agency's id and a contractor's, one of them null; null when both are. */
export function namedParty(agencyId: RawBuilder<unknown>, contractorId: RawBuilder<unknown>) {
  return sql<NamedParty | null>`coalesce(
    (select json_build_object('kind', 'agency', 'id', p.id, 'name', p.name) from agency p where p.id = ${agencyId}),
    (select json_build_object('kind', 'contractor', 'id', p.id, 'name', p.name) from contractor p where p.id = ${contractorId}))`
}

/** Whether two parties are the same. */
export const isSameParty = (one: Party, other: Party): boolean =>
  one.kind === other.kind && one.id === other.id
