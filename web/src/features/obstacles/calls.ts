import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type answerSchema,
  guidanceIdSchema,
  guidanceListSchema,
  type guidanceQuerySchema,
  type newGuidanceSchema,
  type newObstacleSchema,
  type Obstacle,
  obstacleDetailSchema,
  obstacleListSchema,
  obstaclePlaceSchema,
  type obstacleQuerySchema,
  type remarkSchema,
} from '../../../../src/obstacles/schema.ts'
import { call, command, withQuery } from '../../api/client.ts'
import { upload } from '../../api/upload.ts'

const key = ['obstacles'] as const
const guidanceKey = ['guidance'] as const
const atOnce = 50
const waitingPollMs = 60_000

type Query = z.output<typeof obstacleQuerySchema>

/** What a list is narrowed to. */
export type ObstacleFilter = {
  readonly [Name in 'state' | 'kind' | 'waiting' | 'agency' | 'book' | 'text']?: Query[Name] | undefined
}

/** Obstacles, some at a time. */
export function useObstacles(filter: ObstacleFilter) {
  return useInfiniteQuery({
    queryKey: [...key, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call(obstacleListSchema, withQuery('/api/obstacles', { ...filter, offset: pageParam, limit: atOnce }), {
        signal,
      }),
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    getNextPageParam: (last, all) => {
      const seen = all.reduce((sum, page) => sum + page.obstacles.length, 0)
      return last.obstacles.length > 0 && seen < last.total ? seen : undefined
    },
  })
}

/** How many obstacles this account's office has to answer; asked again every minute. */
export function useWaitingObstacles(enabled: boolean): number {
  const { data } = useQuery({
    queryKey: [...key, 'waiting'],
    queryFn: ({ signal }) => call(obstacleListSchema, '/api/obstacles?limit=1', { signal }),
    enabled,
    refetchInterval: waitingPollMs,
  })
  return enabled ? (data?.waiting ?? 0) : 0
}

const addressOf = (agency: string, obstacle: string) => `/api/obstacles/${agency}/${obstacle}`

/** Where an obstacle's photo is. */
export const photoAddress = ({ agency, id }: Obstacle) => `${addressOf(agency.id, id)}/photo`

/** One obstacle with all that was said to it. */
export function useObstacle(agency: string, obstacle: string) {
  return useQuery({
    queryKey: [...key, 'one', agency, obstacle],
    queryFn: ({ signal }) => call(obstacleDetailSchema, addressOf(agency, obstacle), { signal }),
  })
}

/** Reports an obstacle, with a photo if there is one. */
export function reportObstacle(
  obstacle: z.input<typeof newObstacleSchema>,
  photo: File | null,
): Promise<z.output<typeof obstaclePlaceSchema>> {
  const form = new FormData()
  form.set('obstacle', JSON.stringify(obstacle))
  if (photo !== null) form.set('photo', photo)
  return upload(obstaclePlaceSchema, '/api/obstacles', form)
}

/** Something that is said to an obstacle: by who reported it or sees it, or by who answers it. */
export type Saying =
  | { readonly as: 'remarks'; readonly kind: z.output<typeof remarkSchema>['kind'] }
  | { readonly as: 'answers'; readonly kind: z.output<typeof answerSchema>['kind'] }

/** Says it. */
export function sayToObstacle({ agency, id }: Obstacle, { as, kind }: Saying, text: string): Promise<void> {
  return command(`${addressOf(agency.id, id)}/${as}`, { method: 'POST', body: { kind, text } })
}

/** Guidance that has all the words. */
export function useGuidance(query: Partial<z.output<typeof guidanceQuerySchema>>, enabled = true) {
  return useQuery({
    queryKey: [...guidanceKey, query],
    queryFn: ({ signal }) => call(guidanceListSchema, withQuery('/api/guidance', query), { signal }),
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** Publishes guidance. */
export async function publishGuidance(guidance: z.input<typeof newGuidanceSchema>): Promise<void> {
  await call(guidanceIdSchema, '/api/guidance', { method: 'POST', body: guidance })
}

/** Withdraws guidance. */
export function withdrawGuidance(id: string): Promise<void> {
  return command(`/api/guidance/${id}/withdrawal`, { method: 'POST' })
}

/** Asks again for obstacles and guidance after something was said. */
export function refreshObstacles(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === key[0] || queryKey[0] === guidanceKey[0],
  })
}
