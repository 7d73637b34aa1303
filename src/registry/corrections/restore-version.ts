import { z } from 'zod'
import type { ApprovalEffect } from '../../approvals/approval-effect.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { addVersion } from '../records/write-version.ts'
import { findRecord, getVersion, lockRecord, lookedAt, stateOf } from './find-record.ts'
import { planNumber } from './plan-number.ts'

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
    if (content.toString('hex') === record.content) throw new AppError('record.same-content', { version })
    const looked = lookedAt(record)
    return { ...looked, about: { ...looked.about, version } }
  },
  async apply(tx, { agencyId, id, approvalId, wanted, reason }) {
    const { version } = wantedSchema.parse(wanted)
    const record = await lockRecord(tx, agencyId, id)
    const old = await getVersion(tx, record, version)
    const next = await addVersion(
      tx,
      record,
      old,
      { source: 'restore', restores: version, approvalId },
      `Khôi phục phiên bản ${version}: ${reason}`,
      (await planNumber(tx, record, old.fields)).key,
    )
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
