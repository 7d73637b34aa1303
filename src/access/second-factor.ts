import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { AccountState } from './account-state.ts'
import type { Actor } from './guard.ts'
import { findTotpStep, formatSecretUri, makeRecoveryCodes, makeTotpSecret } from './one-time-code.ts'
import { provePassword } from './prove-password.ts'
import { revokeSessions } from './session.ts'
import { readSettings } from './settings.ts'
import { clearCode, countCode, forgetFailures } from './throttle.ts'

/** How long a person may take from the QR code to the first code. */
const pendingMinutes = 15

interface Asked {
  readonly password: string
  readonly address: string
}

/**
 * Begins to set up a second factor, or another in place of the present one (a new telephone): nothing changes before a code has
 * proven it. Throws `password.wrong`, `sign-in.throttled`.
 */
export async function beginSecondFactor(
  app: Pick<App, 'config' | 'database'>,
  actor: Actor,
  { password, address }: Asked,
): Promise<{ readonly secret: string; readonly uri: string }> {
  const { id, username } = actor.account
  await provePassword(app, { id, username, address }, password)
  const { secret, sealed } = await makeTotpSecret(app.config, id)
  await inName(app, actor, async tx => {
    const pending = { secret: sealed, created_at: new Date() }
    await tx
      .insertInto('pending_totp')
      .values({ account_id: id, ...pending })
      .onConflict(conflict => conflict.column('account_id').doUpdateSet(pending))
      .execute()
  })
  return { secret, uri: formatSecretUri(username, secret) }
}

/**
 * Turns the second factor on once a code of it fits, and ends the account's other sessions. Gives the recovery codes.
 * Throws `second-factor.none`, `second-factor.wrong-code`, `sign-in.throttled`.
 */
export async function confirmSecondFactor(
  app: Pick<App, 'config' | 'database'>,
  actor: Actor,
  code: string,
): Promise<readonly string[]> {
  const { id, agencyId } = actor.account
  const pending = await inName(app, actor, async tx => {
    await countCode(tx, id)
    return tx
      .selectFrom('pending_totp')
      .select('secret')
      .where('account_id', '=', id)
      .where('created_at', '>', new Date(Date.now() - pendingMinutes * 60_000))
      .executeTakeFirst()
  })
  if (pending === undefined) throw new AppError('second-factor.none')
  const step = await findTotpStep(app.config, id, pending.secret, code)
  if (step === undefined) throw new AppError('second-factor.wrong-code')
  return inName(app, actor, async tx => {
    // Only what was proven: a set-up begun meanwhile in another window is not.
    const taken = await tx
      .deleteFrom('pending_totp')
      .where('account_id', '=', id)
      .where('secret', '=', pending.secret)
      .returning('account_id')
      .executeTakeFirst()
    if (taken === undefined) throw new AppError('second-factor.none')
    await tx
      .updateTable('credential')
      .set({ totp_secret: pending.secret, totp_since: new Date(), totp_last_step: step })
      .where('account_id', '=', id)
      .execute()
    const codes = await makeRecoveryCodes(tx, id)
    await clearCode(tx, id)
    await revokeSessions(tx, id, { but: actor.sessionId })
    await appendJournal(tx, {
      agencyId,
      action: 'account.set-second-factor',
      subject: `account:${id}`,
      before: { secondFactor: actor.secondFactor },
      after: { secondFactor: true },
    })
    return codes
  })
}

/** Removes one's own second factor. Throws `second-factor.required`, `second-factor.none`, `password.wrong`, `sign-in.throttled`. */
export async function removeOwnSecondFactor(
  app: Pick<App, 'database'>,
  actor: Actor,
  { password, address }: Asked,
): Promise<void> {
  const { id, username, agencyId, role } = actor.account
  if (!actor.secondFactor) throw new AppError('second-factor.none')
  await inName(app, actor, async tx => {
    if ((await readSettings(tx)).secondFactorRoles.includes(role))
      throw new AppError('second-factor.required')
  })
  await provePassword(app, { id, username, address }, password)
  await inName(app, actor, tx => dropSecondFactor(tx, { id, agencyId }, {}))
}

/** New recovery codes in place of the old. Throws `second-factor.none`, `password.wrong`, `sign-in.throttled`. */
export async function renewRecoveryCodes(
  app: Pick<App, 'database'>,
  actor: Actor,
  { password, address }: Asked,
): Promise<readonly string[]> {
  const { id, username, agencyId } = actor.account
  if (!actor.secondFactor) throw new AppError('second-factor.none')
  await provePassword(app, { id, username, address }, password)
  return inName(app, actor, async tx => {
    const codes = await makeRecoveryCodes(tx, id)
    await appendJournal(tx, { agencyId, action: 'account.make-recovery-codes', subject: `account:${id}` })
    return codes
  })
}

/** Takes the second factor from somebody who lost it, and signs the account out everywhere; having none is a success. */
export async function removeSecondFactor(
  tx: Transaction,
  account: AccountState,
  reason: string,
): Promise<void> {
  if (!account.secondFactor) return
  await revokeSessions(tx, account.id)
  await forgetFailures(tx, account)
  await dropSecondFactor(tx, account, { reason })
}

async function dropSecondFactor(
  tx: Transaction,
  { id, agencyId }: Pick<AccountState, 'id' | 'agencyId'>,
  detail: { readonly reason?: string },
): Promise<void> {
  await tx
    .updateTable('credential')
    .set({ totp_secret: null, totp_since: null, totp_last_step: null })
    .where('account_id', '=', id)
    .execute()
  await tx.deleteFrom('recovery_code').where('account_id', '=', id).execute()
  await tx.deleteFrom('pending_totp').where('account_id', '=', id).execute()
  await appendJournal(tx, {
    agencyId,
    action: 'account.remove-second-factor',
    subject: `account:${id}`,
    detail,
    before: { secondFactor: true },
    after: { secondFactor: false },
  })
}

/** A transaction in the person's own name; credentials are seen by none of a narrower scope. */
function inName<T>(
  app: Pick<App, 'database'>,
  actor: Actor,
  run: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return app.database.transaction({ scope: 'all', origin: actor.jurisdiction.origin }, run)
}
