import { sql } from 'kysely'
import { z } from 'zod'
import type { ApprovalEffect } from '../../approvals/approval-effect.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { findOrigin } from '../../platform/postgres/database.ts'
import { dropMentions, writeMentions } from '../write-mentions.ts'
import { findRecord, getVersion, lockRecord, lookedAt, mentionsOf, stateOf } from './find-record.ts'

const wantedSchema = z.object({ version: z.number().int().min(1) })

/**
 * Puts an earlier version in force again: as a new version with the same content, so that nothing is overwritten. It belongs to the
 * approval, not to a deposit; `sogoc verify` compares the two versions.
 */
export const restoreVersion: ApprovalEffect = {
  async look(tx, { agencyId, id }, wanted) {
    const { version } = wantedSchema.parse(wanted)
    const record = await findRecord(tx, agencyId, id)
    if (record.removedAt !== null) throw new AppError('record.removed')
    const { content } = await getVersion(tx, record, version)
    if (content === record.content) throw new AppError('record.same-content', { version })
    const looked = lookedAt(record)
    return { ...looked, about: { ...looked.about, version } }
  },
  async apply(tx, { agencyId, id, approvalId, wanted, reason }) {
    const { version } = wantedSchema.parse(wanted)
    const record = await lockRecord(tx, agencyId, id)
    const old = await getVersion(tx, record, version)
    const next = record.version + 1
    await sql`
      insert into record_version (agency_id, record_id, version, restores, approval_id, fields, pdf, pdf_name, content, reason, account_id)
      values (${agencyId}, ${id}, ${next}, ${version}, ${approvalId}, ${JSON.stringify(old.fields)}::jsonb, ${old.pdf}, ${old.pdfName},
        decode(${old.content}, 'hex'), ${`Khôi phục phiên bản ${version}: ${reason}`}, ${findOrigin(tx)?.accountId ?? null})`.execute(
      tx,
    )
    await sql`
      update record set version = ${next}, content = decode(${old.content}, 'hex')
      where agency_id = ${agencyId} and id = ${id}`.execute(tx)
    await dropMentions(tx, agencyId, [id])
    await writeMentions(tx, record, [mentionsOf(record, old)])
    await appendJournal(tx, {
      agencyId,
      action: 'record.restore',
      subject: `record:${id}`,
      detail: { approval: approvalId, book: record.bookId, version: next, restores: version },
      before: stateOf(record),
      after: stateOf(await findRecord(tx, agencyId, id)),
    })
  },
}
