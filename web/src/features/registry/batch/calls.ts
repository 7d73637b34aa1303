import { useQuery } from '@tanstack/react-query'
import {
  askedBatchSchema,
  type Batch,
  batchListSchema,
  batchSchema,
  depositListSchema,
} from '../../../../../src/registry/deposit/batch/schema.ts'
import type { DepositResult } from '../../../../../src/registry/schema.ts'
import { call } from '../../../api/client.ts'

const address = '/api/deposit-batches'
const pollMs = 1000

export const batchKey = (batch: string) => ['deposit-batch', batch] as const

/** Has packages deposited in the background. */
export function askBatch(
  packages: readonly { readonly agencyId: string; readonly packageId: string }[],
  mode: 'all' | 'valid',
) {
  return call(askedBatchSchema, address, { method: 'POST', body: { packages, mode } })
}

/** The latest batches of the jurisdiction; asked again while one is at work. */
export function useBatches() {
  return useQuery({
    queryKey: ['deposit-batches'],
    queryFn: ({ signal }) => call(batchListSchema, address, { signal }),
    refetchInterval: query =>
      query.state.data?.batches.some(({ state }) => state === 'running') ? pollMs * 3 : false,
  })
}

/** One batch; asked again every second until it is done. */
export function useBatch(batch: string) {
  return useQuery({
    queryKey: batchKey(batch),
    queryFn: ({ signal }) => call(batchSchema, `${address}/${batch}`, { signal }),
    refetchInterval: query => (query.state.data?.state === 'running' ? pollMs : false),
  })
}

export function steerBatch(batch: string, action: 'pause' | 'resume' | 'cancel'): Promise<Batch> {
  return call(batchSchema, `${address}/${batch}/steering`, { method: 'POST', body: { action } })
}

/** When a book was deposited. */
export function useDeposits(agency: string, book: string) {
  return useQuery({
    queryKey: ['records', agency, book, 'deposits'],
    queryFn: ({ signal }) => call(depositListSchema, `/api/books/${agency}/${book}/deposits`, { signal }),
  })
}

/** Where the signed result of a deposit is. */
export function receiptAddress({ agencyId, deposit }: NonNullable<DepositResult['receipt']>): string {
  return `/api/deposits/${agencyId}/${deposit}/receipt`
}
