import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import { checkPassword, hashPassword, verifyPassword } from './password.ts'
import { revokeOtherSessions, type SignedIn } from './session.ts'
import { clearAttempts, countAttempt, waitMinutes } from './throttle.ts'

/** Changes one's own password; the other sessions end. Throws `sign-in.failed`, `sign-in.throttled`, `password.weak`. */
export async function changePassword(
  app: Pick<App, 'database'>,
  who: SignedIn,
  given: {
    readonly current: string
    readonly next: string
    readonly token: string
    readonly address: string
  },
): Promise<void> {
  const { id, username, agencyId } = who.account
  const attempt = { username, address: given.address }
  checkPassword(given.next, username)
  const stored = await app.database.transaction({ scope: 'all' }, async tx => {
    if (!(await countAttempt(tx, attempt))) throw new AppError('sign-in.throttled', { minutes: waitMinutes })
    return tx.selectFrom('credential').select('password_hash').where('account_id', '=', id).executeTakeFirst()
  })
  if (!(await verifyPassword(stored?.password_hash, given.current))) throw new AppError('sign-in.failed')
  const hash = await hashPassword(given.next)
  await app.database.transaction({ scope: 'all' }, async tx => {
    await clearAttempts(tx, attempt)
    await tx
      .updateTable('credential')
      .set({ password_hash: hash, password_changed_at: new Date() })
      .where('account_id', '=', id)
      .execute()
    await tx.updateTable('account').set({ must_change_password: false }).where('id', '=', id).execute()
    await revokeOtherSessions(tx, id, given.token)
    await appendJournal(tx, {
      agencyId,
      accountId: id,
      action: 'account.change-password',
      subject: `account:${id}`,
    })
  })
}
