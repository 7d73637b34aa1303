import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  behindSchema,
  type Grouping,
  type Measure,
  progressSchema,
  seriesSchema,
} from '../../../../../src/reports/progress/schema.ts'
import { call, withQuery } from '../../../api/client.ts'
import type { ProgressNarrowing } from './progress-search.ts'

/** Whatever changes books makes these stale: they stand under one name in the cache. */
const key = 'overview'
const staleMs = 20_000

/** The numbers of the books by what they are told apart by. */
export function useProgress(filter: ProgressNarrowing, by: Grouping, enabled = true) {
  return useQuery({
    queryKey: [key, 'sums', filter, by],
    queryFn: ({ signal }) => call(progressSchema, withQuery('/api/progress', { ...filter, by }), { signal }),
    placeholderData: keepPreviousData,
    staleTime: staleMs,
    enabled,
  })
}

/** A number week by week, and when it is likely to be done. */
export function useSeries(filter: ProgressNarrowing, measure: Measure, days: boolean) {
  return useQuery({
    queryKey: [key, 'series', filter, measure, days],
    queryFn: ({ signal }) =>
      call(seriesSchema, withQuery('/api/progress/series', { ...filter, measure, days }), { signal }),
    placeholderData: keepPreviousData,
    staleTime: staleMs,
  })
}

/** Agencies that are not done, and why. */
export function useBehind(filter: ProgressNarrowing, limit: number) {
  return useQuery({
    queryKey: [key, 'behind', filter, limit],
    queryFn: ({ signal }) =>
      call(behindSchema, withQuery('/api/progress/behind', { ...filter, limit }), { signal }),
    placeholderData: keepPreviousData,
    staleTime: staleMs,
  })
}

/** Where the weekly report is made. */
export const reportAddress = (filter: ProgressNarrowing, format: 'docx' | 'pdf' | 'xlsx'): string =>
  withQuery(`/api/progress/report.${format}`, { ...filter })
