import { pipeline, type Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import type { Vault } from './vault.ts'

/** Where a file's bytes lie inside a .zip of the vault. */
export interface Within {
  /** SHA-256 of the .zip. */
  readonly container: Buffer
  readonly offset: number
  readonly storedBytes: number
  /** 0 stored, else deflated. */
  readonly method: number
}

/** The bytes of a file inside a .zip, read by their range, inflated where the .zip deflated them. Throws `vault.missing`. */
export async function openWithin(vault: Pick<Vault, 'openRange'>, within: Within): Promise<Readable> {
  const raw = await vault.openRange(within.container, within.offset, within.storedBytes)
  if (within.method === 0) return raw
  const inflated = createInflateRaw()
  // The reader sees a failure of either stream as the failure of the second.
  pipeline(raw, inflated, () => undefined)
  return inflated
}
