import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { pairListSchema, type settlingSchema } from '../../../../../src/inventory/duplicates/schema.ts'
import { bookListImportSchema, type ListOptions } from '../../../../../src/inventory/lists/schema.ts'
import {
  classifiedSchema,
  type PeriodSettings,
  periodsSchema,
  suggestionsSchema,
} from '../../../../../src/inventory/periods/schema.ts'
import { reviewSchema } from '../../../../../src/inventory/review/schema.ts'
import { call, command, withQuery } from '../../../api/client.ts'
import { upload } from '../../../api/upload.ts'
import type { BookFilter } from '../calls.ts'

/** What the review of the books of a filter found. */
export function useReview(filter: BookFilter) {
  return useQuery({
    queryKey: ['review', filter],
    queryFn: ({ signal }) => call(reviewSchema, withQuery('/api/inventory/review', filter), { signal }),
  })
}

/** What the dates of the books of a filter say of their periods. */
export function useSuggestions(filter: BookFilter) {
  return useQuery({
    queryKey: ['suggestions', filter],
    queryFn: ({ signal }) =>
      call(suggestionsSchema, withQuery('/api/periods/suggestions', filter), { signal }),
  })
}

/** Classifies the books of a filter whose dates leave no choice. */
export function classify(filter: BookFilter) {
  return call(classifiedSchema, '/api/periods/classification', { method: 'POST', body: { filter } })
}

/** Sets which schemes of periods hold, and the province's own. */
export function savePeriods(settings: PeriodSettings) {
  return call(periodsSchema, '/api/periods', { method: 'POST', body: settings })
}

export type Settled = 'no' | 'second' | 'different'

/** Pairs of books that may be one. */
export function usePairs(filter: BookFilter, settled: Settled) {
  return useQuery({
    queryKey: ['pairs', filter, settled],
    queryFn: ({ signal }) =>
      call(pairListSchema, withQuery('/api/book-pairs', { ...filter, settled }), { signal }),
  })
}

/** Says what two books are. */
export function settle(settling: z.input<typeof settlingSchema>): Promise<void> {
  return command('/api/book-pairs', { method: 'POST', body: settling })
}

/** Sends a list of books: what it would change, or with `apply` what it changed. */
export function sendList(file: File, options: ListOptions, apply: string | undefined, signal: AbortSignal) {
  const form = new FormData()
  form.append('options', JSON.stringify(options))
  form.append('file', file, file.name)
  return upload(bookListImportSchema, withQuery('/api/book-lists', { apply }), form, { signal })
}
