import type { SharedFile } from './list-share.ts'

/** Nothing may have changed for this long: scanners write a page in one go, copies over a network in several. */
const settledMs = 3000
/** Some programs make an empty file first and write it when the page is scanned. */
const emptyMs = 60_000

interface Seen {
  readonly sizeBytes: number
  readonly mtimeMs: number
  readonly sinceMs: number
  readonly notBeforeMs: number
}

/** Watches files until they are whole. Times are of a clock of ours: that of the share may differ. */
export interface Watched {
  /** Whether a file has been the same for two looks and long enough; remembers it. */
  isSettled(file: SharedFile, nowMs: number): boolean
  /** Leaves a file alone, for so long or, without it, until it changes. */
  leave(file: SharedFile, untilMs?: number): void
  /** Whether it is left alone now: it does not hold up those behind it. */
  isLeft(file: SharedFile, nowMs: number): boolean
  /** Forgets all that are not among these. */
  keepOnly(paths: ReadonlySet<string>): void
}

/** Starts with nothing seen. */
export function watchFiles(): Watched {
  const seen = new Map<string, Seen>()
  const find = ({ path, sizeBytes, mtimeMs }: SharedFile) => {
    const known = seen.get(path)
    return known?.sizeBytes === sizeBytes && known.mtimeMs === mtimeMs ? known : undefined
  }
  return {
    isSettled(file, nowMs) {
      const known = find(file)
      if (known === undefined) {
        const { sizeBytes, mtimeMs } = file
        seen.set(file.path, { sizeBytes, mtimeMs, sinceMs: nowMs, notBeforeMs: 0 })
        return false
      }
      return nowMs - known.sinceMs >= (file.sizeBytes === 0 ? emptyMs : settledMs)
    },
    leave(file, untilMs = Number.POSITIVE_INFINITY) {
      const { sizeBytes, mtimeMs } = file
      seen.set(file.path, { sizeBytes, mtimeMs, sinceMs: find(file)?.sinceMs ?? 0, notBeforeMs: untilMs })
    },
    isLeft: (file, nowMs) => (find(file)?.notBeforeMs ?? 0) > nowMs,
    keepOnly(paths) {
      for (const path of seen.keys()) if (!paths.has(path)) seen.delete(path)
    },
  }
}
