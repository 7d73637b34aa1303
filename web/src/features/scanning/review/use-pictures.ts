import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Capture } from '../../../../../src/scanning/review/schema.ts'
import { type Picture, type PictureAddress, PictureStore } from './picture-store.ts'

const StoreContext = createContext<PictureStore | null>(null)
export const PictureProvider = StoreContext.Provider

/** The pictures of one visit of the review. */
export function usePictureStore(): PictureStore {
  const [store] = useState(() => new PictureStore())
  useEffect(() => () => store.clear(), [store])
  return store
}

/** A picture as far as it has come. */
export function usePicture(key: string): Picture | undefined {
  const store = useContext(StoreContext)
  if (store === null) throw new TypeError('a picture outside of PictureProvider')
  return useSyncExternalStore(store.subscribe, () => store.get(key))
}

/** Where a capture's pages lie as they were drawn last. */
export function renderingsOf(agency: string, { pages }: Capture): readonly PictureAddress[] {
  return pages.flatMap(({ id, rendering }) =>
    rendering === null ? [] : [{ key: `${id} ${rendering}`, path: `/api/pages/${agency}/${id}/image` }],
  )
}

/** Where a capture's picture lies as it was before it was straightened. */
export function frameOf(agency: string, { id }: Capture): PictureAddress {
  return { key: `frame ${id}`, path: `/api/captures/${agency}/${id}/frame` }
}

/** Captures after the current one whose pictures are fetched ahead. */
const ahead = 3

/** Wants the pictures of the capture that is looked at, then those of the next in the queue and of the one before. */
export function useWantedPictures(
  store: PictureStore,
  agency: string,
  captures: ReadonlyMap<string, Capture>,
  queue: readonly string[],
  current: string | undefined,
): void {
  useEffect(() => {
    const at = current === undefined ? -1 : queue.indexOf(current)
    const near = [...queue.slice(Math.max(0, at), at + 1 + ahead), ...queue.slice(Math.max(0, at - 1), at)]
    const [first, ...others] = near.flatMap(id => captures.get(id) ?? [])
    if (first === undefined) return
    store.want([
      ...renderingsOf(agency, first),
      frameOf(agency, first),
      ...others.flatMap(capture => renderingsOf(agency, capture)),
      ...others.slice(0, 1).map(capture => frameOf(agency, capture)),
    ])
  }, [store, agency, captures, queue, current])
}
