import type { Keying } from '../../../../src/keying/schema.ts'
import { asStoreFull, openStore } from './database.ts'
import type { KeptCopy, KeptKeying } from './rows.ts'

/**
 * Writes what was keyed, all in one transaction that is on the disk when this returns, so that neither a killed browser nor a power cut takes it back.
 * Throws `StoreFull`.
 */
export async function putKeyings(
  rows: readonly KeptKeying[],
  copies: readonly KeptCopy[] = [],
): Promise<void> {
  try {
    const tx = (await openStore()).transaction(['keying', 'copy'], 'readwrite', { durability: 'strict' })
    const puts = [
      ...rows.map(row => tx.objectStore('keying').put(row)),
      ...copies.map(copy => tx.objectStore('copy').add(copy)),
    ]
    tx.commit()
    await Promise.all([...puts, tx.done])
  } catch (error) {
    throw asStoreFull(error)
  }
}

/** What this machine keeps of a batch. */
export async function listKeyings(account: string, batch: string): Promise<readonly KeptKeying[]> {
  return (await openStore()).getAllFromIndex('keying', 'batch', [account, batch])
}

/** Notes what the server has: of each task, unless a newer answer came meanwhile. What was keyed since is left alone. */
export async function noteSent(
  account: string,
  answers: readonly { readonly task: string; readonly revision: number }[],
  refused: readonly { readonly task: string; readonly message: string }[],
): Promise<void> {
  const tx = (await openStore()).transaction('keying', 'readwrite')
  for (const { task, revision } of answers) {
    const row = await tx.store.get([account, task])
    if (row !== undefined && row.sent < revision)
      await tx.store.put({ ...row, sent: revision, refused: null })
  }
  for (const { task, message } of refused) {
    const row = await tx.store.get([account, task])
    if (row !== undefined) await tx.store.put({ ...row, refused: message })
  }
  await tx.done
}

/** The versions of a batch's tasks that came off worse. */
export async function listCopies(account: string, batch: string): Promise<readonly KeptCopy[]> {
  return (await openStore()).getAllFromIndex('copy', 'batch', [account, batch])
}

/** Whether the server lacks something that was keyed here. */
export function isUnsent({ keying, sent, refused }: KeptKeying): boolean {
  return keying.revision > sent && refused === null
}

/** The keyings that the server lacks. */
export const listUnsent = (rows: readonly KeptKeying[]): readonly Keying[] =>
  rows.filter(isUnsent).map(row => row.keying)
