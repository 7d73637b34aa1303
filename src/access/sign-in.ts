import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import { verifyPassword } from './password.ts'
import { openSession } from './session.ts'
import { clearAttempts, countAttempt, waitMinutes } from './throttle.ts'

/** What a person typed, and where from. */
export interface SignIn {
  readonly username: string
  readonly password: string
  readonly address: string
  readonly userAgent: string | undefined
}

const everything = { scope: 'all' } as const

/**
 * Checks name and password and opens a session; an unknown name costs as much time as a wrong password.
 * Throws `sign-in.failed`, `sign-in.throttled`.
 */
export async function signIn(
  app: Pick<App, 'config' | 'database'>,
  given: SignIn,
): Promise<{ readonly token: string }> {
  const attempt = { username: given.username.trim().toLowerCase(), address: given.address }
  const account = await app.database.transaction(everything, async tx => {
    if (!(await countAttempt(tx, attempt))) throw new AppError('sign-in.throttled', { minutes: waitMinutes })
    return tx
      .selectFrom('account')
      .innerJoin('credential', 'credential.account_id', 'account.id')
      .select(['account.id', 'account.agency_id', 'credential.password_hash'])
      .where('username', '=', attempt.username)
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
  })
  const fits = await verifyPassword(account?.password_hash, given.password)
  if (!fits || account === undefined) throw new AppError('sign-in.failed')
  return app.database.transaction(everything, async tx => {
    await clearAttempts(tx, attempt)
    const session = await openSession(tx, account.id, given, app.config)
    await appendJournal(tx, {
      agencyId: account.agency_id,
      accountId: account.id,
      action: 'session.open',
      subject: `account:${account.id}`,
    })
    return { token: session.token }
  })
}
