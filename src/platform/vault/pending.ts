import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import { hasCode } from '../error-code.ts'
import { processTag } from './process-tag.ts'
import { openSource, type Source, type Stored, storeIn, syncDir } from './store.ts'
import { deadTag, type FindReferenced, sweepLists } from './sweep.ts'

/** Files that go in before the database transaction that will refer to them commits. */
export interface Pending {
  /** As `Vault.put`, but noted (and synced) in the pending list before the file takes its place. */
  put(source: Source): Promise<Stored>
  /** As `Vault.putFile`, noted like `put`. */
  putFile(path: string): Promise<Stored>
  /** After the commit of the database: the files stay, the list goes. */
  commit(): Promise<void>
  /** After a rollback: removes the files that nothing else refers to. */
  rollback(): Promise<void>
}

/** The folder of the lists; a list's name begins with the process that writes it. */
export const pendingDirOf = (dir: string) => join(dir, 'pending')

/** Opens a list of files whose fate the database will decide. If this process is killed, the next start reads the list. */
export async function openPending(
  dir: string,
  label: string,
  findReferenced?: FindReferenced,
): Promise<Pending> {
  const lists = pendingDirOf(dir)
  const rest = `${randomUUID()}-${label.replace(/[^A-Za-z0-9.-]/g, '_').slice(0, 40)}.list`
  const path = join(lists, `${await processTag()}-${rest}`)
  try {
    await mkdir(lists, { recursive: true, mode: 0o700 })
    await (await open(path, 'wx', 0o600)).close()
    await syncDir(lists)
  } catch (error) {
    if (hasCode(error, 'ENOSPC', 'EDQUOT')) throw new AppError('disk.full', {}, error)
    throw error
  }
  const note = async (sha256: string) => {
    const file = await open(path, 'a')
    try {
      await file.write(`${sha256}\n`)
      await file.datasync()
    } finally {
      await file.close()
    }
  }
  const put = (source: Source) => storeIn(dir, source, note)
  return {
    put,
    putFile: file => put(openSource(file)),
    commit: () => rm(path, { force: true }),
    async rollback() {
      const dead = join(lists, `${deadTag}-${rest}`)
      await rename(path, dead)
      if (findReferenced !== undefined) await sweepLists(dir, findReferenced)
    },
  }
}
