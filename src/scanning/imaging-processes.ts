import { createImagingPool, type ImagingPool } from '../imaging/worker/pool.ts'
import { programEntry } from '../platform/program.ts'

/** Imaging processes are kept this long for the next page. */
const idleMs = 5000

let pool: ImagingPool | undefined
let users = 0
let closing: NodeJS.Timeout | undefined

/** Runs with this process's imaging pool: opened for the first page, closed when no page has come for a while. */
export async function withImagingPool<T>(run: (pool: ImagingPool) => Promise<T>): Promise<T> {
  clearTimeout(closing)
  users += 1
  pool ??= createImagingPool({ programEntry })
  try {
    return await run(pool)
  } finally {
    users -= 1
    if (users === 0) closing = setTimeout(() => void closeIdle(), idleMs)
  }
}

async function closeIdle(): Promise<void> {
  const idle = users === 0 ? pool : undefined
  if (idle === undefined) return
  pool = undefined
  await idle.close()
}
