import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { hasCode } from '../../../platform/error-code.ts'
import type { SharedFile } from './list-share.ts'
import { noticeName } from './texts.ts'

/**
 * Moves a file of a book's folder into one of ours below it, where it keeps its place, and leaves a text beside it if there is something to
 * say. One that another process has moved already is a success.
 */
export async function putAway(
  folder: string,
  file: SharedFile,
  into: string,
  text: string | undefined,
): Promise<void> {
  const target = await findFree(join(folder, into, file.place))
  await mkdir(dirname(target), { recursive: true })
  try {
    await rename(file.path, target)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  if (text !== undefined) await writeFile(`${target}.txt`, text)
}

/** A path that nothing has yet: scanners begin each day with the same names. */
async function findFree(path: string): Promise<string> {
  const extension = extname(path)
  const stem = join(dirname(path), basename(path, extension))
  for (let nth = 1; ; nth++) {
    const candidate = nth === 1 ? path : `${stem} (${nth})${extension}`
    if (!(await exists(candidate))) return candidate
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (hasCode(error, 'ENOENT')) return false
      throw error
    },
  )
}

/** Has a folder say why its files are not taken, once; undefined: it says so no longer. */
export async function putNotice(folder: string, text: string | undefined): Promise<void> {
  const path = join(folder, noticeName)
  const said = await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  })
  if (said === text) return
  if (text === undefined) await rm(path, { force: true })
  else await writeFile(path, text)
}
