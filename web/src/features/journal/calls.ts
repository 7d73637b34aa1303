import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import {
  type Anchor,
  anchorListSchema,
  journalChoicesSchema,
  journalListSchema,
  processingSchema,
} from '../../../../src/journal/schema.ts'
import { call, withQuery } from '../../api/client.ts'
import type { JournalFilter } from './journal-filter.ts'

/** As many seals as one answer holds (src/journal/list-anchors.ts). */
const anchorsAtOnce = 366

/** A part of the journal, newest first. */
export function listJournal(filter: JournalFilter, offset: number, limit: number, signal: AbortSignal) {
  return call(journalListSchema, withQuery('/api/journal', { ...filter, offset, limit }), { signal })
}

/** What the filters offer: the actions the journal knows, and the people who may stand in it. */
export function useJournalChoices() {
  return useQuery({
    queryKey: ['journal-choices'],
    queryFn: ({ signal }) => call(journalChoicesSchema, '/api/journal/choices', { signal }),
    staleTime: 5 * 60_000,
  })
}

async function listAnchors(before: string | undefined, signal: AbortSignal): Promise<readonly Anchor[]> {
  const { anchors } = await call(anchorListSchema, withQuery('/api/journal/anchors', { before }), { signal })
  return anchors
}

/** The seals of the past days, newest first, a year at a time. */
export function useAnchors() {
  return useInfiniteQuery({
    queryKey: ['anchors'],
    queryFn: ({ pageParam, signal }) => listAnchors(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => (last.length < anchorsAtOnce ? undefined : last.at(-1)?.day),
  })
}

/** The seals of a period, oldest first. */
export function useAnchorsBetween(from: string | undefined, to: string | undefined) {
  return useQuery({
    queryKey: ['anchors-between', from, to],
    queryFn: async ({ signal }) => {
      const found: Anchor[] = []
      for (;;) {
        const year = await listAnchors(found.at(-1)?.day, signal)
        found.push(...year)
        const oldest = year.at(-1)?.day
        if (oldest === undefined || (from !== undefined && oldest <= from)) break
      }
      return found
        .filter(({ day }) => (from === undefined || day >= from) && (to === undefined || day <= to))
        .reverse()
    },
  })
}

/** The address of the file of a day's seal. */
export function anchorAddress(day: string): string {
  return `/api/journal/anchors/${day}.json`
}

/** From the first to the last day, both included. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** Who worked with personal data in a period; nothing is asked without one. */
export function useProcessing(period: Period | null) {
  return useQuery({
    queryKey: ['processing', period],
    queryFn: ({ signal }) =>
      call(processingSchema, withQuery('/api/processing', { from: period?.from, to: period?.to }), {
        signal,
      }),
    enabled: period !== null,
    placeholderData: keepPreviousData,
  })
}

/** The address of the processing log of a period as a workbook. */
export function processingExportAddress({ from, to }: Period): string {
  return withQuery('/api/processing/export.xlsx', { from, to })
}
