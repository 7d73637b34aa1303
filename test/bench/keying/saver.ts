import type { Keying } from '../../../src/keying/schema.ts'
import { nextSendAt } from '../../../web/keying/src/work/send-time.ts'

/** Sends what is keyed when the desk would: by its own rule of times, all that is unsent in one request, one request at a time. */
export interface Saver {
  /** A keying changed. */
  change(keying: Keying): void
  /** Sends what is left. */
  finish(): Promise<void>
}

/** Makes a saver over whatever posts; `post` must not throw. */
export function createSaver(post: (keyings: readonly Keying[]) => Promise<void>): Saver {
  const unsent = new Map<string, Keying>()
  let [firstAt, lastAt] = [Number.POSITIVE_INFINITY, 0]
  let timer: NodeJS.Timeout | undefined
  let sending: Promise<void> | undefined
  const plan = () => {
    clearTimeout(timer)
    if (sending !== undefined || unsent.size === 0) return
    const at = nextSendAt({ firstAt, lastAt, failures: 0, failedAt: 0 })
    timer = setTimeout(send, Math.max(0, at - performance.now()))
  }
  const send = () => {
    const keyings = [...unsent.values()]
    unsent.clear()
    firstAt = Number.POSITIVE_INFINITY
    sending = post(keyings).finally(() => {
      sending = undefined
      plan()
    })
  }
  return {
    change(keying) {
      unsent.set(keying.task, keying)
      lastAt = performance.now()
      firstAt = Math.min(firstAt, lastAt)
      plan()
    },
    async finish() {
      clearTimeout(timer)
      await sending
      clearTimeout(timer)
      if (unsent.size > 0) send()
      await sending
    },
  }
}
