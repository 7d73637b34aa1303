import { rmdirSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, rename, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { AppError } from '../errors.ts'
import type { ReportPlan } from './report-plan.ts'

/** Files that are written beside their places first. */
export interface StagedFiles {
  /** Where to write now what will stand at `path`: the report's own, or one below its folder. */
  place(path: string): Promise<string>
  /** Puts everything in its place. */
  publish(): Promise<void>
  /** Removes what was not published. */
  discard(): void
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** Begins a report: nothing of it is seen before it is published, and what Ctrl-C stops leaves nothing. Throws `file.not-found`. */
export async function stageFiles({ path, form }: ReportPlan): Promise<StagedFiles> {
  const root = form === 'folder' ? path : dirname(path)
  const made = form === 'folder' ? await mkdir(root, { recursive: true }) : undefined
  await stat(root).catch((error: unknown) => {
    throw new AppError('file.not-found', { path: root }, error)
  })
  const dir = await mkdtemp(join(root, '.sogoc-report-'))
  const places = new Map<string, string>()
  let published = false
  const discard = (): void => {
    for (const [signal, end] of ends) process.off(signal, end)
    rmSync(dir, { recursive: true, force: true })
    if (made !== undefined && !published) removeEmpty(root)
  }
  const ends = Object.entries(signals).map(([signal, status]) => {
    const end = () => {
      discard()
      process.exit(status)
    }
    process.once(signal, end)
    return [signal, end] as const
  })
  return {
    async place(target) {
      const to = join(dir, relative(root, target))
      await mkdir(dirname(to), { recursive: true })
      places.set(to, target)
      return to
    },
    async publish() {
      published = true
      for (const [from, to] of places) {
        await mkdir(dirname(to), { recursive: true })
        await rename(from, to)
      }
    },
    discard,
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Somebody put something in meanwhile: theirs.
  }
}
