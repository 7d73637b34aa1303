import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import { hasCode } from '../error-code.ts'

/** The superuser of an embedded server: it applies migrations. Its password lies in the data folder, readable by the owner only. */
export const serverUser = 'sogoc'

/** The role that every request and command works as: it owns nothing, and row-level security applies to it. */
export const appRole = 'sogoc_app'

/** Where things lie in a data folder. */
export const clusterDirOf = (dataDir: string) => join(dataDir, 'postgres')
export const serverLogOf = (dataDir: string) => join(dataDir, 'log', 'postgres.log')

/** The passwords of a data folder's server: of its superuser, and of the role that the program works as. */
const passwordFiles = { owner: 'postgres-password', app: 'postgres-app-password' } as const
type Login = keyof typeof passwordFiles

const passwordFileOf = (dataDir: string, login: Login) => join(dataDir, 'secret', passwordFiles[login])

/** Reads a password of a data folder's server. */
export async function readServerPassword(dataDir: string, login: Login = 'owner'): Promise<string> {
  return (await readFile(passwordFileOf(dataDir, login), 'utf8')).trim()
}

/** Makes the password if there is none yet; written whole or not at all. */
export async function ensureServerPassword(dataDir: string, login: Login = 'owner'): Promise<string> {
  const path = passwordFileOf(dataDir, login)
  if (existsSync(path)) return readServerPassword(dataDir, login)
  await mkdir(join(dataDir, 'secret'), { recursive: true, mode: 0o700 })
  await writeFile(`${path}.new`, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
  return readServerPassword(dataDir, login)
}

/** Whether a folder can hold a cluster: it exists or can be made, and can be written. Throws `data.unusable`, `disk.full`. */
export async function prepareDataDir(dataDir: string): Promise<string> {
  try {
    // Root's folder lets PostgreSQL's user pass through to its own; all that lies in it is closed to others.
    await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    const probe = join(dataDir, `.probe-${process.pid}`)
    await (await open(probe, 'w')).close()
    await rm(probe)
    return await realpath(dataDir)
  } catch (error) {
    if (hasCode(error, 'ENOSPC', 'EDQUOT')) throw new AppError('disk.full', {}, error)
    throw new AppError(
      'data.unusable',
      { path: dataDir, detail: error instanceof Error ? error.message : '' },
      error,
    )
  }
}
