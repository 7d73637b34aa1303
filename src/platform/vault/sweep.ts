import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '../error-code.ts'
import { isAlive, processTag } from './process-tag.ts'
import { place, placeOf, tmpDirOf } from './store.ts'

/** Which of these files (SHA-256 in hexadecimal) the database refers to. */
export type FindReferenced = (sha256s: readonly string[]) => Promise<ReadonlySet<string>>

/** No process has number 0: a list that begins with this is nobody's any more. */
export const deadTag = '0-0'

/** What a sweep did. */
export interface Swept {
  readonly lists: number
  readonly removed: number
  readonly kept: number
  readonly temporary: number
}

/**
 * Clears what killed processes left: half-written files, and files they put in whose transaction never committed. Only files
 * that a dead process's list names are looked at, and none that the database refers to is touched.
 */
export async function sweepVault(dir: string, findReferenced: FindReferenced): Promise<Swept> {
  const temporary = await sweepTmp(dir)
  return { ...(await sweepLists(dir, findReferenced)), temporary }
}

async function listDir(path: string): Promise<readonly string[]> {
  return readdir(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  })
}

/** A file set aside by a sweep that was itself killed goes back; everything else half-written goes. */
async function sweepTmp(dir: string): Promise<number> {
  let removed = 0
  for (const name of await listDir(tmpDirOf(dir))) {
    if (await isAlive(name)) continue
    const path = join(tmpDirOf(dir), name)
    const aside = /-aside-([0-9a-f]{64})$/.exec(name)?.[1]
    if (aside !== undefined) await place(dir, path, aside)
    await rm(path, { force: true })
    removed++
  }
  return removed
}

/** Reads the names in a list; a last line cut short by a kill names nothing yet. */
async function readList(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return ''
    throw error
  })
  return text.split('\n').filter(line => /^[0-9a-f]{64}$/.test(line))
}

/** Files that living processes are putting in: their transaction has not committed yet. */
export async function listExpected(dir: string): Promise<ReadonlySet<string>> {
  return (await readLists(dir)).living
}

async function readLists(
  dir: string,
): Promise<{ dead: ReadonlyMap<string, readonly string[]>; living: ReadonlySet<string> }> {
  const dead = new Map<string, readonly string[]>()
  const living = new Set<string>()
  const folder = join(dir, 'pending')
  for (const name of await listDir(folder)) {
    const path = join(folder, name)
    const names = await readList(path)
    if (!(await isAlive(name))) dead.set(path, names)
    else for (const sha256 of names) living.add(sha256)
  }
  return { dead, living }
}

/** Clears the lists of dead processes, and the files that only they name. */
export async function sweepLists(
  dir: string,
  findReferenced: FindReferenced,
): Promise<Omit<Swept, 'temporary'>> {
  const { dead, living } = await readLists(dir)
  const named = [...new Set([...dead.values()].flat())].filter(sha256 => !living.has(sha256))
  const referenced = named.length === 0 ? new Set<string>() : await findReferenced(named)
  const doubtful = named.filter(sha256 => !referenced.has(sha256))
  const removed = doubtful.length === 0 ? 0 : await removeUnreferenced(dir, doubtful, findReferenced)
  for (const path of dead.keys()) await rm(path, { force: true })
  return { lists: dead.size, removed, kept: named.length - removed }
}

/**
 * Removes files that nobody refers to, while others put files in. Each is first set aside; then the living lists and the
 * database are read again. A process that noted the same file before that is seen there, and the file goes back; one
 * that notes it later finds its place empty and writes its own. So what is removed is never what somebody counts on.
 */
async function removeUnreferenced(
  dir: string,
  names: readonly string[],
  findReferenced: FindReferenced,
): Promise<number> {
  const tag = await processTag()
  const aside = new Map<string, string>()
  for (const sha256 of names) {
    const path = join(tmpDirOf(dir), `${tag}-aside-${sha256}`)
    try {
      await rename(placeOf(dir, sha256), path)
      aside.set(sha256, path)
    } catch (error) {
      // Noted but never put in place, or another sweep was faster.
      if (!hasCode(error, 'ENOENT')) throw error
    }
  }
  const { living } = await readLists(dir)
  const referenced = await findReferenced([...aside.keys()])
  let removed = 0
  for (const [sha256, path] of aside) {
    if (living.has(sha256) || referenced.has(sha256)) await place(dir, path, sha256)
    else removed++
    await rm(path, { force: true })
  }
  return removed
}
