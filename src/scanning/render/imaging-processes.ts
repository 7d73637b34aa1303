import { createImagingPool, type ImagingPool, type ImagingPoolOptions } from '../../imaging/worker/pool.ts'
import { programEntry } from '../../platform/program.ts'

/** Imaging processes that are started for the first page and ended when no page has come for a while. */
interface SharedPool {
  run<T>(work: (pool: ImagingPool) => Promise<T>): Promise<T>
  /** Ends the processes now, unless they are at work. */
  close(): Promise<void>
}

function sharePool(idleMs: number, options: Omit<ImagingPoolOptions, 'programEntry'> = {}): SharedPool {
  let pool: ImagingPool | undefined
  let users = 0
  let closing: NodeJS.Timeout | undefined
  async function close(): Promise<void> {
    clearTimeout(closing)
    const idle = users === 0 ? pool : undefined
    if (idle === undefined) return
    pool = undefined
    await idle.close()
  }
  return {
    close,
    async run(work) {
      clearTimeout(closing)
      users += 1
      pool ??= createImagingPool({ programEntry, ...options })
      try {
        return await work(pool)
      } finally {
        users -= 1
        if (users === 0) closing = setTimeout(() => void close(), idleMs)
      }
    },
  }
}

const rendering = sharePool(5000)

/** Somebody leafs through a book: the next page comes within a minute. A page that takes longer than 15 s is refused. */
const viewing = sharePool(60_000, { timeoutMs: 15_000 })

/** Runs with this process's pool for straightening pages. */
export const withImagingPool = rendering.run

/** Runs with this process's pool for marking what somebody looks at; separate, so that nobody waits behind a book being straightened. */
export const withViewingPool = viewing.run

/** Ends the processes of the straightening pool, for who has used it and is closing. */
export const closeImagingPool = rendering.close

/** Ends the processes of the viewing pool: the server is closing. */
export const closeViewingPool = viewing.close
