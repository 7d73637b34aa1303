import { useSyncExternalStore } from 'react'
import type { z } from 'zod'
import type { searchRequestSchema } from '../../../../src/registry/schema.ts'

/** What was typed into the search box, and the search that was asked last. */
export interface SearchMemory {
  readonly text: string
  readonly born: string
  readonly kind: string | null
  readonly asked: z.output<typeof searchRequestSchema> | null
}

const nothing: SearchMemory = { text: '', born: '', kind: null, asked: null }

// In the page's memory only: a name must not stand in an address, a history or a storage. Gone with signing out.
let memory = nothing
const listeners = new Set<() => void>()

function keep(next: SearchMemory): void {
  memory = next
  for (const listener of listeners) listener()
}

/** Forgets what was searched. */
export function forgetSearch(): void {
  keep(nothing)
}

/** Changes what is remembered of the search. */
export function rememberSearch(change: Partial<SearchMemory>): void {
  keep({ ...memory, ...change })
}

/** What is remembered of the search, so that one can come back to it from a record. */
export function useSearchMemory(): SearchMemory {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => memory,
  )
}
