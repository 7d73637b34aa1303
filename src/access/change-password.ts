import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import type { Actor } from './guard.ts'
import { checkNewPassword } from './password-rules.ts'
import { provePassword } from './prove-password.ts'
import { setPassword } from './reset-password.ts'
import { revokeSessions } from './session.ts'

/** Changes one's own password; the other sessions end. Throws `password.wrong`, `sign-in.throttled`, `password.*`. */
export async function changePassword(
  app: Pick<App, 'database'>,
  actor: Actor,
  given: { readonly current: string; readonly next: string; readonly address: string },
): Promise<void> {
  const { id, username, agencyId } = actor.account
  await provePassword(app, { id, username, address: given.address }, given.current)
  if (given.next.normalize('NFC') === given.current.normalize('NFC')) throw new AppError('password.same')
  await app.database.transaction({ scope: 'all', origin: actor.jurisdiction.origin }, async tx => {
    await checkNewPassword(tx, id, given.next)
    await setPassword(tx, id, given.next, { temporary: false })
    await revokeSessions(tx, id, { but: actor.sessionId })
    await appendJournal(tx, { agencyId, action: 'account.change-password', subject: `account:${id}` })
  })
}
