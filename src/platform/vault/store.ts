import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../../errors.ts'
import { hasCode } from '../error-code.ts'
import { processTag } from './process-tag.ts'

/** A file of the vault: its SHA-256 in lower-case hexadecimal, the same 32 bytes for a bytea column, and its size. */
export interface Stored {
  readonly sha256: string
  readonly digest: Buffer
  readonly sizeBytes: number
}

/** What can be put in: the bytes themselves, or a stream of them. */
export type Source = Uint8Array | AsyncIterable<Uint8Array>

/** A name as 64 hexadecimal digits; refuses anything else, so that no name leads out of the vault. */
export function toHex(digest: string | Uint8Array): string {
  const hex = typeof digest === 'string' ? digest : Buffer.from(digest).toString('hex')
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new TypeError('not a SHA-256')
  return hex
}

/** SHA-256 of a stream, in hexadecimal. */
export async function hashOf(source: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of source) hash.update(chunk)
  return hash.digest('hex')
}

/** The place of a file below the vault's folder: ab/cd/<sha256>. */
export function placeOf(dir: string, sha256: string): string {
  return join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/** Reads a file to be put; what goes wrong names it. */
export async function* openSource(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 })
  } catch (error) {
    if (hasCode(error, 'ENOENT')) throw new AppError('file.not-found', { path }, error)
    if (hasCode(error, 'EACCES', 'EISDIR', 'EIO', 'EPERM'))
      throw new AppError('file.unreadable', { path }, error)
    throw error
  }
}

/** Where half-written files lie; their names carry the process that writes them. */
export const tmpDirOf = (dir: string) => join(dir, 'tmp')

/**
 * Writes a source into the vault: to tmp with the hash taken on the way, synced, made read-only, then linked to its place and
 * the folders synced. `announce` runs when the hash is known and before the file takes its place. Throws `disk.full`.
 */
export async function storeIn(
  dir: string,
  source: Source,
  announce?: (sha256: string) => Promise<void>,
): Promise<Stored> {
  const tmp = join(tmpDirOf(dir), `${await processTag()}-${randomUUID()}`)
  try {
    await mkdir(tmpDirOf(dir), { recursive: true, mode: 0o700 })
    const file = await open(tmp, 'wx', 0o400)
    let written: { sha256: string; sizeBytes: number }
    try {
      written = await writeHashed(file, source)
      await file.chmod(0o444)
      await file.sync()
    } finally {
      await file.close()
    }
    await announce?.(written.sha256)
    await place(dir, tmp, written.sha256)
    return { ...written, digest: Buffer.from(written.sha256, 'hex') }
  } catch (error) {
    if (hasCode(error, 'ENOSPC', 'EDQUOT')) throw new AppError('disk.full', {}, error)
    throw error
  } finally {
    await rm(tmp, { force: true })
  }
}

async function writeHashed(file: FileHandle, source: Source): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of source instanceof Uint8Array ? [source] : source) {
    hash.update(chunk)
    sizeBytes += chunk.byteLength
    await writeAll(file, chunk)
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.byteLength; ) {
    done += (await file.write(chunk, done, chunk.byteLength - done)).bytesWritten
  }
}

/** Puts the finished file in its place. Already there: the same content, a success; what is there is never touched. */
export async function place(dir: string, tmp: string, sha256: string): Promise<void> {
  const target = placeOf(dir, sha256)
  const folder = dirname(target)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await link(tmp, target)
  } catch (error) {
    // File systems without hard links (USB sticks, some network shares).
    if (hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK')) await rename(tmp, target)
    else if (!hasCode(error, 'EEXIST')) throw error
  }
  await syncDir(folder)
  if (made !== undefined)
    for (let up = dirname(folder); up.length >= dir.length; up = dirname(up)) await syncDir(up)
}

/** Makes a folder's entries lasting; Windows has no such thing. */
export async function syncDir(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
