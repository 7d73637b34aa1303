import type { Keying, SavedKeyings } from '../../../../src/keying/schema.ts'
import type { OpenSession } from '../../../offline/account/session.ts'
import type { BatchRef } from '../server.ts'
import { type Posted, postKeyings } from './post-keyings.ts'
import { nextSendAt } from './send-time.ts'

/** What a sender needs, and whom it tells. */
export interface SenderOptions {
  readonly ref: BatchRef
  /** What the server lacks now. */
  listUnsent(): readonly Keying[]
  /** They leave now. */
  onPost(keyings: readonly Keying[]): void
  onAnswer(sent: readonly Keying[], answer: SavedKeyings): void
  onFailure(posted: Exclude<Posted, { is: 'answered' }>): void
}

/** Sends what was keyed of one batch. */
export interface Sender {
  /** Something changed. */
  touch(): void
  /** Sends now, if there is anything. `isLast`: the page may be closed at once. */
  sendNow(isLast?: boolean): Promise<void>
  /** The session to send with; null: none. */
  use(session: OpenSession | null): void
  stop(): void
}

/** A request holds so many tasks, which stays far below what the server takes at once. */
export const mostAtOnce = 50
/** What a browser lets go on after its page is closed, in characters, with room for signs of three bytes. */
const mostKeptAlive = 20_000
/** With a session that the server knows but refuses it is not asked again at once. */
const refusedRetryMs = 30_000
const never = Number.POSITIVE_INFINITY

/**
 * Makes the sender of an open batch: all that is unsent goes in one request, within two seconds of its first change, again and again until it is
 * there.
 */
export function createSender({ ref, listUnsent, onPost, onAnswer, onFailure }: SenderOptions): Sender {
  let session: OpenSession | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined
  let isStopped = false
  let refusedToken: string | undefined
  let [firstAt, lastAt, failures, failedAt] = [never, 0, 0, 0]

  const plan = () => {
    clearTimeout(timer)
    if (isStopped || session === null || sending !== undefined || firstAt === never) return
    const at = nextSendAt({ firstAt, lastAt, failures, failedAt })
    timer = setTimeout(() => void send(), Math.max(0, at - performance.now()))
  }
  const send = async (isLast = false): Promise<void> => {
    clearTimeout(timer)
    if (sending !== undefined && !isLast) return sending
    const keyings = listUnsent().slice(0, mostAtOnce)
    firstAt = never
    if (session === null || keyings.length === 0) return
    if (session.csrfToken === refusedToken && performance.now() < failedAt + refusedRetryMs) {
      timer = setTimeout(() => void send(), refusedRetryMs)
      return
    }
    sending = post(session, keyings, isLast).finally(() => {
      sending = undefined
      if (listUnsent().length > 0 && firstAt === never) firstAt = lastAt = performance.now()
      plan()
    })
    return sending
  }
  const post = async (with_: OpenSession, keyings: readonly Keying[], isLast: boolean) => {
    onPost(keyings)
    const isSmall = isLast && JSON.stringify(keyings).length < mostKeptAlive
    const posted = await postKeyings(with_, ref, keyings, { keepalive: isSmall })
    if (posted.is === 'answered') {
      failures = 0
      return onAnswer(keyings, posted)
    }
    failures++
    failedAt = performance.now()
    if (posted.is === 'signed-out') [session, refusedToken] = [null, with_.csrfToken]
    onFailure(posted)
  }
  return {
    touch() {
      lastAt = performance.now()
      firstAt = Math.min(firstAt, lastAt)
      plan()
    },
    sendNow(isLast = false) {
      failures = 0
      return send(isLast)
    },
    use(next) {
      session = next
      failures = 0
      if (next !== null) void send()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
