import type { Pack } from '../../../../src/keying/schema.ts'
import { putBatch } from '../store/batches.ts'
import { putKeyings } from '../store/keyings.ts'
import type { KeptBatch, KeptCopy, KeptKeying } from '../store/rows.ts'
import { mergePack } from './merge.ts'

/** A batch and what was keyed of it, by task. */
export interface Held {
  readonly batch: KeptBatch
  readonly rows: ReadonlyMap<string, KeptKeying>
}

/** After comparing with the server. */
export interface Reconciled extends Held {
  /** Versions that came off worse, kept as copies. */
  readonly losers: readonly KeptCopy[]
  /** The server's version took the place of something here. */
  readonly isOther: boolean
}

/**
 * Puts what this machine holds of a batch and the server's pack together; `server` null: it is not this person's any more. What was keyed of
 * entries that were taken back stays, refused with the sentence `withdrawn`.
 */
export function reconcile(
  { batch, rows }: Held,
  server: Pack | null,
  withdrawn: string,
  nowMs: number,
): Reconciled {
  const { account, id } = batch
  const merged = mergePack(batch.pack, rows, server)
  const losers: KeptCopy[] = []
  let isOther = false
  const after = new Map(
    merged.tasks.map(({ task, keying, sent, loser, winner, isMissing }) => {
      const before = rows.get(task)
      if (loser !== null) losers.push({ account, batch: id, keying: loser, at: nowMs })
      if (winner === 'server' && before?.keying.revision !== keying.revision) isOther = true
      const refused = !isMissing ? null : keying.revision > sent ? withdrawn : (before?.refused ?? null)
      return [task, { account, batch: id, keying, sent, posted: before?.posted ?? null, refused }] as const
    }),
  )
  const isGone = server === null || server.batch.revokedAt !== null
  return { batch: { ...batch, pack: merged.pack, isGone }, rows: after, losers, isOther }
}

/** Writes it to this machine: copies and the rows that changed in one transaction. Throws `StoreFull`. */
export async function putReconciled(before: Held, { batch, rows, losers }: Reconciled): Promise<void> {
  const changed = [...rows.values()].filter(row => {
    const was = before.rows.get(row.keying.task)
    if (row.keying.revision === 0) return false
    return was?.keying !== row.keying || was.sent !== row.sent || was.refused !== row.refused
  })
  await putKeyings(changed, losers)
  await putBatch(batch)
}
