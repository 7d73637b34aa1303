import { type QueryClient, useQuery } from '@tanstack/react-query'
import {
  type ArbitrationQuery,
  arbitrationSchema,
  type Decision,
  type Difference,
  type DifferenceList,
  differenceListSchema,
  type EntryReading,
  parkedEntrySchema,
  parkedListSchema,
} from '../../../../../src/keying/arbitration/schema.ts'
import { call, command, withQuery } from '../../../api/client.ts'

const key = ['arbitration'] as const
const lookAgainMs = 60_000

/** How much waits for this account, book by book; asked again every minute. */
export function useArbitration(enabled: boolean) {
  return useQuery({
    queryKey: [...key, 'waiting'],
    queryFn: ({ signal }) => call(arbitrationSchema, '/api/keying/arbitration', { signal }),
    enabled,
    refetchInterval: lookAgainMs,
  })
}

/** Asks again for everything that a decision may have changed. */
export function refreshAfterDecision(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey: [first] }) => first === 'arbitration' || first === 'keying',
  })
}

/** The next differences to settle. */
export function listDifferences(query: ArbitrationQuery): Promise<DifferenceList> {
  return call(differenceListSchema, withQuery('/api/keying/differences', { ...query }))
}

const pathOf = ({ book, id }: Difference) => `/api/keying/differences/${book.agency.id}/${id}`

/** Settles a difference. */
export function decide(difference: Difference, body: Decision): Promise<void> {
  return command(`${pathOf(difference)}/decision`, { method: 'POST', body })
}

/** Takes back one's own decision. */
export function reopen(difference: Difference): Promise<void> {
  return command(`${pathOf(difference)}/reopening`, { method: 'POST' })
}

/** The entries that wait for this account as second reader. */
export function useParked(query: ArbitrationQuery) {
  return useQuery({
    queryKey: [...key, 'parked', query],
    queryFn: ({ signal }) =>
      call(parkedListSchema, withQuery('/api/keying/parked', { ...query }), { signal }),
    refetchInterval: lookAgainMs,
  })
}

/** A parked entry with its pages and what was keyed; asked for once: somebody is working on it. */
export function useParkedEntry(agency: string, entry: string) {
  return useQuery({
    queryKey: [...key, 'parked-entry', agency, entry],
    queryFn: ({ signal }) => call(parkedEntrySchema, `/api/keying/parked/${agency}/${entry}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

/** Says what a parked entry reads. */
export function finishParked(agency: string, entry: string, body: EntryReading): Promise<void> {
  return command(`/api/keying/parked/${agency}/${entry}`, { method: 'POST', body })
}
