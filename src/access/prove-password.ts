import { AppError } from '../errors.ts'
import type { App } from '../platform/app.ts'
import { verifyPassword } from './password.ts'
import { clearAttempts, countAttempt } from './throttle.ts'

/** Whose password is asked for once more, and from where. */
export interface Prover {
  readonly id: string
  readonly username: string
  readonly address: string
}

/**
 * Asks a signed-in person for the password again, before something that a stolen session must not be enough for. Counts like
 * signing in. Throws `password.wrong`, `sign-in.throttled`.
 */
export async function provePassword(
  app: Pick<App, 'database'>,
  who: Prover,
  password: string,
): Promise<void> {
  const stored = await app.database.transaction({ scope: 'all' }, async tx => {
    await countAttempt(tx, who)
    return tx
      .selectFrom('credential')
      .select('password_hash')
      .where('account_id', '=', who.id)
      .executeTakeFirst()
  })
  if (!(await verifyPassword(stored?.password_hash, password))) throw new AppError('password.wrong')
  await app.database.transaction({ scope: 'all' }, tx => clearAttempts(tx, who))
}
