import { z } from 'zod'
import { changeRights, checkChangeOfRights } from './access/change-rights.ts'
import { roleSchema } from './access/schema.ts'
import type { ApprovalEffect, ApprovalEffects } from './approvals/approval-effect.ts'
import { AppError } from './errors.ts'
import { reopenBook } from './inventory/close-book.ts'
import { getBook } from './inventory/list-books.ts'
import { lockBooks } from './inventory/lock-books.ts'
import { requestSettling } from './keying/settle/request-settling.ts'
import type { Transaction } from './platform/postgres/database.ts'
import { recordEffects } from './registry/corrections/record-effects.ts'

const unlockBook: ApprovalEffect = {
  async look(tx, { agencyId, id }) {
    const { kind, year, volume, closedAt } = await getBook(tx, agencyId, id)
    if (closedAt === null) throw new AppError('book.open')
    return { bookId: id, state: { closedAt }, about: { kind, year, volume } }
  },
  async apply(tx, { agencyId, id }) {
    await lockBooks(tx, [{ agencyId, bookId: id }])
    // What was keyed before the book was closed has waited since.
    await requestSettling(tx, agencyId, id)
    await reopenBook(tx, agencyId, id)
  },
}

const rightsSchema = z.object({ role: roleSchema, agencyId: z.uuid() })

const changeAccountRights: ApprovalEffect = {
  async look(tx, { id }, wanted) {
    const next = rightsSchema.parse(wanted)
    const before = await checkChangeOfRights(tx, id, next)
    const about = {
      username: await getUsername(tx, id),
      from: before.role,
      fromAgency: await getAgencyName(tx, before.agencyId),
      to: next.role,
      toAgency: await getAgencyName(tx, next.agencyId),
    }
    return { bookId: null, state: before, about, alsoAgencies: [next.agencyId] }
  },
  apply: (tx, { id, wanted }) => changeRights(tx, id, rightsSchema.parse(wanted)),
}

async function getUsername(tx: Transaction, accountId: string): Promise<string> {
  const row = await tx
    .selectFrom('account')
    .select('username')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  return row.username
}

async function getAgencyName(tx: Transaction, agencyId: string): Promise<string> {
  const row = await tx
    .selectFrom('agency')
    .select('name')
    .where('id', '=', agencyId)
    .executeTakeFirstOrThrow()
  return row.name
}

/** What is done when a second person approves, by the step that owns the subject. */
export const approvalEffects: ApprovalEffects = {
  ...recordEffects,
  'book.unlock': unlockBook,
  'account.change-rights': changeAccountRights,
}
