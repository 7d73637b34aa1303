import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { findOrigin, type Transaction } from '../../platform/postgres/database.ts'
import type { madeTokenSchema, newTokenSchema } from './schema.ts'
import type { SystemState } from './system-state.ts'
import { hashToken, makeToken } from './token.ts'

const dayMs = 24 * 60 * 60_000

/** Makes a token for a system; what it answers is shown once. */
export async function createToken(
  tx: Transaction,
  system: SystemState,
  { days, addresses }: z.output<typeof newTokenSchema>,
): Promise<z.infer<typeof madeTokenSchema>> {
  const [id, token] = [newId(), makeToken()]
  const expiresAt = new Date(Date.now() + days * dayMs)
  await tx
    .insertInto('access_token')
    .values({
      id,
      account_id: system.id,
      token_hash: hashToken(token),
      hint: token.slice(-4),
      addresses: [...addresses],
      expires_at: expiresAt,
      created_by: findOrigin(tx)?.accountId ?? null,
    })
    .execute()
  await appendJournal(tx, {
    agencyId: system.agencyId,
    action: 'token.create',
    subject: `system:${system.id}`,
    detail: { token: id, days, addresses: addresses.length },
  })
  return { id, token, expiresAt: expiresAt.toISOString() }
}

/** Ends a token at once; ended already is a success. Throws `not-found`. */
export async function revokeToken(tx: Transaction, system: SystemState, tokenId: string): Promise<void> {
  const token = await tx
    .selectFrom('access_token')
    .select('revoked_at')
    .where('id', '=', tokenId)
    .where('account_id', '=', system.id)
    .executeTakeFirst()
  if (token === undefined) throw new AppError('not-found')
  if (token.revoked_at !== null) return
  await tx
    .updateTable('access_token')
    .set({ revoked_at: new Date(), revoked_by: findOrigin(tx)?.accountId ?? null })
    .where('id', '=', tokenId)
    .execute()
  await appendJournal(tx, {
    agencyId: system.agencyId,
    action: 'token.revoke',
    subject: `system:${system.id}`,
    detail: { token: tokenId },
  })
}
