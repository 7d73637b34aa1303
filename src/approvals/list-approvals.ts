import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../access/guard.ts'
import { findJurisdiction } from '../access/jurisdiction.ts'
import type { Right } from '../access/rights.ts'
import type { Database, Transaction } from '../platform/postgres/database.ts'
import type { Language } from '../register/text.ts'
import { type ApprovalRow, actionOf, detailSchema, stateSchema } from './approval-row.ts'
import { approvalTable } from './approval-table.ts'
import { formatTitle } from './format-title.ts'
import { isOfOtherLevel } from './other-level.ts'
import {
  type Approval,
  approvalActions,
  type approvalListSchema,
  type approvalQuerySchema,
} from './schema.ts'

export type ApprovalList = z.infer<typeof approvalListSchema>

interface ListedRow extends ApprovalRow {
  readonly code: string
  readonly agency_name: string
  readonly asked_name: string
  readonly decided_name: string | null
}

/** The approvals an account may see, newest first, and which of them it may decide itself. */
export async function listApprovals(
  database: Database,
  actor: Actor,
  query: z.output<typeof approvalQuerySchema>,
  language: Language,
): Promise<ApprovalList> {
  const decidable = await findDecidable(database, actor)
  return database.transaction(actor.jurisdiction, async tx => {
    const where = sql.join(
      [
        sql`true`,
        ...(query.state === undefined ? [] : [sql`p.state = ${query.state}`]),
        ...(query.subject === undefined ? [] : [sql`p.subject = ${query.subject}`]),
      ],
      sql` and `,
    )
    const count = await sql<{ total: number }>`
      select count(*)::int as total from approval p where ${where}`.execute(tx)
    const { rows } = await sql<ListedRow>`
      select p.*, a.code, a.name as agency_name, asked.display_name as asked_name, decided.display_name as decided_name
      from approval p
      join agency a on a.id = p.agency_id
      join account asked on asked.id = p.asked_by
      left join account decided on decided.id = p.decided_by
      where ${where} order by p.asked_at desc, p.id desc offset ${query.offset} limit ${query.limit}`.execute(
      tx,
    )
    return {
      total: count.rows[0]?.total ?? 0,
      waiting: decidable.size,
      approvals: rows.map(row => ({
        ...formatApproval(row, language),
        mayDecide: decidable.has(row.id),
        mayWithdraw: row.state === 'asked' && row.asked_by === actor.account.id,
      })),
    }
  })
}

function formatApproval(row: ListedRow, language: Language): Omit<Approval, 'mayDecide' | 'mayWithdraw'> {
  const { about } = detailSchema.parse(row.detail)
  return {
    id: row.id,
    agency: { id: row.agency_id, code: row.code, name: row.agency_name },
    action: actionOf(row),
    title: formatTitle(row, about, language),
    subject: row.subject,
    bookId: row.book_id,
    detail: about,
    reason: row.reason,
    askedBy: { id: row.asked_by, name: row.asked_name },
    askedAt: row.asked_at.toISOString(),
    state: stateSchema.parse(row.state),
    decidedBy:
      row.decided_by === null ? null : { id: row.decided_by, name: row.decided_name ?? row.decided_by },
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
  }
}

/** The approvals that wait and that the actor may decide; row-level security says which are within the jurisdiction of each deciding right. */
async function findDecidable(database: Database, actor: Actor): Promise<ReadonlySet<string>> {
  if (!actor.rights.includes('approvals.decide')) return new Set()
  const held = [...new Set(approvalActions.map(action => approvalTable[action].decide))].filter(right =>
    actor.rights.includes(right),
  )
  const found = new Set<string>()
  for (const right of held) {
    const within = await database.transaction({ scope: 'all' }, tx =>
      findJurisdiction(tx, actor.account, right),
    )
    if (within === undefined) continue
    for (const id of await database.transaction(within, tx => listWaiting(tx, actor.account.id, right)))
      found.add(id)
  }
  return found
}

async function listWaiting(tx: Transaction, accountId: string, right: Right): Promise<readonly string[]> {
  const actions = approvalActions.filter(action => approvalTable[action].decide === right)
  const otherLevel = actions.filter(action => approvalTable[action].otherLevel)
  const { rows } = await sql<{ id: string }>`
    select id from approval
    where state = 'asked' and action = any(${actions}::text[]) and asked_by <> ${accountId}
      and subject <> ${`account:${accountId}`}
      and (action <> all(${otherLevel}::text[]) or ${isOfOtherLevel(sql`asked_by`, accountId)})`.execute(tx)
  return rows.map(row => row.id)
}
