import { asStoreFull, openStore } from './database.ts'
import type { KeptBatch } from './rows.ts'

/** A batch as the machine keeps it. */
export async function findBatch(account: string, id: string): Promise<KeptBatch | undefined> {
  return (await openStore()).get('batch', [account, id])
}

/** All batches that the machine keeps for an account. */
export async function listBatches(account: string): Promise<readonly KeptBatch[]> {
  return (await openStore()).getAllFromIndex('batch', 'account', account)
}

/** Keeps a batch, in place of what was kept of it. Throws `StoreFull`. */
export async function putBatch(batch: KeptBatch): Promise<void> {
  try {
    await (await openStore()).put('batch', batch)
  } catch (error) {
    throw asStoreFull(error)
  }
}

/** Changes what is kept of a batch; nothing happens when nothing is. Throws `StoreFull`. */
export async function changeBatch(
  account: string,
  id: string,
  change: Partial<Pick<KeptBatch, 'isAlong' | 'isGone' | 'dictionary'>>,
): Promise<void> {
  try {
    const tx = (await openStore()).transaction('batch', 'readwrite')
    const kept = await tx.store.get([account, id])
    if (kept !== undefined) await tx.store.put({ ...kept, ...change })
    await tx.done
  } catch (error) {
    throw asStoreFull(error)
  }
}

/** Takes a batch off the machine with everything that belongs to it; nothing is deleted on the server. */
export async function removeBatch(account: string, id: string): Promise<void> {
  const tx = (await openStore()).transaction(['batch', 'keying', 'image', 'copy'], 'readwrite')
  const [keyings, copies] = await Promise.all([
    tx.objectStore('keying').index('batch').getAllKeys([account, id]),
    tx.objectStore('copy').index('batch').getAllKeys([account, id]),
  ])
  await Promise.all([
    ...keyings.map(key => tx.objectStore('keying').delete(key)),
    ...copies.map(key => tx.objectStore('copy').delete(key)),
    tx.objectStore('image').delete(IDBKeyRange.bound([account, id], [account, id, []])),
    tx.objectStore('batch').delete([account, id]),
    tx.done,
  ])
}
