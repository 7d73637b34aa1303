import { type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  bookLotsSchema,
  type Inspection,
  inspectedSchema,
  type LotState,
  lotDetailSchema,
  lotListSchema,
  lotRefSchema,
  type newLotSchema,
  proposalSchema,
  type ReadyBook,
  type ReadyQuery,
  readyListSchema,
  sampleItemSchema,
  sampleSchema,
} from '../../../../../src/acceptance/lots/schema.ts'
import { qualitySchema } from '../../../../../src/keying/quality/schema.ts'
import { call, command, withQuery } from '../../../api/client.ts'
import { keyingKey } from '../../keying/calls.ts'

const key = 'lots'
const address = '/api/acceptance/lots'

/** Which lot. */
export interface LotId {
  readonly agency: string
  readonly lot: string
}
const pathOf = ({ agency, lot }: LotId) => `${address}/${agency}/${lot}`

/** Lots, newest first; more are fetched when asked for. */
export function useLots(state: LotState | undefined) {
  return useInfiniteQuery({
    queryKey: [key, 'list', state],
    queryFn: ({ pageParam, signal }) =>
      call(lotListSchema, withQuery(address, { state, offset: pageParam }), { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, { lots }) => sum + lots.length, 0)
      return loaded < last.total ? loaded : undefined
    },
  })
}

/** One lot with its books and what was found. */
export function useLot(id: LotId) {
  return useQuery({
    queryKey: [key, 'lot', id.lot],
    queryFn: ({ signal }) => call(lotDetailSchema, pathOf(id), { signal }),
  })
}

/** The lots a book was in. */
export function useLotsOfBook(agency: string, book: string) {
  return useQuery({
    queryKey: [key, 'book', book],
    queryFn: ({ signal }) => call(bookLotsSchema, `/api/books/${agency}/${book}/lots`, { signal }),
  })
}

/** A page of the books that wait for acceptance. */
export function useReadyBooks(query: ReadyQuery) {
  return useQuery({
    queryKey: [key, 'ready', query],
    queryFn: ({ signal }) =>
      call(readyListSchema, withQuery('/api/acceptance/books', { ...query }), { signal }),
    placeholderData: old => old,
  })
}

const refsOf = (books: readonly ReadyBook[]) =>
  books.map(({ book }) => ({ agencyId: book.agency.id, bookId: book.id }))

/** What a lot of some books would be. */
export function useProposal(books: readonly ReadyBook[]) {
  return useQuery({
    queryKey: [key, 'proposal', books.map(({ book }) => book.id)],
    queryFn: ({ signal }) =>
      call(proposalSchema, '/api/acceptance/proposals', {
        method: 'POST',
        body: { books: refsOf(books) },
        signal,
      }),
    enabled: books.length > 0,
    placeholderData: old => old,
  })
}

/** Makes a lot and draws its sample. */
export async function makeLot(
  books: readonly ReadyBook[],
  lot: Omit<z.infer<typeof newLotSchema>, 'books'>,
): Promise<LotId> {
  return call(lotRefSchema, address, { method: 'POST', body: { ...lot, books: refsOf(books) } })
}

/** What is probably still wrong in a book that was keyed here. */
export function useResidual({ book, keyedHere }: ReadyBook) {
  return useQuery({
    queryKey: [...keyingKey({ agency: book.agency.id, book: book.id }), 'quality'],
    queryFn: ({ signal }) =>
      call(qualitySchema, `/api/books/${book.agency.id}/${book.id}/keying/quality`, { signal }),
    enabled: keyedHere,
  })
}

export const signLot = (id: LotId, remark: string) =>
  command(`${pathOf(id)}/acceptance`, { method: 'POST', body: { remark } })
export const rejectLot = (id: LotId, reason: string) =>
  command(`${pathOf(id)}/rejection`, { method: 'POST', body: { reason } })
export const withdrawLot = (id: LotId, reason: string) =>
  command(`${pathOf(id)}/withdrawal`, { method: 'POST', body: { reason } })

/** Where the paper of a lot's minutes is fetched from. */
export const minutesAddress = (id: LotId, format: 'docx' | 'pdf') => `${pathOf(id)}/minutes/${format}`

/** Asks again for everything that signing or inspecting may have changed. */
export function refreshLots(queryClient: QueryClient): Promise<void> {
  const changed: readonly unknown[] = [key, 'books', 'book', 'overview', 'progress', 'chain']
  return queryClient.invalidateQueries({ predicate: ({ queryKey: [first] }) => changed.includes(first) })
}

/** The sample of a lot, asked for once: whoever inspects changes it themselves. */
export function useSample(id: LotId) {
  return useQuery({
    queryKey: ['sample', id.lot],
    queryFn: ({ signal }) => call(sampleSchema, `${pathOf(id)}/sample`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

/** A record of a sample. */
export interface ItemId {
  readonly agency: string
  readonly id: string
}
const itemPath = ({ agency, id }: ItemId) => `/api/acceptance/samples/${agency}/${id}`

/** Where the PDF of a record of the sample is fetched from. */
export const itemPdf = (item: ItemId) => `${itemPath(item)}/pdf`

/** One record of a sample, to be compared with its image. */
export function useItem(item: ItemId | undefined) {
  return useQuery({
    queryKey: ['sample', 'item', item?.id],
    queryFn: ({ signal }) => call(sampleItemSchema, itemPath(item ?? { agency: '', id: '' }), { signal }),
    enabled: item !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

/** Notes what was found of a record. */
export const inspect = (item: ItemId, body: Inspection) =>
  call(inspectedSchema, itemPath(item), { method: 'POST', body })
