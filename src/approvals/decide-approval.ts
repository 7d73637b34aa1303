import { sql } from 'kysely'
import type { Actor } from '../access/guard.ts'
import { findJurisdiction, includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Database, Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import type { ApprovalEffects } from './approval-effect.ts'
import {
  type ApprovalPlace,
  type ApprovalRow,
  actionOf,
  answerApproval,
  detailSchema,
  digestOf,
  getApprovalRow,
  sealedState,
  subjectId,
} from './approval-row.ts'
import { approvalTable } from './approval-table.ts'
import { isOfOtherLevel } from './other-level.ts'

/** The answer of the second person. */
export interface Decision {
  readonly approve: boolean
  readonly reason: string
}

const statementTimeoutMs = 15_000

/**
 * Decides what another person asked for; approved, the change is made in the same transaction. That transaction runs in the
 * decider's jurisdiction of the deciding right, so that row-level security refuses what the checks here might miss; accounts are closed to
 * jurisdictions and change in full, after the comparison. Throws `not-found`, `right.missing`, `approval.answered`, `approval.own`,
 * `approval.own-rights`, `approval.same-level`, `approval.asker-gone`, `approval.changed`, and what hinders the change itself.
 */
export async function decideApproval(
  database: Database,
  actor: Actor,
  place: ApprovalPlace,
  decision: Decision,
  effects: ApprovalEffects,
): Promise<void> {
  const asked = await database.transaction(actor.jurisdiction, tx => getApprovalRow(tx, place, 'look'))
  const { origin } = actor.jurisdiction
  const full = { scope: 'all', origin } as const
  const within = await database.transaction(full, tx => getDecider(tx, actor, asked))
  const isOfAgency = asked.book_id === null
  if (isOfAgency && !includesAgency(within, asked.agency_id)) throw new AppError('right.missing')
  await database.transaction(
    isOfAgency ? full : { ...within, origin },
    async tx => {
      const row = await getApprovalRow(tx, place, 'lock')
      await refuseWrongDecider(tx, row, actor.account.id, decision.approve)
      if (decision.approve) await makeChange(tx, row, within, effects)
      const answered = await answerApproval(tx, place, {
        state: decision.approve ? 'approved' : 'refused',
        by: actor.account.id,
        reason: decision.reason,
      })
      await appendJournal(tx, {
        agencyId: row.agency_id,
        accountId: actor.account.id,
        action: 'approval.decide',
        subject: `approval:${row.id}`,
        detail: { action: row.action, of: row.subject, approved: decision.approve, reason: decision.reason },
        before: sealedState(row),
        after: sealedState(answered),
      })
    },
    { statementTimeoutMs },
  )
}

/** Where the actor may decide such a change, by what their account is at this moment. */
async function getDecider(tx: Transaction, actor: Actor, asked: ApprovalRow): Promise<Jurisdiction> {
  const account = await tx
    .selectFrom('account')
    .select(['id', 'agency_id', 'role'])
    .where('id', '=', actor.account.id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  const { decide } = approvalTable[actionOf(asked)]
  const within = account && (await findJurisdiction(tx, { ...account, agencyId: account.agency_id }, decide))
  if (within === undefined) throw new AppError('right.missing')
  return within
}

async function refuseWrongDecider(
  tx: Transaction,
  row: ApprovalRow,
  accountId: string,
  approve: boolean,
): Promise<void> {
  if (row.state !== 'asked') throw new AppError('approval.answered')
  if (row.asked_by === accountId) throw new AppError('approval.own')
  if (row.subject === `account:${accountId}`) throw new AppError('approval.own-rights')
  if (!approve) return
  if (approvalTable[actionOf(row)].otherLevel) await requireOtherLevel(tx, row, accountId)
  // Whoever locked the account may not have known what it had asked for.
  const asker = await tx
    .selectFrom('account')
    .select('id')
    .where('id', '=', row.asked_by)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (asker === undefined) throw new AppError('approval.asker-gone')
}

async function requireOtherLevel(tx: Transaction, row: ApprovalRow, accountId: string): Promise<void> {
  const { rows } = await sql<{ ok: boolean }>`
    select ${isOfOtherLevel(sql`${row.asked_by}::uuid`, accountId)} as ok`.execute(tx)
  if (rows[0]?.ok !== true) throw new AppError('approval.same-level')
}

async function makeChange(
  tx: Transaction,
  row: ApprovalRow,
  within: Jurisdiction,
  effects: ApprovalEffects,
): Promise<void> {
  const effect = effects[actionOf(row)]
  const detail = detailSchema.parse(row.detail)
  const subject = { agencyId: row.agency_id, id: subjectId(row) }
  const { state, alsoAgencies = [] } = await effect.look(tx, subject, detail.wanted)
  if (digestOf(state) !== detail.state) throw new AppError('approval.changed')
  if (!alsoAgencies.every(agencyId => includesAgency(within, agencyId))) throw new AppError('right.missing')
  await effect.apply(tx, { ...subject, approvalId: row.id, wanted: detail.wanted, reason: row.reason })
}
