import { sql } from 'kysely'
import { verifyApprovals } from '../../approvals/verify-approvals.ts'
import type { Database, Transaction } from '../../platform/postgres/database.ts'
import { checkVersion, listVersions } from './check-version.ts'
import type { Mismatch } from './mismatch.ts'
import { verifyNotes } from './verify-notes.ts'
import { listFalseTyping } from './verify-repairs.ts'

/**
 * What was changed outside of deposits: every version that came from none fits its hash; restored ones say what the version they restore
 * says, with an approval for it; typed and repaired ones and notes are as the journal sealed them; records are removed exactly when the last approval about
 * them says so; approvals are as the journal sealed them.
 */
export function verifyCorrections(database: Database): Promise<Mismatch[]> {
  return database.transaction({ scope: 'all' }, async tx => {
    const versions = await listVersions(tx, sql`v.deposit_id is null`)
    const approvals = await verifyApprovals(tx)
    return [
      ...versions.flatMap(checkVersion),
      ...(await listFalseRestorations(tx)),
      ...(await listFalseTyping(tx)),
      ...(await verifyNotes(tx)),
      ...(await listFalseRemovals(tx)),
      ...approvals.map((approval): Mismatch => ({ code: 'approval.sealed', params: { approval } })),
    ]
  })
}

async function listFalseRestorations(tx: Transaction): Promise<Mismatch[]> {
  const { rows } = await sql<{ record: string; version: number; restores: number }>`
    select v.record_id as record, v.version, v.restores
    from record_version v
    left join record_version o on o.agency_id = v.agency_id and o.record_id = v.record_id and o.version = v.restores
      and o.version < v.version
    left join approval p on p.agency_id = v.agency_id and p.id = v.approval_id and p.action = 'record.restore'
      and p.state = 'approved' and p.subject = 'record:' || v.record_id and p.detail -> 'wanted' ->> 'version' = v.restores::text
    where v.source = 'restore'
      and (p.id is null or (o.content, o.fields, o.pdf) is distinct from (v.content, v.fields, v.pdf))
    order by v.record_id, v.version`.execute(tx)
  return rows.map(params => ({ code: 'version.restored', params }))
}

/** The time of a removal is that of its decision: both were written in one transaction. */
async function listFalseRemovals(tx: Transaction): Promise<Mismatch[]> {
  const { rows } = await sql<{ record: string }>`
    with last as (
      select distinct on (agency_id, subject) agency_id, subject, action, decided_at from approval
      where state = 'approved' and action in ('record.remove', 'record.reinstate')
      order by agency_id, subject, decided_at desc
    )
    select r.id as record from record r left join last l on l.agency_id = r.agency_id and l.subject = 'record:' || r.id
    where (r.removed_at is not null or l.subject is not null)
      and r.removed_at is distinct from case when l.action = 'record.remove' then l.decided_at end
    order by r.id`.execute(tx)
  return rows.map(params => ({ code: 'record.removed', params }))
}
