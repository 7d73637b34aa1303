import type { Dirent, Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { compareNames, isTemporaryName } from '../../../imaging/page-source.ts'
import { hasCode } from '../../../platform/error-code.ts'
import { parseBookFileName } from '../../../register/file-name.ts'
import { folderNames, isOurs } from './texts.ts'

/** A folder of the share, WATCH_DIR/<code>/<name>; `key` undefined: its name is of no book. */
export interface BookFolder {
  readonly path: string
  readonly code: string
  readonly name: string
  readonly key: { readonly kind: string; readonly year: number; readonly volume: string } | undefined
}

/** A file below a book's folder, and its path from there. */
export interface SharedFile {
  readonly path: string
  readonly place: string
  readonly sizeBytes: number
  readonly mtimeMs: number
}

/** The folders of agencies, by their names. Throws when the share can't be read. */
export async function listAgencyFolders(dir: string): Promise<readonly string[]> {
  return (await readdir(dir, { withFileTypes: true })).filter(isVisibleFolder).map(({ name }) => name)
}

/** The folders of books below that of an agency. */
export async function listBookFolders(dir: string, code: string): Promise<readonly BookFolder[]> {
  const entries = await readFolder(join(dir, code))
  return entries.filter(isVisibleFolder).map(({ name }) => {
    // The core that names a book's .zip, and nothing around it.
    const key = /^[a-z]+\.\d+\.\w+$/i.test(name) ? parseBookFileName(`${name}.zip`) : undefined
    return { path: join(dir, code, name), code, name, key }
  })
}

/** The files of a book's folder and the folders below, in natural order; no links, nothing hidden or temporary, and nothing that was put away. */
export async function listFiles(folder: string): Promise<readonly SharedFile[]> {
  return listBelow(folder, folder)
}

async function listBelow(root: string, folder: string): Promise<SharedFile[]> {
  const files: SharedFile[] = []
  const entries = [...(await readFolder(folder))].sort((a, b) => compareNames(a.name, b.name))
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (isTemporaryName(entry.name) || isOurs(entry.name)) continue
    if (entry.isDirectory()) {
      files.push(...(await listBelow(root, path)))
    } else if (entry.isFile()) {
      const info = await findStats(path)
      if (info !== undefined)
        files.push({
          path,
          place: relative(root, path).split(sep).join('/'),
          sizeBytes: info.size,
          mtimeMs: info.mtimeMs,
        })
    }
  }
  return files
}

/** What the disk says of a file; undefined when it is gone. */
export function findStats(path: string): Promise<Stats | undefined> {
  return stat(path).catch(ifGone)
}

async function readFolder(path: string): Promise<readonly Dirent[]> {
  return (await readdir(path, { withFileTypes: true }).catch(ifGone)) ?? []
}

/** Somebody else may have moved it since it was listed; or it is closed to us, as is its owner's right. */
function ifGone(error: unknown): undefined {
  if (hasCode(error, 'ENOENT', 'EACCES', 'EPERM')) return undefined
  throw error
}

function isVisibleFolder(entry: Dirent): boolean {
  return (
    entry.isDirectory() && !isTemporaryName(entry.name) && !folderNames.includes(entry.name.normalize('NFC'))
  )
}
