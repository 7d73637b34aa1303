import { keepPreviousData, type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  agencyListSchema,
  agencySchema,
  agencySearchSchema,
  type correctedAgencySchema,
  type newAgencySchema,
  type newSuccessionSchema,
} from '../../../../src/agencies/schema.ts'
import { bookListSchema, type keeperSchema, unkeptBooksSchema } from '../../../../src/inventory/schema.ts'
import { call, command, withQuery } from '../../api/client.ts'

const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => call(agencyListSchema, '/api/agencies', { signal }),
  staleTime: 5 * 60_000,
})

/** Every agency the account may see, past and present, and who took over from whom. */
export function useAgencies() {
  return useQuery(agenciesQuery)
}

/** Agencies by any name they bear or bore; nothing is asked for an empty text. */
export function useAgencySearch(name: string) {
  return useQuery({
    queryKey: ['agency-search', name],
    queryFn: ({ signal }) =>
      call(agencySearchSchema, withQuery('/api/agencies/search', { name, limit: 20 }), { signal }),
    enabled: name !== '',
    placeholderData: keepPreviousData,
  })
}

/** How many books an agency registered. */
export function useBookCount(agency: string) {
  return useQuery({
    queryKey: ['books', 'count', agency],
    queryFn: async ({ signal }) =>
      (await call(bookListSchema, withQuery('/api/books', { agency, limit: 1 }), { signal })).total,
  })
}

/** Declares an agency; the answer is the agency. */
export function declareAgency(body: z.input<typeof newAgencySchema>) {
  return call(agencySchema, '/api/agencies', { method: 'POST', body })
}

/** Puts right what was declared wrongly. */
export function correctAgency(id: string, body: z.input<typeof correctedAgencySchema>): Promise<void> {
  return command(`/api/agencies/${id}`, { method: 'POST', body })
}

/** Records a reorganisation. */
export function recordSuccession(body: z.input<typeof newSuccessionSchema>): Promise<void> {
  return command('/api/successions', { method: 'POST', body })
}

/** Takes one link of a reorganisation back. */
export function takeBackLink(predecessorId: string, successorId: string): Promise<void> {
  return command(`/api/successions/${predecessorId}/${successorId}`, { method: 'DELETE' })
}

/** Asks again for everything that rests on the agencies and their successions. */
export function refreshAgencies(queryClient: QueryClient): Promise<void> {
  const resting = ['agencies', 'agency-search', 'books', 'keepers', 'overview']
  return queryClient.invalidateQueries({
    predicate: query => resting.some(first => first === query.queryKey[0]),
  })
}

const listUnkept = (limit: number, signal: AbortSignal) =>
  call(unkeptBooksSchema, withQuery('/api/keepers', { limit }), { signal })

/** Books of divided agencies of which nobody has said who keeps them, the first 500. */
export function useUnkeptBooks() {
  return useQuery({ queryKey: ['keepers', 'books'], queryFn: ({ signal }) => listUnkept(500, signal) })
}

/** How many such books there are. */
export function useUnkeptCount(enabled: boolean): number {
  const { data } = useQuery({
    queryKey: ['keepers', 'count'],
    queryFn: async ({ signal }) => (await listUnkept(1, signal)).total,
    enabled,
    staleTime: 5 * 60_000,
  })
  return enabled ? (data ?? 0) : 0
}

/** Says who keeps some books; null gives them back to the succession. */
export function recordKeeper(body: z.input<typeof keeperSchema>): Promise<void> {
  return command('/api/keepers', { method: 'POST', body })
}
