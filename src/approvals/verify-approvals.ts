import { sql } from 'kysely'
import { digestState } from '../journal/canonical.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { type ApprovalRow, sealedState } from './approval-row.ts'

interface SealedRow extends ApprovalRow {
  readonly sealed: Buffer | null
}

/**
 * The ids of approvals that are not as the journal last sealed them, of those the journal knows and the table has no more, and of those it
 * never saw. The journal's own rows are proven by its chains.
 */
export async function verifyApprovals(tx: Transaction): Promise<readonly string[]> {
  const { rows } = await sql<SealedRow>`
    select p.*, (
      select j.after from journal j
      where j.agency_id = p.agency_id and j.subject = 'approval:' || p.id and j.action like 'approval.%'
      order by j.sequence desc limit 1) as sealed
    from approval p order by p.agency_id, p.id`.execute(tx)
  const altered = rows.filter(row => row.sealed === null || !digestState(sealedState(row)).equals(row.sealed))
  const { rows: lost } = await sql<{ id: string }>`
    select distinct substring(j.subject from 10) as id from journal j
    where j.action = 'approval.ask'
      and not exists (select from approval p where p.agency_id = j.agency_id and j.subject = 'approval:' || p.id)
    order by 1`.execute(tx)
  return [...altered.map(({ id }) => id), ...lost.map(({ id }) => id)]
}
