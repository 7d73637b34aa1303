import { z } from 'zod'
import { journalFilterSchema } from '../../../../src/journal/schema.ts'
import { withQuery } from '../../api/client.ts'

/** What the journal is narrowed by; it stands in the address, so that a view of the journal can be sent and bookmarked. */
export type JournalFilter = z.output<typeof journalFilterSchema>

const { agency, action, account, subject, from, to, personal } = journalFilterSchema.shape

/** Reads the journal page's address; what does not fit is left out instead of failing the page. */
export const journalSearchSchema = z.object({
  tab: z.literal('anchors').optional().catch(undefined),
  agency: agency.catch(undefined),
  action: action.catch(undefined),
  account: account.catch(undefined),
  subject: subject.catch(undefined),
  from: from.catch(undefined),
  to: to.catch(undefined),
  personal: personal.catch(undefined),
})

/** The filter alone, with only what is set. */
export function pickFilter(search: z.output<typeof journalSearchSchema>): JournalFilter {
  return journalFilterSchema.parse(search)
}

/** Whether anything is filtered. */
export function isNarrowed(filter: JournalFilter): boolean {
  return Object.values(filter).some(value => value !== undefined)
}

/** The address of the export that carries the filter. */
export function exportAddress(filter: JournalFilter, format: 'xlsx' | 'csv'): string {
  return withQuery(`/api/journal/export.${format}`, filter)
}
