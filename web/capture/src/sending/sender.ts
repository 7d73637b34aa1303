import { changingHeaders, type OpenSession } from '../../../offline/account/session.ts'
import { askForSync } from '../../../offline/ask-for-sync.ts'
import { listen } from '../store/changes.ts'
import { nextAttemptMs } from '../store/order.ts'
import { listPictures } from '../store/pictures.ts'
import { alone, type RoundEnd, sendAll } from './send-all.ts'

/** What the sender is doing; `progress` is the share of each picture on its way that has left. */
export interface SenderState {
  readonly phase: 'idle' | 'sending' | 'offline' | 'server' | 'signed-out'
  readonly progress: ReadonlyMap<string, number>
}

/** A session that the server knows but refuses is not asked with again at once. */
const refusedRetryMs = 30_000
const lineRetryMs = [3_000, 10_000, 30_000, 60_000]

/** Sends the pictures of whoever is signed in whenever something can be sent: after each picture, when the line is back, after sleep. */
export interface Sender {
  readonly state: () => SenderState
  subscribe(listener: () => void): () => void
  /** The session to send with; null stops. */
  use(session: OpenSession | null): void
}

/** Makes the page's sender. `onSignedOut`: the server knows the session no more. */
export function createSender(onSignedOut: () => void): Sender {
  let state: SenderState = { phase: 'idle', progress: new Map() }
  let session: OpenSession | null = null
  let round: AbortController | undefined
  let isAsked = false
  let failures = 0
  let refusedToken: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const tell = (next: Partial<SenderState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  const kick = () => {
    clearTimeout(timer)
    if (session === null) return
    if (round !== undefined) isAsked = true
    else void run(session)
  }
  const run = async (with_: OpenSession) => {
    const stop = new AbortController()
    round = stop
    const { account } = with_
    const headers = changingHeaders(with_)
    const onProgress = (id: string, share: number) =>
      tell({ progress: new Map(state.progress).set(id, share) })
    let end: RoundEnd = 'done'
    try {
      await alone(true, async () => {
        if ((await listPictures(account.id)).some(it => it.state === 'waiting')) tell({ phase: 'sending' })
        end = await sendAll(account.id, { headers, onProgress, signal: stop.signal })
      })
    } catch (error) {
      reportError(error) // the store fails: tried again later
      end = 'server'
    }
    round = undefined
    await finish(with_, end, stop.signal.aborted)
  }
  const finish = async ({ account, csrfToken }: OpenSession, end: RoundEnd, wasStopped: boolean) => {
    const isAgain = isAsked || wasStopped
    isAsked = false
    if (isAgain && end !== 'signed-out') return kick()
    failures = end === 'done' ? 0 : failures + 1
    tell({ phase: end === 'done' ? 'idle' : end === 'line' ? 'offline' : end, progress: new Map() })
    if (end === 'signed-out') {
      refusedToken = csrfToken
      return onSignedOut()
    }
    const nextMs = nextAttemptMs(await listPictures(account.id))
    if (nextMs === undefined) return
    askForSync('gui-anh')
    const retryMs = lineRetryMs[Math.min(failures, lineRetryMs.length) - 1] ?? 0
    timer = setTimeout(kick, Math.max(retryMs, nextMs - Date.now(), 500))
  }
  /** A phone that slept may hold a connection that is long dead: what is under way is begun again, at the byte. */
  const restart = () => {
    failures = 0
    round?.abort()
    kick()
  }
  const onShown = () => {
    if (document.hidden) askForSync('gui-anh')
    else restart()
  }
  window.addEventListener('online', restart)
  window.addEventListener('offline', () => {
    if (session !== null && state.phase !== 'signed-out') tell({ phase: 'offline' })
  })
  document.addEventListener('visibilitychange', onShown)
  listen(signal => {
    if (signal === 'send') kick()
  })
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    use(next) {
      session = next
      clearTimeout(timer)
      if (next === null) round?.abort()
      else if (next.csrfToken === refusedToken) timer = setTimeout(kick, refusedRetryMs)
      else kick()
    },
  }
}
