import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from '../../errors.ts'
import { hasCode } from '../error-code.ts'
import { openPending, type Pending } from './pending.ts'
import { hashOf, openSource, placeOf, type Source, type Stored, storeIn, toHex } from './store.ts'
import { type FindReferenced, listExpected } from './sweep.ts'

export type { Pending } from './pending.ts'
export type { Source, Stored } from './store.ts'

/** The name of a file: 64 hexadecimal digits, or the 32 bytes as they stand in a bytea column. */
export type Digest = string | Uint8Array

/** The store of originals and derived files, named by content. Nothing in it is ever altered. */
export interface Vault {
  readonly dir: string
  /** Streams into the vault, hashing on the way; the same content again is a success. Throws `disk.full`. */
  put(source: Source): Promise<Stored>
  /** Copies a file into the vault; the source stays untouched. Throws `file.not-found`, `file.unreadable`, `disk.full`. */
  putFile(path: string): Promise<Stored>
  /** The bytes of a file; throws `vault.missing`. */
  openRead(sha256: Digest): Promise<Readable>
  /** `sizeBytes` bytes from `offset` on; throws `vault.missing`. */
  openRange(sha256: Digest, offset: number, sizeBytes: number): Promise<Readable>
  /** Where the file lies on this disk, for a child process that reads it; throws `vault.missing`. Never write there. */
  getPath(sha256: Digest): Promise<string>
  has(sha256: Digest): Promise<boolean>
  /** Every file, in the order of its name. */
  list(): AsyncIterable<Stored>
  /** Files (SHA-256 in hexadecimal) that a process at work has noted on its pending list. */
  listExpected(): Promise<ReadonlySet<string>>
  /** Reads the file again and compares its hash with its name. */
  verify(sha256: Digest): Promise<'intact' | 'missing' | 'damaged'>
  /** Opens a pending list; `label` says what for (shown in logs). */
  begin(label: string): Promise<Pending>
}

/**
 * Opens the vault in a folder; folders are made when first written to. `findReferenced` tells which files the database
 * refers to, so that a rolled-back pending list can be cleared at once; without it, it is cleared by the next sweep.
 */
export function openVault(dir: string, findReferenced?: FindReferenced): Vault {
  const find = async (digest: Digest) => {
    const path = placeOf(dir, toHex(digest))
    const found = await stat(path).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return undefined
      throw error
    })
    return found === undefined ? undefined : { path, sizeBytes: found.size }
  }
  const getPath = async (digest: Digest) => {
    const found = await find(digest)
    if (found === undefined) throw new AppError('vault.missing', { sha256: toHex(digest) })
    return found.path
  }
  const put = (source: Source) => storeIn(dir, source)
  return {
    dir,
    put,
    putFile: path => put(openSource(path)),
    getPath,
    openRead: async digest => createReadStream(await getPath(digest)),
    async openRange(digest, offset, sizeBytes) {
      const path = await getPath(digest)
      return createReadStream(path, { start: offset, end: Math.max(offset, offset + sizeBytes - 1) })
    },
    has: async digest => (await find(digest)) !== undefined,
    list: () => listFiles(dir),
    listExpected: () => listExpected(dir),
    async verify(digest) {
      const found = await find(digest)
      if (found === undefined) return 'missing'
      return (await hashOf(createReadStream(found.path))) === toHex(digest) ? 'intact' : 'damaged'
    },
    begin: label => openPending(dir, label, findReferenced),
  }
}

async function* listFiles(dir: string): AsyncGenerator<Stored> {
  const namesIn = async (path: string, pattern: RegExp) => {
    const names = await readdir(path).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return []
      throw error
    })
    return names.filter(name => pattern.test(name)).sort()
  }
  const pair = /^[0-9a-f]{2}$/
  for (const first of await namesIn(dir, pair)) {
    for (const second of await namesIn(join(dir, first), pair)) {
      for (const sha256 of await namesIn(join(dir, first, second), /^[0-9a-f]{64}$/)) {
        const { size } = await stat(placeOf(dir, sha256))
        yield { sha256, digest: Buffer.from(sha256, 'hex'), sizeBytes: size }
      }
    }
  }
}
