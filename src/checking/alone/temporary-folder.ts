import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { isAlive, processTag } from '../../platform/vault/process-tag.ts'

/** Where files lie while they are checked without being stored. */
export function aloneDir(dataDir: string): string {
  return join(dataDir, 'checks')
}

/** A folder for the files of one check; its name tells whose process it is. For nobody but the program's own user. */
export async function makeAloneFolder(dataDir: string): Promise<string> {
  const dir = join(aloneDir(dataDir), `${await processTag()}-${newId()}`)
  await mkdir(dir, { recursive: true, mode: 0o700 })
  return dir
}

/** Removes what killed processes left; gives how many checks that were. */
export async function sweepAloneFolders(dataDir: string): Promise<number> {
  const names = await readdir(aloneDir(dataDir)).catch(() => [])
  let removed = 0
  for (const name of names) {
    if (await isAlive(name)) continue
    await rm(join(aloneDir(dataDir), name), { recursive: true, force: true })
    removed += 1
  }
  return removed
}
