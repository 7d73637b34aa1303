import { useQuery } from '@tanstack/react-query'
import { type Chain, chainSchema, type NewReason } from '../../../../../src/acceptance/counts/schema.ts'
import { call } from '../../../api/client.ts'

/** Which book. */
export interface BookId {
  readonly agency: string
  readonly book: string
}
const pathOf = ({ agency, book }: BookId) => `/api/books/${agency}/${book}/chain`

/** Where the chain of a book's counts stands in the query cache. */
export const chainKey = ({ agency, book }: BookId): readonly string[] => ['chain', agency, book]

/** The chain of a book's counts. */
export function useChain(id: BookId) {
  return useQuery({
    queryKey: chainKey(id),
    queryFn: ({ signal }) => call(chainSchema, pathOf(id), { signal }),
  })
}

/** States why two counts differ; answers the chain. */
export function stateReason(id: BookId, reason: NewReason): Promise<Chain> {
  return call(chainSchema, `${pathOf(id)}/reasons`, { method: 'POST', body: reason })
}

/** Takes a stated reason back; answers the chain. */
export function withdrawReason(id: BookId, reason: string): Promise<Chain> {
  return call(chainSchema, `${pathOf(id)}/reasons/${reason}`, { method: 'DELETE' })
}
