import { useSyncExternalStore } from 'react'
import type { z } from 'zod'
import type { searchRequestSchema } from '../../../../src/registry/schema.ts'

type SearchRequest = z.output<typeof searchRequestSchema>

/** What narrows a search beside its words; years as they are typed. */
export interface SearchFilters {
  readonly kind: string | null
  readonly agency: string | null
  readonly from: string
  readonly to: string
  readonly role: string | null
  readonly sex: string | null
}

/** What was typed into the search box, and the search that was asked last. */
export interface SearchMemory extends SearchFilters {
  readonly text: string
  readonly born: string
  readonly asked: SearchRequest | null
}

export const noFilters: SearchFilters = { kind: null, agency: null, from: '', to: '', role: null, sex: null }
const nothing: SearchMemory = { ...noFilters, text: '', born: '', asked: null }

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

/** What is remembered of the search at this moment. */
export function readSearch(): SearchMemory {
  return memory
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
