// One page of a browser at a time keys a batch; another may take it over. Where the browser has no locks (a plain http address) nobody is kept out.

const yieldMs = 2_500
const nameOf = (account: string, batch: string) => `sogoc-nhap ${account} ${batch}`
const channel =
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('sogoc-nhap-chuyen')

/** What a page does when another one takes the batch over. */
export interface Holder {
  /** Asked politely: write what is not written yet. */
  beforeYield(): Promise<void>
  /** The batch is the other page's now. */
  onLost(): void
}

/**
 * Holds a batch for this page; answers how to let go of it, or null when another page has it for longer than `waitMs`. `takeOver`: that page has to
 * let go.
 */
export async function holdBatch(
  account: string,
  batch: string,
  takeOver: boolean,
  holder: Holder,
  waitMs = 400,
): Promise<(() => void) | null> {
  if (typeof navigator.locks === 'undefined') return () => undefined
  const name = nameOf(account, batch)
  if (takeOver) channel?.postMessage(name)
  const release = await request(name, takeOver ? yieldMs : waitMs, holder)
  // It sleeps, or has crashed: what it wrote is there.
  return release === null && takeOver ? request(name, null, holder) : release
}

/** Whether a page of this browser has the batch open. */
export async function isHeld(account: string, batch: string): Promise<boolean> {
  const held = (await navigator.locks?.query())?.held ?? []
  return held.some(lock => lock.name === nameOf(account, batch))
}

/** Waits so long for a lock; null: takes it by force. */
function request(name: string, timeoutMs: number | null, holder: Holder): Promise<(() => void) | null> {
  const wait = new AbortController()
  const timer = timeoutMs === null ? undefined : setTimeout(() => wait.abort(), timeoutMs)
  return new Promise(resolve => {
    let isHolding = false
    const onMessage = (event: MessageEvent<string>) => {
      if (event.data === name) void holder.beforeYield().then(letGo)
    }
    let release: () => void = () => undefined
    const letGo = () => {
      if (!isHolding) return
      isHolding = false
      channel?.removeEventListener('message', onMessage)
      release()
      holder.onLost()
    }
    navigator.locks
      .request(name, timeoutMs === null ? { steal: true } : { signal: wait.signal }, () => {
        clearTimeout(timer)
        isHolding = true
        channel?.addEventListener('message', onMessage)
        return new Promise<void>(done => {
          release = done
          resolve(() => {
            isHolding = false
            channel?.removeEventListener('message', onMessage)
            done()
          })
        })
      })
      .catch(() => {
        // Either nobody let go in time, or somebody has taken it by force.
        resolve(null)
        letGo()
      })
  })
}
