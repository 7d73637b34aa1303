import { useSyncExternalStore } from 'react'

/** A value that components read without rendering anything else when it changes. */
export interface Store<T> {
  get(): T
  set(next: T): void
  subscribe(listener: () => void): () => void
}

/** A store that begins with a value. */
export function createStore<T>(first: T): Store<T> {
  let now = first
  const listeners = new Set<() => void>()
  return {
    get: () => now,
    set(next) {
      if (Object.is(next, now)) return
      now = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What `read` makes of a store's value; the component renders again only when that differs (keep it the same object, or a plain value). */
export function useStore<T, R>(store: Pick<Store<T>, 'get' | 'subscribe'>, read: (value: T) => R): R {
  return useSyncExternalStore(store.subscribe, () => read(store.get()))
}
