/** Tells every open page, and the service worker, that the store changed or that sending should be tried. */
export type Signal = 'changed' | 'send'

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('sogoc-chup')
const listeners = new Set<(signal: Signal) => void>()

/** Says it here and to everybody else. */
export function announce(signal: Signal): void {
  for (const listener of listeners) listener(signal)
  channel?.postMessage(signal)
}

/** Listens until the returned function is called. */
export function listen(listener: (signal: Signal) => void): () => void {
  listeners.add(listener)
  const fromOthers = (event: MessageEvent<Signal>) => listener(event.data)
  channel?.addEventListener('message', fromOthers)
  return () => {
    listeners.delete(listener)
    channel?.removeEventListener('message', fromOthers)
  }
}
