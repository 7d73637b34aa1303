import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { findOrigin, type Transaction } from '../../platform/postgres/database.ts'

/** Which link: that of the record that acts. */
export interface LinkPlace {
  readonly agencyId: string
  readonly recordId: string
  readonly linkId: string
}

/** Takes back a link that was made by mistake; it stays in the table, and the journal says who did it. Throws `not-found`. */
export async function unlinkRecords(
  tx: Transaction,
  { agencyId, recordId, linkId }: LinkPlace,
): Promise<void> {
  const { rows } = await sql<{ relation: string; target: string; agency: string }>`
    update record_link set removed_at = now(), removed_by = ${findOrigin(tx)?.accountId ?? null}
    where agency_id = ${agencyId} and record_id = ${recordId} and id = ${linkId} and removed_at is null
    returning relation, target_record_id as target, target_agency_id as agency`.execute(tx)
  const link = rows[0]
  if (link === undefined) throw new AppError('not-found')
  await appendJournal(tx, {
    agencyId,
    action: 'record.unlink',
    subject: `record:${recordId}`,
    detail: {
      link: linkId,
      relation: link.relation,
      to: `record:${link.target}`,
      toAgency: link.agency,
    },
  })
}
