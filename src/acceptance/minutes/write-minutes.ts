import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { getPaperOffice } from '../../agencies/paper-office.ts'
import { appendJournal } from '../../journal/append.ts'
import { digestState } from '../../journal/canonical.ts'
import { writePaper } from '../../papers/write-paper.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { storePaper } from '../../platform/vault/store-paper.ts'
import type { Pending } from '../../platform/vault/vault.ts'
import type { LotRef } from '../lots/lot-ref.ts'
import { gatherSaid } from './gather-said.ts'
import { printMinutes } from './minutes-paper.ts'

/**
 * Writes the minutes of a lot, in the transaction that signs it and after everything else of it: counts, sample, errors, hashes and the journal's last link,
 * as data and as papers, under the lot's number. The journal's row of the minutes carries their digest. Needs scope 'all'; the caller commits `pending`.
 */
export async function writeMinutes(
  tx: Transaction,
  pending: Pending,
  lot: LotRef,
  accountId: string,
): Promise<void> {
  const { agencyId, lotId } = lot
  const said = await gatherSaid(tx, lot)
  const digest = digestState(said)
  const papers = await writePaper(
    printMinutes(said, digest.toString('hex'), await getPaperOffice(tx, agencyId)),
  )
  const { docx, pdf } = await storePaper(tx, pending, agencyId, papers)
  const id = newId()
  await sql`
    insert into minutes (agency_id, id, lot_id, number, said, digest, docx, pdf, account_id)
    values (${agencyId}, ${id}, ${lotId}, ${said.number}, ${JSON.stringify(said)}::jsonb, ${digest}, ${docx}, ${pdf}, ${accountId})`.execute(
    tx,
  )
  await appendJournal(tx, {
    ...{ agencyId, accountId, action: 'minutes.write', subject: `lot:${lotId}` },
    detail: {
      ...{ minutes: id, number: said.number, verdict: said.verdict, digest: digest.toString('hex') },
      ...{ docx: docx.toString('hex'), pdf: pdf.toString('hex') },
    },
  })
}
