import { sql } from 'kysely'
import { includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import { findOrigin, type Jurisdiction, type Transaction } from '../platform/postgres/database.ts'
import { type Agency, readAgency } from './find-agency.ts'
import { readSuccession } from './list-agencies.ts'
import { lockAgencies } from './lock-agencies.ts'
import type { Succession } from './schema.ts'
import { type NewSuccession, requireSuccessionFits, type Takeover } from './succession-rules.ts'

/**
 * Records a reorganisation: its predecessors end on that day, but for those that only lost a part, and rights follow from the
 * day on. Needs a transaction of scope 'all'. Throws `not-found` for an agency outside the jurisdiction, `succession.…`.
 */
export async function recordSuccession(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  succession: NewSuccession,
): Promise<void> {
  await lockAgencies(tx)
  const { onDate, kind, basis, links } = succession
  const agencies = await listInvolved(tx, jurisdiction, links)
  const get = (id: string): Agency => {
    const agency = agencies.get(id)
    if (agency === undefined) throw new AppError('not-found')
    return agency
  }
  const takeovers: readonly Takeover[] = links.map(({ predecessorId, successorId, extent }) => ({
    predecessor: get(predecessorId),
    successor: get(successorId),
    extent,
  }))
  requireSuccessionFits(succession, takeovers, await listLinks(tx, [...agencies.keys()]))
  const accountId = findOrigin(tx)?.accountId ?? null
  await tx
    .insertInto('agency_succession')
    .values(
      links.map(({ predecessorId, successorId, extent }) => ({
        predecessor_id: predecessorId,
        successor_id: successorId,
        on_date: onDate,
        extent,
        kind,
        basis,
        recorded_by: accountId,
      })),
    )
    .execute()
  const predecessors = [...new Set(takeovers.map(each => each.predecessor))]
  for (const agency of predecessors) {
    const { id } = agency
    const validTo = succession.remaining.includes(id) ? agency.validTo : (agency.validTo ?? onDate)
    if (validTo !== agency.validTo)
      await tx.updateTable('agency').set({ valid_to: validTo }).where('id', '=', id).execute()
    const heirs = links
      .filter(link => link.predecessorId === id)
      .map(({ successorId, extent }) => ({ successor: successorId, extent }))
    await appendJournal(tx, {
      agencyId: id,
      action: 'succession.record',
      subject: `agency:${id}`,
      detail: { code: agency.code, onDate, kind, basis, heirs },
      before: { validTo: agency.validTo },
      after: { validTo, onDate, kind, basis, heirs },
    })
  }
}

/** The agencies of the links, all within the jurisdiction: what lies outside is not found. */
async function listInvolved(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  links: NewSuccession['links'],
): Promise<ReadonlyMap<string, Agency>> {
  const ids = [...new Set(links.flatMap(link => [link.predecessorId, link.successorId]))]
  const within = ids.filter(id => includesAgency(jurisdiction, id))
  const rows = await tx
    .selectFrom('agency')
    .selectAll()
    .where('id', '=', eb => eb.fn.any(sql<string[]>`${within}::uuid[]`))
    .execute()
  return new Map(rows.map(row => [row.id, readAgency(row)]))
}

/** Every link on the way from some agencies to today. */
async function listLinks(tx: Transaction, from: readonly string[]): Promise<readonly Succession[]> {
  const rows = await tx
    .withRecursive('reached(id)', db =>
      db
        .selectFrom(sql<{ id: string }>`unnest(${from}::uuid[])`.as<'start'>(sql`start(id)`))
        .select('start.id')
        .union(
          db
            .selectFrom('agency_succession as s')
            .innerJoin('reached', 'reached.id', 's.predecessor_id')
            .select('s.successor_id as id'),
        ),
    )
    .selectFrom('agency_succession as s')
    .innerJoin('reached', 'reached.id', 's.predecessor_id')
    .selectAll('s')
    .execute()
  return rows.map(readSuccession)
}
