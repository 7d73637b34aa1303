import { StoreFull } from '../store/database.ts'
import type { KeptKeying } from '../store/rows.ts'

/** Why what is typed does not stay on this machine; null: it does. */
export type StoreProblem = 'full' | 'broken' | null

/** Writes what is typed to this machine, in order. */
export interface Keeper {
  put(row: KeptKeying): void
  /** The page may be closed at once: what waits for a write under way is handed to the browser now, behind it. */
  flush(): void
  /** Resolves when all that was put is written; at once while the store refuses. */
  settle(): Promise<void>
  readonly problem: StoreProblem
}

const againMs = 1_000

/**
 * Makes a keeper. The first change is written at once; what comes while a write is under way goes with the next one, the newest of each task, so
 * that a change waits for one write at most. What could not be written is tried again until it is.
 */
export function createKeeper(
  write: (rows: readonly KeptKeying[]) => Promise<void>,
  onProblem: (problem: StoreProblem) => void,
): Keeper {
  const waiting = new Map<string, KeptKeying>()
  let running: Promise<void> | undefined
  let problem: StoreProblem = null
  const tell = (next: StoreProblem) => {
    if (problem === next) return
    problem = next
    onProblem(next)
  }
  const run = async () => {
    while (waiting.size > 0) {
      const rows = [...waiting.values()]
      waiting.clear()
      try {
        await write(rows)
        tell(null)
      } catch (error) {
        putBack(rows)
        if (!(error instanceof StoreFull) && problem === null) reportError(error)
        tell(error instanceof StoreFull ? 'full' : 'broken')
        await new Promise(resolve => setTimeout(resolve, againMs))
      }
    }
    running = undefined
  }
  const putBack = (rows: readonly KeptKeying[]) => {
    for (const row of rows) if (!waiting.has(row.keying.task)) waiting.set(row.keying.task, row)
  }
  return {
    flush() {
      const rows = [...waiting.values()]
      waiting.clear()
      if (rows.length === 0) return
      write(rows).catch(() => {
        putBack(rows)
        running ??= run()
      })
    },
    put(row) {
      waiting.set(row.keying.task, row)
      running ??= run()
    },
    async settle() {
      while (running !== undefined && problem === null)
        await Promise.race([running, new Promise(resolve => setTimeout(resolve, 50))])
    },
    get problem() {
      return problem
    },
  }
}
