import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { findOrigin, type Transaction } from '../../platform/postgres/database.ts'
import { listRelations } from '../../register/record-relations.ts'
import { type CorrectedRecord, findRecord, getStandingRecord } from '../corrections/find-record.ts'

/** Which record. */
interface Place {
  readonly agencyId: string
  readonly recordId: string
}

/** A link to be made: `from` acts (TDCC, LH, CN …), `to` is the record it bears on. */
export interface NewLink {
  readonly from: Place
  /** Code of register/record-relations.ts. */
  readonly relation: string
  readonly to: Place
}

/**
 * Links two standing records within the jurisdiction and journals it; gives the link's id. Linked like that already is a success. The link
 * belongs to the agency and the book of the record that acts. Throws `not-found`, `record.removed`, `link.self`, `link.relation`.
 */
export async function linkRecords(tx: Transaction, { from, relation, to }: NewLink): Promise<string> {
  const acting = await getStandingRecord(tx, from.agencyId, from.recordId)
  const target = await findStanding(tx, to)
  if (target.agencyId === acting.agencyId && target.id === acting.id) throw new AppError('link.self')
  if (!listRelations(acting.kind, target.kind).some(({ code }) => code === relation))
    throw new AppError('link.relation', { from: acting.kind, to: target.kind })
  const id = newId()
  const added = await sql<{ id: string }>`
    insert into record_link (agency_id, id, book_id, record_id, relation, target_agency_id, target_record_id, account_id)
    values (${from.agencyId}, ${id}, ${acting.bookId}, ${from.recordId}, ${relation}, ${to.agencyId}, ${to.recordId},
      ${findOrigin(tx)?.accountId ?? null})
    on conflict (agency_id, record_id, relation, target_agency_id, target_record_id) where removed_at is null do nothing
    returning id`.execute(tx)
  if (added.rows.length === 0) return findLink(tx, { from, relation, to })
  await appendJournal(tx, {
    agencyId: from.agencyId,
    action: 'record.link',
    subject: `record:${from.recordId}`,
    detail: { link: id, relation, to: `record:${to.recordId}`, toAgency: to.agencyId },
  })
  return id
}

async function findStanding(tx: Transaction, { agencyId, recordId }: Place): Promise<CorrectedRecord> {
  const record = await findRecord(tx, agencyId, recordId)
  if (record.removedAt !== null) throw new AppError('record.removed')
  return record
}

async function findLink(tx: Transaction, { from, relation, to }: NewLink): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from record_link
    where agency_id = ${from.agencyId} and record_id = ${from.recordId} and relation = ${relation}
      and target_agency_id = ${to.agencyId} and target_record_id = ${to.recordId} and removed_at is null`.execute(
    tx,
  )
  const link = rows[0]
  if (link === undefined) throw new AppError('not-found')
  return link.id
}
