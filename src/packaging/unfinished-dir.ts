import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../errors.ts'

const marker = '.sogoc-package-'

/**
 * Lets `write` fill a folder beside `out` and puts it in `out`'s place when it is whole: a run that is stopped leaves no half
 * package. What stopped runs left is cleared. Throws package.not-empty when `out` holds something that is no package.
 */
export async function writeWhole(out: string, write: (dir: string) => Promise<void>): Promise<void> {
  await refuseForeign(out)
  const parent = dirname(out)
  await mkdir(parent, { recursive: true })
  const dir = join(parent, `${marker}${process.pid}`)
  const cleanUp = () => rm(dir, { recursive: true, force: true })
  await cleanUp()
  await mkdir(dir)
  try {
    await write(dir)
    await putInPlace(dir, out)
    // Only now: what a stopped run set aside may be the one good package there was.
    await clearStopped(parent)
  } finally {
    await cleanUp()
  }
}

async function refuseForeign(out: string): Promise<void> {
  const names = await readdir(out).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    throw new AppError('file.unreadable', { path: out }, error)
  })
  if (names.length > 0 && !names.includes('manifest.json'))
    throw new AppError('package.not-empty', { path: out })
}

async function putInPlace(dir: string, out: string): Promise<void> {
  const old = `${dir}-old`
  await rm(old, { recursive: true, force: true })
  const existed = (await stat(out).catch(() => undefined)) !== undefined
  if (existed) await rename(out, old)
  await rename(dir, out)
  await rm(old, { recursive: true, force: true })
}

async function clearStopped(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = Number(/^\.sogoc-package-(\d+)(?:-old)?$/.exec(name)?.[1] ?? 0)
    if (pid > 0 && pid !== process.pid && !isAlive(pid))
      await rm(join(parent, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
