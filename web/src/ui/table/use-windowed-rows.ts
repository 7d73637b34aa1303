import { keepPreviousData, type QueryKey, useQueries } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'

/** One answer of a paged list: rows from an offset, and how many there are in all. */
export interface Chunk<R> {
  readonly total: number
  readonly rows: readonly R[]
}

/** Asks the server for `limit` rows from `offset`. */
export type FetchChunk<C> = (offset: number, limit: number, signal: AbortSignal) => Promise<C>

/** Rows asked for at once. */
export const chunkSize = 100

/** The chunks that cover a range of rows; the first one is always among them, because it carries the total. */
export function listChunks(first: number, last: number): readonly number[] {
  const from = Math.max(0, Math.floor(first / chunkSize))
  const to = Math.max(from, Math.floor(Math.max(first, last) / chunkSize))
  const needed = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return needed[0] === 0 ? needed : [0, ...needed]
}

/** Where a chunk of a list stands in the query cache. */
export function chunkKey(key: QueryKey, chunk: number): QueryKey {
  return [...key, 'chunk', chunk]
}

/**
 * The rows of a long list, fetched in chunks as they scroll into view. `first` is the answer of the first chunk (for what
 * it says beside its rows).
 */
export function useWindowedRows<C extends Chunk<unknown>>(
  key: QueryKey,
  fetchChunk: FetchChunk<C>,
  enabled = true,
) {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const chunks = listChunks(range.first, range.last)
  const results = useQueries({
    queries: chunks.map(chunk => ({
      queryKey: chunkKey(key, chunk),
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchChunk(chunk * chunkSize, chunkSize, signal),
      enabled,
      ...(chunk === 0 ? { placeholderData: keepPreviousData } : {}),
    })),
  })
  const first = results[0]
  const total = first?.data?.total ?? 0
  const loaded = new Map(chunks.map((chunk, index) => [chunk, results[index]?.data?.rows]))
  const rowAt = (index: number): C['rows'][number] | undefined =>
    loaded.get(Math.floor(index / chunkSize))?.[index % chunkSize]
  const onRange = useCallback((from: number, to: number) => {
    setRange(old => (old.first === from && old.last === to ? old : { first: from, last: to }))
  }, [])
  const failed = results.find(result => result.isError)
  const retry = useMemo(() => () => results.forEach(result => void result.refetch()), [results])
  return {
    first: first?.data,
    total,
    rowAt,
    onRange,
    isPending: first?.isPending ?? true,
    problem: failed?.error ?? null,
    retry,
  }
}
