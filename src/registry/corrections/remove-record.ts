import { sql } from 'kysely'
import type { ApprovalEffect } from '../../approvals/approval-effect.ts'
import { AppError } from '../../errors.ts'
import { countBookLater } from '../../inventory/count-book.ts'
import { appendJournal } from '../../journal/append.ts'
import { countFields, keepCounters } from '../counters/keep-counters.ts'
import { writeNotedMentions } from '../notes/noted-mentions.ts'
import { dropMentions, writeMentions } from '../records/write-mentions.ts'
import { findRecord, getVersion, lockRecord, lookedAt, mentionsOf, stateOf } from './find-record.ts'

/**
 * Takes a record out of the registry: nothing of it is erased, but its people leave the index that is searched, and lists, counts and PDFs
 * pass it by. Its number stays taken in its book, so that a deposit does not bring it back (plan-deposit.ts).
 */
export const removeRecord: ApprovalEffect = {
  async look(tx, { agencyId, id }) {
    const record = await findRecord(tx, agencyId, id)
    if (record.removedAt !== null) throw new AppError('record.removed')
    return lookedAt(record)
  },
  async apply(tx, { agencyId, id, approvalId }) {
    const record = await lockRecord(tx, agencyId, id)
    countBookLater(tx, agencyId, record.bookId)
    await sql`update record set removed_at = now() where agency_id = ${agencyId} and id = ${id}`.execute(tx)
    await dropMentions(tx, agencyId, [id])
    const { fields } = await getVersion(tx, record, record.version)
    await keepCounters(tx, record, [{ before: countFields(record.kind, record.year, fields), after: null }])
    await appendJournal(tx, {
      agencyId,
      action: 'record.remove',
      subject: `record:${id}`,
      detail: { approval: approvalId, book: record.bookId, version: record.version },
      before: stateOf(record),
      after: stateOf(await findRecord(tx, agencyId, id)),
    })
  },
}

/** Brings a removed record back as it was when it was removed. */
export const reinstateRecord: ApprovalEffect = {
  async look(tx, { agencyId, id }) {
    const record = await findRecord(tx, agencyId, id)
    if (record.removedAt === null) throw new AppError('record.standing')
    return lookedAt(record)
  },
  async apply(tx, { agencyId, id, approvalId }) {
    const record = await lockRecord(tx, agencyId, id)
    countBookLater(tx, agencyId, record.bookId)
    await sql`update record set removed_at = null where agency_id = ${agencyId} and id = ${id}`.execute(tx)
    const version = await getVersion(tx, record, record.version)
    await writeMentions(tx, record, [mentionsOf(record, version)])
    await writeNotedMentions(tx, record, [{ recordId: id, year: record.year, fields: version.fields }])
    const after = countFields(record.kind, record.year, version.fields)
    await keepCounters(tx, record, [{ before: null, after }])
    await appendJournal(tx, {
      agencyId,
      action: 'record.reinstate',
      subject: `record:${id}`,
      detail: { approval: approvalId, book: record.bookId, version: record.version },
      before: stateOf(record),
      after: stateOf(await findRecord(tx, agencyId, id)),
    })
  },
}
