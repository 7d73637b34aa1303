import type { FastifyRequest } from 'fastify'
import type { App } from '../../platform/app.ts'
import { writeMinutes } from '../minutes/write-minutes.ts'
import type { LotRef } from './lot-ref.ts'
import { acceptLot, rejectLot } from './sign-lot.ts'

/** Who signs, by transactions of scope 'all' in their name. */
export interface Signer {
  readonly accountId: string
  readonly inFullTransaction: FastifyRequest['inFullTransaction']
}

/** Signs a lot with a verdict and writes its minutes in the same transaction; `words`: the remark or the reason. Throws what `acceptLot` and `rejectLot` throw. */
export async function signAndWrite(
  { vault }: Pick<App, 'vault'>,
  { accountId, inFullTransaction }: Signer,
  lot: LotRef,
  verdict: 'accepted' | 'rejected',
  words: string,
): Promise<void> {
  const sign = verdict === 'accepted' ? acceptLot : rejectLot
  const pending = await vault.begin('minutes')
  try {
    await inFullTransaction(async tx => {
      await sign(tx, lot, accountId, words)
      await writeMinutes(tx, pending, lot, accountId)
    })
    await pending.commit()
  } catch (error) {
    await pending.rollback()
    throw error
  }
}
