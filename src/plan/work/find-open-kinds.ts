import { sql } from 'kysely'
import { isListed, stepCondition } from '../../inventory/book-filter.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { losesPeople } from '../../register/kind-order.ts'
import { phaseConditions } from '../phase-books.ts'
import type { Phase, WorkItem } from '../schema.ts'
import { isThere } from './is-there.ts'

/** A phase as it is for one agency that registered. */
interface PhaseOfAgency {
  readonly agencyId: string
  readonly phase: Phase
}

/** The earlier kinds of which an agency's books of a phase are still to be keyed. */
type OpenKinds = (agencyId: string, phase: Phase, kind: string) => WorkItem['early']

/** What is still to be keyed of some phases, by kind: families live in one commune, so it is counted by the agency that registered. */
export async function findOpenKinds(tx: Transaction, asked: readonly PhaseOfAgency[]): Promise<OpenKinds> {
  const open = new Map<Phase, Map<string, number>>()
  const agenciesOf = new Map<Phase, Set<string>>()
  for (const { agencyId, phase } of asked)
    agenciesOf.set(phase, (agenciesOf.get(phase) ?? new Set()).add(agencyId))
  for (const [phase, agencies] of agenciesOf) {
    const { rows } = await sql<{ agency_id: string; kind: string; books: number }>`
      select b.agency_id, b.kind, count(*)::int as books from book b join agency a on a.id = b.agency_id
      where b.agency_id = any(${[...agencies]}::uuid[]) and ${phaseConditions(phase)} and ${isListed}
        and ${stepCondition('unchecked')} and ${stepCondition('unkeyed')} and ${isThere}
      group by 1, 2`.execute(tx)
    open.set(phase, new Map(rows.map(row => [`${row.agency_id} ${row.kind}`, row.books])))
  }
  return (agencyId, phase, kind) => {
    const at = phase.kinds.findIndex(known => known === kind)
    const self = phase.kinds[at]
    return phase.kinds.slice(0, Math.max(at, 0)).flatMap(earlier => {
      const books = open.get(phase)?.get(`${agencyId} ${earlier}`) ?? 0
      if (books === 0 || self === undefined) return []
      return [{ kind: earlier, books, losesPeople: losesPeople(self, earlier) }]
    })
  }
}
