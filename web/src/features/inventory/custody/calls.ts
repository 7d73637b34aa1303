import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import {
  bookCustodySchema,
  holdingsSchema,
  type NewSlip,
  preparationSchema,
  type Slip,
  type SlipDetail,
  slipDetailSchema,
  slipListSchema,
} from '../../../../../src/inventory/custody/schema.ts'
import { call, withQuery } from '../../../api/client.ts'

const slipsAddress = '/api/custody/slips'
const partLength = 50

export type Show = 'all' | 'open' | 'overdue' | 'cancelled'

/** Which slip. */
export interface SlipPlace {
  readonly agency: string
  readonly slip: string
}

/** A slip's paper. */
export const slipFile = ({ agency, id }: Pick<Slip, 'agency' | 'id'>, format: 'pdf' | 'docx'): string =>
  `${slipsAddress}/${agency.id}/${id}/${format}`

/** The slips, part by part, the latest first. */
export function useSlips(show: Show) {
  return useInfiniteQuery({
    queryKey: ['slips', show],
    queryFn: ({ pageParam, signal }) =>
      call(slipListSchema, withQuery(slipsAddress, { show, offset: pageParam, limit: partLength }), {
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (last, parts) => {
      const shown = parts.reduce((sum, part) => sum + part.slips.length, 0)
      return shown < last.total && last.slips.length > 0 ? shown : undefined
    },
    placeholderData: keepPreviousData,
  })
}

/** A slip with its books. */
export function useSlip({ agency, slip }: SlipPlace) {
  return useQuery({
    queryKey: ['slip', agency, slip],
    queryFn: ({ signal }) => call(slipDetailSchema, `${slipsAddress}/${agency}/${slip}`, { signal }),
  })
}

/** Some books by the agency that registered and their id. */
export type BookRefs = readonly { readonly agencyId: string; readonly bookId: string }[]

/** What a slip about some books starts from. */
export function usePreparation(books: BookRefs) {
  return useQuery({
    queryKey: ['slip-preparation', books],
    queryFn: ({ signal }) =>
      call(preparationSchema, '/api/custody/preparation', { method: 'POST', body: { books }, signal }),
    gcTime: 0,
  })
}

/** Makes a slip; the same `id` again is the same slip. */
export function makeSlip(slip: NewSlip): Promise<SlipDetail> {
  return call(slipDetailSchema, slipsAddress, { method: 'POST', body: slip })
}

/** Cancels a slip. */
export function cancelSlip({ agency, id }: Slip, reason: string): Promise<SlipDetail> {
  return call(slipDetailSchema, `${slipsAddress}/${agency.id}/${id}/cancellation`, {
    method: 'POST',
    body: { reason },
  })
}

/** Who has books in hand. */
export function useHoldings() {
  return useQuery({
    queryKey: ['holdings'],
    queryFn: ({ signal }) => call(holdingsSchema, '/api/custody/holdings', { signal }),
  })
}

/** Every slip with a book. */
export function useMovements(agency: string, book: string) {
  return useQuery({
    queryKey: ['book-custody', agency, book],
    queryFn: ({ signal }) => call(bookCustodySchema, `/api/books/${agency}/${book}/custody`, { signal }),
  })
}

/** After books have changed hands: whatever says where they are is asked anew. */
export function refreshCustody(queryClient: QueryClient): void {
  for (const key of ['slips', 'slip', 'holdings', 'book-custody', 'book-paper', 'books', 'book'])
    void queryClient.invalidateQueries({ queryKey: [key] })
}
