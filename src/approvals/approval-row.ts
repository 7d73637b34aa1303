import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { digestState } from '../journal/canonical.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { type ApprovalAction, approvalActionSchema, approvalStates } from './schema.ts'

/** A row of the table approval. */
export interface ApprovalRow {
  readonly agency_id: string
  readonly id: string
  readonly action: string
  readonly subject: string
  readonly book_id: string | null
  readonly detail: unknown
  readonly reason: string
  readonly asked_by: string
  readonly asked_at: Date
  readonly state: string
  readonly decided_by: string | null
  readonly decided_at: Date | null
  readonly decision_reason: string | null
}

/** Which approval. */
export interface ApprovalPlace {
  readonly agencyId: string
  readonly approvalId: string
}

/** What `detail` holds: what the title shows, what is wanted beside the subject, and the digest of the subject's state when it was asked. */
export const detailSchema = z.object({
  about: z.record(z.string(), z.union([z.string(), z.number()])),
  wanted: z.unknown(),
  state: z.string(),
})
export type ApprovalDetail = z.infer<typeof detailSchema>

export const stateSchema = z.enum(approvalStates)

/** The action of a row. */
export function actionOf(row: Pick<ApprovalRow, 'action'>): ApprovalAction {
  return approvalActionSchema.parse(row.action)
}

/** `record:0198…` as an id. */
export function subjectId(row: Pick<ApprovalRow, 'subject'>): string {
  return row.subject.slice(row.subject.indexOf(':') + 1)
}

/** A state of a subject, short: hexadecimal SHA-256. */
export function digestOf(state: unknown): string {
  return digestState(state).toString('hex')
}

/**
 * The whole of an approval as the journal seals it (before and after each act), and as `sogoc verify` computes it again. Named one by one: a
 * column that is added later must not break old seals.
 */
export function sealedState(row: ApprovalRow): unknown {
  return {
    agency: row.agency_id,
    id: row.id,
    action: row.action,
    subject: row.subject,
    book: row.book_id,
    detail: row.detail,
    reason: row.reason,
    askedBy: row.asked_by,
    askedAt: row.asked_at.toISOString(),
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
  }
}

/** An approval within the jurisdiction, locked until the end of the transaction if it is to be answered; throws `not-found`. */
export async function getApprovalRow(
  tx: Transaction,
  { agencyId, approvalId }: ApprovalPlace,
  lock: 'lock' | 'look',
): Promise<ApprovalRow> {
  const { rows } = await sql<ApprovalRow>`
    select * from approval where agency_id = ${agencyId} and id = ${approvalId} ${lock === 'lock' ? sql`for update` : sql``}`.execute(
    tx,
  )
  const row = rows[0]
  if (row === undefined) throw new AppError('not-found')
  return row
}

/** Writes the answer to an approval that waits; gives the row as it stands then. */
export async function answerApproval(
  tx: Transaction,
  { agencyId, approvalId }: ApprovalPlace,
  answer: {
    readonly state: 'approved' | 'refused' | 'withdrawn'
    readonly by: string
    readonly reason: string | null
  },
): Promise<ApprovalRow> {
  const { rows } = await sql<ApprovalRow>`
    update approval set state = ${answer.state}, decided_by = ${answer.by}, decided_at = now(), decision_reason = ${answer.reason}
    where agency_id = ${agencyId} and id = ${approvalId} and state = 'asked' returning *`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new AppError('approval.answered')
  return row
}
