import { RequestProblem } from '../../../offline/request.ts'
import { nextToSend } from '../store/order.ts'
import { type Picture, postpone } from '../store/picture.ts'
import { changePicture, listPictures, StoreFull } from '../store/pictures.ts'
import { type SendContext, sendPicture } from './send-picture.ts'

/** How a round of sending ended: nothing left, the line or the server fails, or the session is over. */
export type RoundEnd = 'done' | 'line' | 'server' | 'signed-out'

/** Two at a time: while one waits for the server's answer, the other uses the line. */
const lanes = 2

/**
 * Sends all pictures of an account that may be sent now, in their order; stops at the first failure of line, server or session,
 * because the next picture would fail the same way.
 */
export async function sendAll(account: string, context: SendContext): Promise<RoundEnd> {
  const busy = new Set<string>()
  let end: RoundEnd = 'done'
  const lane = async () => {
    while (end === 'done' && context.signal?.aborted !== true) {
      const next = nextToSend(await listPictures(account), busy, Date.now())
      // Between the question and its answer the other lane may have taken it.
      if (next === undefined) return
      if (busy.has(next.id)) continue
      busy.add(next.id)
      try {
        await sendPicture(next.id, context)
      } catch (problem) {
        end = endOf(problem)
        // The line's fault is nobody's: such a picture is tried first when the line is back.
        if (end === 'server') await putOff(next)
      } finally {
        busy.delete(next.id)
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return end
}

async function putOff({ id, take }: Picture): Promise<void> {
  try {
    await changePicture(id, now => postpone(now, take, Date.now()))
  } catch (problem) {
    if (!(problem instanceof StoreFull)) throw problem // no room for the note: it is tried again with the next round
  }
}

function endOf(problem: unknown): RoundEnd {
  if (!(problem instanceof RequestProblem)) {
    // What nobody thought of must hold up neither the other pictures nor this one for good.
    if (!(problem instanceof StoreFull)) reportError(problem)
    return 'server'
  }
  if (problem.status === 401 || problem.code === 'request.forged') return 'signed-out'
  return problem.status === 0 ? 'line' : 'server'
}

/**
 * Runs a round unless another page or the service worker is at it: one sender on a phone. `wait`: begin when the other has ended.
 * Where the browser has no locks (a plain http address) there is no service worker either.
 */
export async function alone(wait: boolean, run: () => Promise<void>): Promise<void> {
  if (typeof navigator.locks === 'undefined') return run()
  await navigator.locks.request('sogoc-chup-gui', { ifAvailable: !wait }, async lock => {
    if (lock !== null) await run()
  })
}
