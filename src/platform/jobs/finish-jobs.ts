import { setTimeout as delay } from 'node:timers/promises'
import type { App } from '../app.ts'
import { countJobs } from './count-jobs.ts'
import type { JobHandlers } from './job.ts'
import { runWorker } from './worker.ts'

const pollMs = 100

/** Works off every waiting job in this process, as `sogoc worker` would, and ends when none is left. Throws when one failed. */
export async function finishJobs(
  app: App,
  handlers: JobHandlers,
  onProgress: (left: number) => void = () => undefined,
): Promise<void> {
  const ending = new AbortController()
  const worker = runWorker(app, handlers, { signal: ending.signal, pollMs })
  try {
    for (;;) {
      const { waiting, running, failed } = await countJobs(app.database)
      if (failed > 0) throw new Error(`${failed} background jobs failed`)
      if (waiting + running === 0) return
      onProgress(waiting + running)
      await delay(pollMs)
    }
  } finally {
    ending.abort()
    await worker
  }
}
