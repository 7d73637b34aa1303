import { queryOptions, useQuery } from '@tanstack/react-query'
import { agencyListSchema } from '../../../../src/agencies/schema.ts'
import { call } from '../../api/client.ts'

const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => call(agencyListSchema, '/api/agencies', { signal }),
  staleTime: 5 * 60_000,
})

/** Every agency the account may see, past and present. */
export function useAgencies() {
  return useQuery(agenciesQuery)
}
