import type { Transaction } from '../platform/postgres/database.ts'
import type { ApprovalAction } from './schema.ts'

/** What a change is about: a book, a record or an account, with the agency whose it is. */
export interface ApprovalSubject {
  readonly agencyId: string
  readonly id: string
}

/** A subject as it stands now. */
export interface LookedAt {
  /** The book it belongs to; null for what belongs to an agency itself. */
  readonly bookId: string | null
  /** Small plain JSON that is another whenever the subject is: what was asked about one state is not done to another. */
  readonly state: unknown
  /** What the title shows: codes, numbers, user names; no name of anybody in a register. */
  readonly about: Readonly<Record<string, string | number>>
  /** Other agencies that the change concerns: they have to be within the jurisdictions of both persons, too. */
  readonly alsoAgencies?: readonly string[]
}

/** A change that was approved and is to be made in this transaction. */
export interface ApprovedChange extends ApprovalSubject {
  readonly approvalId: string
  readonly wanted: unknown
  /** What the person who asked gave as the reason. */
  readonly reason: string
}

/** What the step that owns a subject does about one action. */
export interface ApprovalEffect {
  /**
   * The subject as it stands; throws what hinders the change (`not-found`, `record.removed` …). Called when somebody asks, and
   * once more just before the change is made. `wanted` is what the action needs beside its subject (a version, a role).
   */
  look(tx: Transaction, subject: ApprovalSubject, wanted: unknown): Promise<LookedAt>
  /** Makes the change and journals it, in the transaction of the decision. */
  apply(tx: Transaction, change: ApprovedChange): Promise<void>
}

/** The effects of every action; the composition root puts them together (src/approval-effects.ts). */
export type ApprovalEffects = Readonly<Record<ApprovalAction, ApprovalEffect>>
