import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import { type SecondFactor, useCode } from './one-time-code.ts'
import { verifyPassword } from './password.ts'
import { openSession, type Way } from './session.ts'
import { clearAttempts, clearCode, countAttempt, countCode, normalizeUsername } from './throttle.ts'

/** Where somebody signs in from. */
export interface Visitor {
  readonly address: string
  readonly userAgent: string | undefined
}

/** What a person typed, and where from. */
export interface SignIn extends Visitor {
  readonly username: string
  readonly password: string
  readonly code?: string | undefined
}

const everything = { scope: 'all' } as const

/**
 * Checks name, password and, where the account has one, the second factor, and opens a session; an unknown name costs as much time as a
 * wrong password. Throws `sign-in.failed`, `sign-in.code-needed`, `sign-in.code-failed`, `sign-in.throttled`.
 */
export async function signIn(
  app: Pick<App, 'config' | 'database'>,
  given: SignIn,
): Promise<{ readonly token: string }> {
  const account = await app.database.transaction(everything, async tx => {
    await countAttempt(tx, given)
    return tx
      .selectFrom('account')
      .innerJoin('credential', 'credential.account_id', 'account.id')
      .select(['account.id', 'account.agency_id', 'credential.password_hash', 'credential.totp_since'])
      .where('username', '=', normalizeUsername(given.username))
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
  })
  const fits = await verifyPassword(account?.password_hash, given.password)
  if (!fits || account === undefined) throw new AppError('sign-in.failed')
  const secondFactor = account.totp_since === null ? undefined : await proveCode(app, account.id, given.code)
  return enter(app, { id: account.id, agencyId: account.agency_id }, given, 'password', {
    secondFactor,
    attempt: given,
  })
}

/** The count is kept even when the code is wrong, so the refusal comes after its transaction. */
async function proveCode(
  app: Pick<App, 'config' | 'database'>,
  accountId: string,
  code: string | undefined,
): Promise<SecondFactor> {
  if (code === undefined || code === '') throw new AppError('sign-in.code-needed')
  const used = await app.database.transaction(everything, async tx => {
    await countCode(tx, accountId)
    const factor = await useCode(tx, app.config, accountId, code)
    if (factor !== undefined) await clearCode(tx, accountId)
    return factor
  })
  if (used === undefined) throw new AppError('sign-in.code-failed')
  return used
}

/** Opens a session for somebody who has proven who they are. */
export function enter(
  app: Pick<App, 'config' | 'database'>,
  account: { readonly id: string; readonly agencyId: string },
  from: Visitor,
  way: Way,
  proof: { readonly secondFactor?: SecondFactor | undefined; readonly attempt?: SignIn } = {},
): Promise<{ readonly token: string }> {
  const origin = { accountId: account.id, address: from.address }
  return app.database.transaction({ scope: 'all', origin }, async tx => {
    if (proof.attempt !== undefined) await clearAttempts(tx, proof.attempt)
    const session = await openSession(tx, account.id, { ...from, way }, app.config)
    await appendJournal(tx, {
      agencyId: account.agencyId,
      action: 'session.open',
      subject: `account:${account.id}`,
      detail: { way, secondFactor: proof.secondFactor },
    })
    return session
  })
}
