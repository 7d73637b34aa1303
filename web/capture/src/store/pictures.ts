import { v7 as newId } from 'uuid'
import { announce } from './changes.ts'
import { openStore } from './database.ts'
import { inOrder, nextPlace } from './order.ts'
import { newPicture, type Picture, type Place, retake } from './picture.ts'

/** The phone is full: the picture was not saved, all earlier ones are. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull'
}

/** A picture's bytes with its name. */
export interface Bytes {
  readonly blob: Blob
  readonly name: string
}

/** An account's pictures in their order, without their bytes. */
export async function listPictures(account: string, book?: string): Promise<Picture[]> {
  const store = await openStore()
  const all = await store.getAllFromIndex('picture', 'account', account)
  return inOrder(book === undefined ? all : all.filter(it => it.book === book))
}

/**
 * Saves a new picture: its bytes and its place in one transaction, on the disk when this returns. `again` takes the place of an
 * earlier picture instead. Throws `StoreFull`; then nothing has changed.
 */
export async function savePicture(
  of: Pick<Place, 'account' | 'agency' | 'book'>,
  { blob, name }: Bytes,
  again?: string,
): Promise<Picture> {
  const store = await openStore()
  const taken = { name, sizeBytes: blob.size, takenAt: Date.now() }
  try {
    const tx = store.transaction(['picture', 'bytes'], 'readwrite', { durability: 'strict' })
    const pictures = tx.objectStore('picture')
    const earlier = again === undefined ? undefined : await pictures.get(again)
    const all = await pictures.index('account').getAll(of.account)
    const picture =
      earlier === undefined ? newPicture(nextPlace(all, of, newId), taken) : retake(earlier, taken)
    await Promise.all([pictures.put(picture), tx.objectStore('bytes').put(blob, picture.id), tx.done])
    announce('changed')
    return picture
  } catch (error) {
    throw asStoreFull(error)
  }
}

/**
 * Changes a picture as it is now; nothing when it is gone. What the server has, the phone need not keep: a sent picture's bytes go,
 * its thumbnail stays. Throws `StoreFull`; then nothing has changed.
 */
export async function changePicture(
  id: string,
  change: (picture: Picture) => Picture,
): Promise<Picture | undefined> {
  try {
    return await writeChange(id, change)
  } catch (error) {
    // A full phone has no room even for a note, but the bytes of a sent picture make some.
    const before = isFull(error) ? await findPicture(id) : undefined
    if (before === undefined || change(before).state !== 'sent') throw asStoreFull(error)
    await (await openStore()).delete('bytes', id)
    return writeChange(id, change)
  }
}

async function writeChange(id: string, change: (picture: Picture) => Picture): Promise<Picture | undefined> {
  const tx = (await openStore()).transaction(['picture', 'bytes'], 'readwrite')
  const before = await tx.objectStore('picture').get(id)
  const after = before && change(before)
  if (after !== undefined) {
    await Promise.all([
      tx.objectStore('picture').put(after),
      ...(after.state === 'sent' ? [tx.objectStore('bytes').delete(id)] : []),
      tx.done,
    ])
  }
  announce('changed')
  return after
}

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError'
const asStoreFull = (error: unknown) => (isFull(error) ? new StoreFull('', { cause: error }) : error)

/** A picture as the store has it now. */
export async function findPicture(id: string): Promise<Picture | undefined> {
  return (await openStore()).get('picture', id)
}

/** The bytes of a picture that is not sent yet. */
export async function findBytes(id: string): Promise<Blob | undefined> {
  return (await openStore()).get('bytes', id)
}

/** Takes pictures off the phone; nothing is deleted on the server. */
export async function removePictures(ids: readonly string[]): Promise<void> {
  const tx = (await openStore()).transaction(['picture', 'bytes'], 'readwrite')
  await Promise.all([
    ...ids.flatMap(id => [tx.objectStore('picture').delete(id), tx.objectStore('bytes').delete(id)]),
    tx.done,
  ])
  announce('changed')
}
