import { fetchBlob } from '../../../api/client.ts'

/** A picture this page may show: what names it, and where it is fetched. Another rendering has another key. */
export interface PictureAddress {
  readonly key: string
  readonly path: string
}

/** A picture that was asked for. */
export type Picture =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly url: string; readonly width: number; readonly height: number }
  | { readonly state: 'failed'; readonly problem: unknown }

const loading: Picture = { state: 'loading' }
/** Pictures kept for going back and forth; a page is some 0.3 MB. */
const mostKept = 40
const mostAtOnce = 3

/**
 * The pictures of the review, fetched in the order in which they will be looked at and decoded before they are shown, so that nothing flickers. What is no
 * longer wanted is not fetched to its end; all is forgotten when the page is left: no browser keeps a page of a register.
 */
export class PictureStore {
  readonly #pictures = new Map<string, Picture>()
  readonly #fetching = new Map<string, AbortController>()
  readonly #listeners = new Set<() => void>()
  #wanted: readonly PictureAddress[] = []

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The picture of this key as far as it is; undefined when nobody has wanted it. */
  get(key: string): Picture | undefined {
    return this.#pictures.get(key)
  }

  /** Says which pictures are wanted, the most urgent first. */
  want(wanted: readonly PictureAddress[]): void {
    this.#wanted = wanted
    const keys = new Set(wanted.map(({ key }) => key))
    for (const [key, stopper] of this.#fetching) if (!keys.has(key)) stopper.abort()
    // The latest wanted go to the end: the first of the map are the ones not wanted for longest.
    for (const { key } of wanted) {
      const known = this.#pictures.get(key)
      if (known === undefined || known.state === 'loading') continue
      this.#pictures.delete(key)
      // What failed is tried again when somebody comes back to it.
      if (known.state === 'ready') this.#pictures.set(key, known)
    }
    this.#forgetOldest(keys)
    this.#fetchNext()
  }

  /** Forgets every picture. */
  clear(): void {
    this.#wanted = []
    for (const stopper of this.#fetching.values()) stopper.abort()
    for (const key of [...this.#pictures.keys()]) this.#forget(key)
  }

  #fetchNext(): void {
    for (const address of this.#wanted) {
      if (this.#fetching.size >= mostAtOnce) return
      if (!this.#pictures.has(address.key)) void this.#fetch(address)
    }
  }

  async #fetch({ key, path }: PictureAddress): Promise<void> {
    const stopper = new AbortController()
    this.#fetching.set(key, stopper)
    this.#set(key, loading)
    try {
      const url = URL.createObjectURL(await fetchBlob(path, stopper.signal))
      const image = new Image()
      image.src = url
      await image.decode()
      if (stopper.signal.aborted) URL.revokeObjectURL(url)
      else this.#set(key, { state: 'ready', url, width: image.naturalWidth, height: image.naturalHeight })
    } catch (problem) {
      if (!stopper.signal.aborted) this.#set(key, { state: 'failed', problem })
    } finally {
      this.#fetching.delete(key)
      if (stopper.signal.aborted) this.#forget(key)
      this.#fetchNext()
    }
  }

  #set(key: string, picture: Picture): void {
    this.#pictures.set(key, picture)
    for (const listener of this.#listeners) listener()
  }

  #forgetOldest(keys: ReadonlySet<string>): void {
    for (const key of [...this.#pictures.keys()]) {
      if (this.#pictures.size <= mostKept) return
      if (!keys.has(key)) this.#forget(key)
    }
  }

  #forget(key: string): void {
    // What is being fetched is forgotten when its fetching ends.
    if (this.#fetching.has(key)) return
    const known = this.#pictures.get(key)
    this.#pictures.delete(key)
    if (known?.state === 'ready') URL.revokeObjectURL(known.url)
  }
}
