import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { changeListSchema, changeSchema } from '../../../../../src/inventory/changes/schema.ts'
import {
  type Capture,
  type Correction,
  captureListSchema,
  mostAskedFor,
} from '../../../../../src/scanning/review/schema.ts'
import { call, command, withQuery } from '../../../api/client.ts'

const capturesKey = (agency: string, book: string) => ['captures', agency, book] as const
const changesKey = (agency: string, book: string) => ['page-changes', agency, book] as const

/** Pictures that are still to come show up without being asked for. */
const arrivalsMs = 30_000

/** The pictures of a book in its order, with how far each stands out. */
export function useCaptures(agency: string, book: string) {
  return useQuery({
    queryKey: capturesKey(agency, book),
    queryFn: async ({ signal }) =>
      (await call(captureListSchema, `/api/books/${agency}/${book}/captures`, { signal })).captures,
    refetchInterval: query =>
      query.state.data?.some(({ state, recipes }) => state === 'waiting' && recipes.length === 0)
        ? arrivalsMs
        : false,
  })
}

/** What was changed about the book's pages, the latest first. */
export function useChanges(agency: string, book: string) {
  return useQuery({
    queryKey: changesKey(agency, book),
    queryFn: async ({ signal }) =>
      (await call(changeListSchema, `/api/books/${agency}/${book}/changes`, { signal })).changes,
  })
}

/** Changes the list of pictures as this page knows it, and asks the server for parts of it anew. */
export function useCaptureCache(agency: string, book: string) {
  const queries = useQueryClient()
  return useMemo(() => {
    const queryKey = capturesKey(agency, book)
    return {
      read: () => queries.getQueryData<Capture[]>(queryKey) ?? [],
      patch: (change: (capture: Capture) => Capture) => {
        queries.setQueryData<Capture[]>(queryKey, known => known?.map(change))
      },
      /** Some pictures as the server knows them now, a hundred at most. */
      fetchSome: async (ids: readonly string[]): Promise<ReadonlyMap<string, Capture>> => {
        const only = ids.slice(0, mostAskedFor).join(',')
        const path = withQuery(`/api/books/${agency}/${book}/captures`, { only })
        const { captures } = await call(captureListSchema, path)
        return new Map(captures.map(capture => [capture.id, capture]))
      },
      refetch: () => queries.invalidateQueries({ queryKey }),
      /** Drops a list under way: it was asked for before the change that is made here now. */
      cancel: () => queries.cancelQueries({ queryKey }),
      /** Says that something of the book's pages was changed. */
      changed: () => {
        void queries.invalidateQueries({ queryKey: changesKey(agency, book) })
        void queries.invalidateQueries({ queryKey: ['pages', agency, book] })
      },
    }
  }, [queries, agency, book])
}
export type CaptureCache = ReturnType<typeof useCaptureCache>

/** Corrects pictures of a book as one change. */
export function postCorrection(
  agency: string,
  book: string,
  captures: readonly string[],
  correction: Correction,
) {
  const body = { captures, correction }
  return call(changeSchema, `/api/books/${agency}/${book}/corrections`, { method: 'POST', body })
}

/** Notes that somebody has looked at pictures. */
export function postReview(agency: string, book: string, captures: readonly string[], reviewed: boolean) {
  const body = { captures, reviewed }
  return command(`/api/books/${agency}/${book}/reviews`, { method: 'POST', body })
}
