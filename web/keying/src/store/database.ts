import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptOfSessions } from '../../../offline/account/kept-account.ts'
import type { KeptBatch, KeptCopy, KeptImage, KeptKeying } from './rows.ts'

interface KeyingSchema extends DBSchema {
  kept: { key: keyof KeptOfSessions; value: KeptOfSessions[keyof KeptOfSessions] }
  batch: { key: [account: string, id: string]; value: KeptBatch; indexes: { account: string } }
  keying: {
    key: [account: string, task: string]
    value: KeptKeying
    indexes: { batch: [account: string, batch: string] }
  }
  image: { key: [account: string, batch: string, address: string]; value: KeptImage }
  copy: { key: number; value: KeptCopy; indexes: { batch: [account: string, batch: string] } }
}
export type KeyingDatabase = IDBPDatabase<KeyingSchema>

let opened: Promise<KeyingDatabase> | undefined

/** The machine's own store. Page and service worker open it each for itself. */
export function openStore(): Promise<KeyingDatabase> {
  opened ??= openDB<KeyingSchema>('sogoc-nhap', 1, {
    upgrade(database) {
      database.createObjectStore('kept')
      database.createObjectStore('batch', { keyPath: ['account', 'id'] }).createIndex('account', 'account')
      database
        .createObjectStore('keying', { keyPath: ['account', 'keying.task'] })
        .createIndex('batch', ['account', 'batch'])
      database.createObjectStore('image', { keyPath: ['account', 'batch', 'address'] })
      database.createObjectStore('copy', { autoIncrement: true }).createIndex('batch', ['account', 'batch'])
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

/** The browser's room is used up: nothing was stored. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull'
}

/** Says a full store by its own error. */
export function asStoreFull(error: unknown): unknown {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
  return isFull ? new StoreFull('', { cause: error }) : error
}
