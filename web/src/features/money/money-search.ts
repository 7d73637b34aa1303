import { z } from 'zod'
import { type EstimateQuery, estimateQuerySchema, type PriceList } from '../../../../src/plan/money/schema.ts'

const { by, under, kind, contractor, campaign, pagesPerBook, recordsPerBook } = estimateQuerySchema.shape

export const moneyTabs = ['estimate', 'comparison', 'payments', 'prices'] as const

/** Reads the page's address; what does not fit is left out instead of failing the page. `list` is a price list as `agency:id`. */
export const moneySearchSchema = z.object({
  tab: z.enum(moneyTabs).optional().catch(undefined),
  list: z.string().max(80).optional().catch(undefined),
  by: by.unwrap().optional().catch(undefined),
  under: under.catch(undefined),
  kind: kind.catch(undefined),
  contractor: contractor.catch(undefined),
  campaign: campaign.catch(undefined),
  pagesPerBook: pagesPerBook.catch(undefined),
  recordsPerBook: recordsPerBook.catch(undefined),
})
export type MoneySearch = z.output<typeof moneySearchSchema>

/** A price list in an address. */
export const keyOfList = ({ agency, id }: Pick<PriceList, 'agency' | 'id'>): string => `${agency.id}:${id}`

/** The chosen price list, else the one entered last among those in use. */
export function chooseList(lists: readonly PriceList[], chosen: string | undefined): PriceList | undefined {
  const offered = lists.filter(list => list.retiredAt === null)
  const [latest] = offered.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  return lists.find(list => keyOfList(list) === chosen) ?? latest ?? lists[0]
}

/** What the server is asked for. */
export function queryOf({ tab: _, list: __, by: split = 'agency', ...filter }: MoneySearch): EstimateQuery {
  return { ...filter, by: split }
}
