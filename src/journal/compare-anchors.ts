import type { Database, Transaction } from '../platform/postgres/database.ts'
import { hashAnchor } from './anchor.ts'
import type { AnchorFile } from './schema.ts'

/**
 * How a kept anchor and the database disagree. file: the file itself was altered; missing: the database has no anchor of that day; differs:
 * it has another one, and `agencyId` names the first chain whose rows are not those that were sealed then (null: all rows are there, so what
 * was sealed before differs).
 */
export interface AnchorDifference {
  readonly day: string
  readonly fault: 'file' | 'missing' | 'differs'
  readonly agencyId: string | null
  readonly sequence: number | null
}

/** Compares anchors that were kept outside with what the database says today, oldest first. */
export async function compareAnchors(
  database: Database,
  kept: readonly AnchorFile[],
): Promise<readonly AnchorDifference[]> {
  const differences: AnchorDifference[] = []
  for (const anchor of [...kept].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const found = await database.transaction({ scope: 'all' }, tx => compare(tx, anchor))
    if (found !== undefined) differences.push(found)
  }
  return differences
}

async function compare(tx: Transaction, anchor: AnchorFile): Promise<AnchorDifference | undefined> {
  const { day } = anchor
  if (hashAnchor(anchor) !== anchor.hash) return { day, fault: 'file', agencyId: null, sequence: null }
  const here = await tx.selectFrom('journal_anchor').select('hash').where('day', '=', day).executeTakeFirst()
  if (here?.hash.toString('hex') === anchor.hash) return undefined
  const chain = await findOtherChain(tx, anchor)
  return { day, fault: here === undefined ? 'missing' : 'differs', ...chain }
}

/** The first chain that no longer holds the row that was sealed. */
async function findOtherChain(
  tx: Transaction,
  { chains }: AnchorFile,
): Promise<Pick<AnchorDifference, 'agencyId' | 'sequence'>> {
  for (const { agencyId, sequence, hash } of chains) {
    const row = await tx
      .selectFrom('journal')
      .select('hash')
      .where('agency_id', '=', agencyId)
      .where('sequence', '=', sequence)
      .executeTakeFirst()
    if (row?.hash.toString('hex') !== hash) return { agencyId, sequence }
  }
  return { agencyId: null, sequence: null }
}
