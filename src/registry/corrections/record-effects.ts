import type { ApprovalEffect } from '../../approvals/approval-effect.ts'
import type { ApprovalAction } from '../../approvals/schema.ts'
import { reinstateRecord, removeRecord } from './remove-record.ts'
import { restoreVersion } from './restore-version.ts'

/** What the registry does when a second person approves. */
export const recordEffects = {
  'record.remove': removeRecord,
  'record.reinstate': reinstateRecord,
  'record.restore': restoreVersion,
} as const satisfies Partial<Record<ApprovalAction, ApprovalEffect>>
