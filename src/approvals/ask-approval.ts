import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Actor } from '../access/guard.ts'
import { includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { ApprovalEffect, ApprovalSubject } from './approval-effect.ts'
import { type ApprovalDetail, type ApprovalRow, digestOf, sealedState } from './approval-row.ts'
import type { ApprovalAction } from './schema.ts'

/** What somebody asks for. */
export interface Asking {
  readonly action: ApprovalAction
  readonly subject: ApprovalSubject
  readonly wanted?: unknown
  readonly reason: string
}

/** `book`, `record` or `account`: what an action is about, and the first part of its subject's name. */
const typeOf = (action: ApprovalAction) => action.slice(0, action.indexOf('.'))

/**
 * Notes that somebody asks for a change which another person has to decide; gives the approval's id. The transaction runs within the
 * jurisdiction of the asking right, or (accounts) in full. Throws `approval.open` when the same waits already, and what hinders
 * the change itself.
 */
export async function askApproval(
  tx: Transaction,
  actor: Actor,
  { action, subject, wanted = null, reason }: Asking,
  effect: ApprovalEffect,
): Promise<string> {
  const { bookId, state, about, alsoAgencies = [] } = await effect.look(tx, subject, wanted)
  const agencies = bookId === null ? [subject.agencyId, ...alsoAgencies] : alsoAgencies
  if (!agencies.every(agencyId => includesAgency(actor.jurisdiction, agencyId)))
    throw new AppError('not-found')
  const accountId = actor.account.id
  const detail: ApprovalDetail = { about, wanted, state: digestOf(state) }
  const id = newId()
  const { rows } = await sql<ApprovalRow>`
    insert into approval (agency_id, id, action, subject, book_id, detail, reason, asked_by)
    values (${subject.agencyId}, ${id}, ${action}, ${`${typeOf(action)}:${subject.id}`}, ${bookId}, ${JSON.stringify(detail)}::jsonb,
      ${reason}, ${accountId})
    on conflict (agency_id, action, subject) where state = 'asked' do nothing
    returning *`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new AppError('approval.open')
  await appendJournal(tx, {
    agencyId: subject.agencyId,
    accountId,
    action: 'approval.ask',
    subject: `approval:${id}`,
    detail: { action, of: row.subject, reason },
    after: sealedState(row),
  })
  return id
}
