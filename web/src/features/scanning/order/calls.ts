import { useQuery } from '@tanstack/react-query'
import { changeSchema } from '../../../../../src/inventory/changes/schema.ts'
import { asideListSchema, orderReportSchema } from '../../../../../src/scanning/order/schema.ts'
import { call } from '../../../api/client.ts'

const pollMs = 2000

const reportKey = (agency: string, book: string) => ['order-report', agency, book] as const
const asideKey = (agency: string, book: string) => ['pages-aside', agency, book] as const

/** What the numbers say about the order of a book's pages; asked again while printed numbers are being read. */
export function useOrderReport(agency: string, book: string) {
  return useQuery({
    queryKey: reportKey(agency, book),
    queryFn: ({ signal }) => call(orderReportSchema, `/api/books/${agency}/${book}/order-report`, { signal }),
    refetchInterval: query => (query.state.data?.reading.state === 'running' ? pollMs : false),
  })
}

/** The pages of a book that were set aside or whose picture was replaced. */
export function useAside(agency: string, book: string) {
  return useQuery({
    queryKey: asideKey(agency, book),
    queryFn: async ({ signal }) =>
      (await call(asideListSchema, `/api/books/${agency}/${book}/pages-aside`, { signal })).pages,
  })
}

/** Everything in the query cache that a change of a book's pages may make old, by the first part of its key. */
export const touchedByChanges: ReadonlySet<unknown> = new Set([
  'pages',
  'order-report',
  'pages-aside',
  'page-changes',
  'captures',
  'cases',
  'book',
])

/** Changes something about a book's pages; the name is the route's, behind the book. */
export function postChange(agency: string, book: string, name: string, body: object) {
  return call(changeSchema, `/api/books/${agency}/${book}/${name}`, { method: 'POST', body })
}

/** Has the printed numbers of a book's pages read. */
export function postReading(agency: string, book: string) {
  return call(orderReportSchema, `/api/books/${agency}/${book}/numbers/reading`, { method: 'POST' })
}
