import { readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { hasCode } from '../../platform/error-code.ts'

/**
 * Lets `fill` work in a folder beside an absent or empty one and puts it in its place when it is whole: a run that is
 * killed leaves the folder empty, and the next run begins anew. A folder that holds something, or is a mount of its own, is
 * filled where it is.
 */
export async function fillWhole<T>(dataDir: string, fill: (dir: string) => Promise<T>): Promise<T> {
  const target = resolve(dataDir)
  if (!(await canBeReplaced(target))) return fill(target)
  const beside = `${target}.dang-tao`
  await rm(beside, { recursive: true, force: true })
  try {
    const result = await fill(beside)
    await rename(beside, target)
    return result
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

async function canBeReplaced(dir: string): Promise<boolean> {
  try {
    const [own, parent] = await Promise.all([stat(dir), stat(dirname(dir))])
    return own.dev === parent.dev && (await readdir(dir)).length === 0
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return true
    throw error
  }
}
