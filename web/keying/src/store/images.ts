import { asStoreFull, openStore } from './database.ts'

const ofBatch = (account: string, batch: string) => IDBKeyRange.bound([account, batch], [account, batch, []])

/** The pictures of a batch on this machine, by their addresses. */
export async function listImages(account: string, batch: string): Promise<ReadonlyMap<string, Blob>> {
  const rows = await (await openStore()).getAll('image', ofBatch(account, batch))
  return new Map(rows.map(row => [row.address, row.blob]))
}

/** The addresses of the pictures of a batch that are on this machine. */
export async function listImageAddresses(account: string, batch: string): Promise<ReadonlySet<string>> {
  const keys = await (await openStore()).getAllKeys('image', ofBatch(account, batch))
  return new Set(keys.map(([, , address]) => address))
}

/** Keeps a picture. Throws `StoreFull`. */
export async function putImage(account: string, batch: string, address: string, blob: Blob): Promise<void> {
  try {
    await (await openStore()).put('image', { account, batch, address, blob })
  } catch (error) {
    throw asStoreFull(error)
  }
}

/** Takes the pictures of a batch off the machine. */
export async function removeImages(account: string, batch: string): Promise<void> {
  await (await openStore()).delete('image', ofBatch(account, batch))
}
