import type { Database } from '../platform/postgres/database.ts'
import { type AnchorCheck, verifyAnchors } from './verify-anchors.ts'
import { type ChainCheck, verifyChains } from './verify-chains.ts'

/** What a check of the journal found. */
export interface JournalCheck extends Omit<ChainCheck, 'seals'>, Omit<AnchorCheck, 'broken'> {
  readonly brokenAnchors: AnchorCheck['broken']
}

/** Computes every chain and every anchor again, as of one moment; others may write meanwhile. */
export async function verifyJournal(database: Database): Promise<JournalCheck> {
  return database.transaction(
    { scope: 'all' },
    async tx => {
      const { seals, ...chains } = await verifyChains(tx)
      const { broken: brokenAnchors, ...anchors } = await verifyAnchors(tx, { seals, heads: chains.heads })
      return { ...chains, ...anchors, brokenAnchors }
    },
    { snapshot: true },
  )
}
