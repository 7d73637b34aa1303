import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  comparisonSchema,
  type NewPayment,
  type Payment,
  payableSchema,
  paymentDetailSchema,
  paymentsSchema,
} from '../../../../src/acceptance/payment/schema.ts'
import { contractorListSchema } from '../../../../src/inventory/contractors/schema.ts'
import {
  type EstimateQuery,
  estimateSchema,
  type newPriceListSchema,
  type PriceList,
  priceListSchema,
  priceListsSchema,
} from '../../../../src/plan/money/schema.ts'
import { campaignListSchema } from '../../../../src/plan/schema.ts'
import { call, withQuery } from '../../api/client.ts'

type ListId = Pick<PriceList, 'agency' | 'id'>
const pathOf = ({ agency, id }: ListId) => `/api/prices/${agency.id}/${id}`

export function usePriceLists() {
  return useQuery({
    queryKey: ['money', 'lists'],
    queryFn: ({ signal }) => call(priceListsSchema, '/api/prices', { signal }),
  })
}

/** An estimate; the one shown stays until the next has come. */
export function useEstimate(list: ListId, query: EstimateQuery) {
  return useQuery({
    queryKey: ['money', 'estimate', list.id, query],
    queryFn: ({ signal }) => call(estimateSchema, withQuery(`${pathOf(list)}/estimate`, query), { signal }),
    placeholderData: keepPreviousData,
  })
}

/** Where an estimate can be had as a file. */
export function estimateAddress(list: ListId, query: EstimateQuery, format: 'xlsx' | 'docx' | 'pdf'): string {
  return withQuery(`${pathOf(list)}/estimate.${format}`, query)
}

export function useComparison(list: ListId, query: EstimateQuery) {
  return useQuery({
    queryKey: ['money', 'comparison', list.id, query],
    queryFn: ({ signal }) =>
      call(comparisonSchema, withQuery(`${pathOf(list)}/comparison`, query), { signal }),
    placeholderData: keepPreviousData,
  })
}

export function useContractors() {
  return useQuery({
    queryKey: ['contractors'],
    queryFn: ({ signal }) => call(contractorListSchema, '/api/contractors', { signal }),
  })
}

/** The plans whose phases can divide an estimate. */
export function usePlans() {
  return useQuery({
    queryKey: ['plan', 'campaigns'],
    queryFn: ({ signal }) => call(campaignListSchema, '/api/plan/campaigns', { signal }),
  })
}

export function usePayments() {
  return useQuery({
    queryKey: ['money', 'payments'],
    queryFn: ({ signal }) => call(paymentsSchema, withQuery('/api/payments', { limit: 200 }), { signal }),
  })
}

/** The accepted books that can be paid by a price list; nothing is asked until both are chosen. */
export function usePayable(contractorId: string | null, list: ListId | undefined) {
  return useQuery({
    queryKey: ['money', 'payable', contractorId, list?.id],
    enabled: contractorId !== null && list !== undefined,
    queryFn: ({ signal }) =>
      call(payableSchema, '/api/payments/payable', {
        method: 'POST',
        body: { contractorId, list: { agencyId: list?.agency.id, listId: list?.id } },
        signal,
      }),
  })
}

export function makePayment(body: NewPayment) {
  return call(paymentDetailSchema, '/api/payments', { method: 'POST', body })
}

const paymentPath = ({ agency, id }: Pick<Payment, 'agency' | 'id'>) => `/api/payments/${agency.id}/${id}`

export function cancelPayment(payment: Payment, reason: string) {
  const path = `${paymentPath(payment)}/cancellation`
  return call(paymentDetailSchema, path, { method: 'POST', body: { reason } })
}

/** Where the paper of a statement is. */
export function paymentAddress(payment: Payment, format: 'docx' | 'pdf'): string {
  return `${paymentPath(payment)}/${format}`
}

/** Enters a list, or the next version of one. */
export function enterPrices(of: PriceList | null, list: z.input<typeof newPriceListSchema>) {
  const { name, ...version } = list
  return of === null
    ? call(priceListSchema, '/api/prices', { method: 'POST', body: { name, ...version } })
    : call(priceListSchema, `${pathOf(of)}/versions`, { method: 'POST', body: version })
}

export function retirePrices(list: PriceList, retired: boolean) {
  return call(priceListSchema, `${pathOf(list)}/retirement`, { method: 'POST', body: { retired } })
}

export function refreshMoney(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['money'] })
}
