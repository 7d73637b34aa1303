import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptOfSessions } from '../../../offline/account/kept-account.ts'
import type { Book } from '../books/book.ts'
import type { Picture } from './picture.ts'

/** What stays on the phone between visits, besides pictures. */
export interface Kept extends KeptOfSessions {
  /** What the person chose about the camera. */
  readonly settings: {
    readonly isAutomatic: boolean
    readonly remindsHands: boolean
    readonly startsRight: boolean
  }
}

interface CaptureSchema extends DBSchema {
  picture: { key: string; value: Picture; indexes: { account: string } }
  bytes: { key: string; value: Blob }
  /** The books an account may send to, and when each was last used on this phone; by account. */
  books: {
    key: string
    value: { readonly books: readonly Book[]; readonly lastUsed: Readonly<Record<string, number>> }
  }
  kept: { key: keyof Kept; value: Kept[keyof Kept] }
}
export type CaptureDatabase = IDBPDatabase<CaptureSchema>

let opened: Promise<CaptureDatabase> | undefined

/** The phone's own store. Page and service worker open it each for itself. */
export function openStore(): Promise<CaptureDatabase> {
  opened ??= openDB<CaptureSchema>('sogoc-chup', 1, {
    upgrade(database) {
      database.createObjectStore('picture', { keyPath: 'id' }).createIndex('account', 'account')
      database.createObjectStore('bytes')
      database.createObjectStore('books')
      database.createObjectStore('kept')
    },
    // Another tab brings a newer layout: make way, and open again at the next use.
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
      opened = undefined
    },
    terminated() {
      opened = undefined
    },
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}
