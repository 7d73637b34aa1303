import { z } from 'zod'

/** What one person asks for and another decides. */
export const approvalActions = [
  'book.unlock',
  'record.remove',
  'record.reinstate',
  'record.restore',
  'account.change-rights',
] as const
export const approvalActionSchema = z.enum(approvalActions)
export type ApprovalAction = z.infer<typeof approvalActionSchema>

export const approvalStates = ['asked', 'approved', 'refused', 'withdrawn'] as const

/** The body of every request that asks: POST …/unlock, …/removal, …/reinstatement, …/restoring, …/rights (with more fields). */
export const reasonSchema = z.object({ reason: z.string().trim().min(5).max(1000) })

/** An approval in a list. `title` says what is asked in words of the request's language, without anybody's name. */
export const approvalSchema = z.object({
  id: z.uuid(),
  agency: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  action: approvalActionSchema,
  title: z.string(),
  /** `book:…`, `record:…`, `account:…` */
  subject: z.string(),
  bookId: z.uuid().nullable(),
  detail: z.record(z.string(), z.unknown()),
  reason: z.string(),
  askedBy: z.object({ id: z.uuid(), name: z.string() }),
  askedAt: z.iso.datetime(),
  state: z.enum(approvalStates),
  decidedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  /** Whether the account that asks for the list may decide this one: it has the right, and is somebody else. */
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
})
export type Approval = z.infer<typeof approvalSchema>

/** GET /api/approvals : newest first, of one `subject` (`book:…`) if asked; `waiting` counts those this account may decide, whatever the filter. */
export const approvalQuerySchema = z.object({
  state: z.enum(approvalStates).optional(),
  subject: z.string().max(100).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const approvalListSchema = z.object({
  total: z.number().int(),
  waiting: z.number().int(),
  approvals: z.array(approvalSchema),
})

/** What a request that asks answers (201): the approval that now waits. */
export const askedSchema = z.object({ id: z.uuid() })

/** POST /api/approvals/:agency/:approval/decision ; DELETE /api/approvals/:agency/:approval withdraws one's own. */
export const decisionSchema = z.object({ approve: z.boolean(), reason: z.string().trim().min(5).max(1000) })
