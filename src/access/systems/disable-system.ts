import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { SystemState } from './system-state.ts'

/** Refuses all tokens of a system and silences its webhooks, or lets it in again; so already is a success. */
export async function turnSystem(
  tx: Transaction,
  { id, agencyId, disabled: before }: SystemState,
  disabled: boolean,
  reason: string,
): Promise<void> {
  if (before === disabled) return
  await tx
    .updateTable('account')
    .set({ disabled_at: disabled ? new Date() : null })
    .where('id', '=', id)
    .execute()
  await appendJournal(tx, {
    agencyId,
    action: disabled ? 'system.disable' : 'system.enable',
    subject: `system:${id}`,
    detail: { reason },
    before: { disabled: before },
    after: { disabled },
  })
}
