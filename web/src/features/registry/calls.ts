import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type DepositResult,
  depositResultSchema,
  type RecordView,
  recordListSchema,
  recordSchema,
  searchResultSchema,
} from '../../../../src/registry/schema.ts'
import { call, withQuery } from '../../api/client.ts'
import type { SearchMemory } from './search-memory.ts'

/** The answer to a search. */
export type SearchResult = z.output<typeof searchResultSchema>

/** The hits of the search that was asked last; nothing is asked without one. */
export function useHits(asked: SearchMemory['asked']) {
  return useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => call(searchResultSchema, '/api/search', { method: 'POST', body: asked, signal }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

/** The address of a record on the server; its PDF is at …/pdf, what can be asked about it below it, too. */
export function recordAddress({ agency, id }: RecordView): string {
  return `/api/records/${agency.id}/${id}`
}

/** One record with its versions. */
export function useRecord(agency: string, record: string) {
  return useQuery({
    queryKey: ['record', agency, record],
    queryFn: ({ signal }) => call(recordSchema, `/api/records/${agency}/${record}`, { signal }),
  })
}

/** A part of a book's records. */
export async function listRecords(
  agency: string,
  book: string,
  offset: number,
  limit: number,
  signal: AbortSignal,
) {
  const path = withQuery(`/api/books/${agency}/${book}/records`, { offset, limit })
  const { total, columns, records } = await call(recordListSchema, path, { signal })
  return { total, columns, rows: records }
}

/** Deposits a package in the registry. */
export function depositPackage(
  agency: string,
  packageId: string,
  mode: 'all' | 'valid',
): Promise<DepositResult> {
  return call(depositResultSchema, `/api/packages/${agency}/${packageId}/deposit`, {
    method: 'POST',
    body: { mode },
  })
}
