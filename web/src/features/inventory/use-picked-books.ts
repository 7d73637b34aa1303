import { useCallback, useState } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import { type BookFilter, listBooks } from './calls.ts'

/** As many books as one request may assign (src/inventory/schema.ts). */
export const mostPicked = 1000
const atOnce = 200

/** The books picked out of a list. */
export interface PickedBooks {
  readonly books: readonly Book[]
  has(book: Book): boolean
  toggle(book: Book): void
  /** Picks every book that fits the filter, at most `mostPicked`. */
  pickAll(): Promise<void>
  clear(): void
}

/** Keeps which books of a list are picked, also those that have scrolled out of sight. */
export function usePickedBooks(filter: BookFilter): PickedBooks {
  const [picked, setPicked] = useState<ReadonlyMap<string, Book>>(new Map())
  const has = useCallback((book: Book) => picked.has(book.id), [picked])
  const toggle = useCallback((book: Book) => {
    setPicked(old => {
      const next = new Map(old)
      if (!next.delete(book.id)) next.set(book.id, book)
      return next
    })
  }, [])
  const pickAll = async () => {
    const all = new Map<string, Book>()
    const { signal } = new AbortController()
    for (;;) {
      const { total, rows } = await listBooks(filter, all.size, atOnce, signal)
      for (const book of rows) all.set(book.id, book)
      if (rows.length === 0 || all.size >= Math.min(total, mostPicked)) break
    }
    setPicked(all)
  }
  const clear = () => setPicked(new Map())
  return { books: [...picked.values()], has, toggle, pickAll, clear }
}
