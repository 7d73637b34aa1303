import { createHash } from 'node:crypto'
import { generateSecret, generateURI, verify } from 'otplib'
import type { Transaction } from '../platform/postgres/database.ts'
import { type KeySource, seal, unseal } from '../platform/secret-box.ts'
import { makeReadableSecret } from './readable-secret.ts'

/** A step of TOTP (RFC 6238); one step of drift is allowed each way. */
const stepSeconds = 30
const recoveryCodeCount = 10

/** What was used besides the password. */
export type SecondFactor = 'totp' | 'recovery-code'

/** What the QR code of a new secret says to an authenticator application. */
export function formatSecretUri(username: string, secret: string): string {
  return generateURI({ issuer: 'Sổ Gốc', label: username, secret })
}

/** A new secret of an authenticator, in base32 as people type it, and sealed as it is stored. */
export async function makeTotpSecret(
  keys: KeySource,
  accountId: string,
): Promise<{ readonly secret: string; readonly sealed: Buffer }> {
  const secret = generateSecret()
  return { secret, sealed: await seal(keys, `totp:${accountId}`, secret) }
}

/** The time step whose code this is, with the given sealed secret; undefined when it is none of those allowed now. */
export async function findTotpStep(
  keys: KeySource,
  accountId: string,
  sealed: Buffer,
  code: string,
): Promise<number | undefined> {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const secret = await unseal(keys, `totp:${accountId}`, sealed)
  const result = await verify({ secret, token, epochTolerance: stepSeconds })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}

/** Uses up the code of an authenticator or a recovery code; undefined when it is wrong or was used before. */
export async function useCode(
  tx: Transaction,
  keys: KeySource,
  accountId: string,
  code: string,
): Promise<SecondFactor | undefined> {
  const stored = await tx
    .selectFrom('credential')
    .select('totp_secret')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (stored?.totp_secret == null) return undefined
  const step = await findTotpStep(keys, accountId, stored.totp_secret, code)
  if (step !== undefined) return (await useStep(tx, accountId, step)) ? 'totp' : undefined
  return (await useRecoveryCode(tx, accountId, code)) ? 'recovery-code' : undefined
}

/** Of two requests with one code only one gets a row. */
async function useStep(tx: Transaction, accountId: string, step: number): Promise<boolean> {
  const used = await tx
    .updateTable('credential')
    .set({ totp_last_step: step })
    .where('account_id', '=', accountId)
    .where(eb => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .returning('account_id')
    .executeTakeFirst()
  return used !== undefined
}

async function useRecoveryCode(tx: Transaction, accountId: string, code: string): Promise<boolean> {
  const used = await tx
    .updateTable('recovery_code')
    .set({ used_at: new Date() })
    .where('account_id', '=', accountId)
    .where('hash', '=', hashRecoveryCode(code))
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  return used !== undefined
}

/** Replaces the recovery codes of an account; the new ones are shown once. */
export async function makeRecoveryCodes(tx: Transaction, accountId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, makeReadableSecret)
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  await tx
    .insertInto('recovery_code')
    .values(codes.map(code => ({ account_id: accountId, hash: hashRecoveryCode(code) })))
    .execute()
  return codes
}

/** However it is typed: capitals, without hyphens, with blanks. */
function hashRecoveryCode(code: string): Buffer {
  const bare = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return createHash('sha256').update(bare).digest()
}
