import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type Approval,
  approvalListSchema,
  type approvalQuerySchema,
  askedSchema,
} from '../../../../src/approvals/schema.ts'
import { call, command, withQuery } from '../../api/client.ts'

/** Where a request stands. */
export type ApprovalState = Approval['state']

const key = ['approvals'] as const
const atOnce = 50
const waitingPollMs = 60_000

function listApprovals(query: Partial<z.output<typeof approvalQuerySchema>>, signal: AbortSignal) {
  return call(approvalListSchema, withQuery('/api/approvals', query), { signal })
}

/** The requests in a state (all of them without one), newest first, some at a time. */
export function useApprovals(state: ApprovalState | undefined) {
  return useInfiniteQuery({
    queryKey: [...key, 'list', state],
    queryFn: ({ pageParam, signal }) => listApprovals({ state, offset: pageParam, limit: atOnce }, signal),
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    getNextPageParam: (last, all) => {
      const seen = all.reduce((sum, page) => sum + page.approvals.length, 0)
      return last.approvals.length > 0 && seen < last.total ? seen : undefined
    },
  })
}

/** How many requests this account may decide; asked again every minute. */
export function useWaitingCount(enabled: boolean): number {
  const { data } = useQuery({
    queryKey: [...key, 'waiting'],
    queryFn: ({ signal }) => listApprovals({ limit: 1 }, signal),
    enabled,
    refetchInterval: waitingPollMs,
  })
  return enabled ? (data?.waiting ?? 0) : 0
}

/** The requests about one subject (`book:…`, `record:…`), newest first. */
export function useApprovalsOf(subject: string, enabled: boolean) {
  return useQuery({
    queryKey: [...key, 'of', subject],
    queryFn: ({ signal }) => listApprovals({ subject, limit: 20 }, signal),
    enabled,
  })
}

/** Asks for what another person has to decide; the path says what. */
export async function askApproval(
  path: string,
  body: { readonly reason: string; readonly version?: number },
): Promise<void> {
  await call(askedSchema, path, { method: 'POST', body })
}

const address = (approval: Approval) => `/api/approvals/${approval.agency.id}/${approval.id}`

/** Approves or refuses what somebody else asked for. */
export function decideApproval(approval: Approval, approve: boolean, reason: string): Promise<void> {
  return command(`${address(approval)}/decision`, { method: 'POST', body: { approve, reason } })
}

/** Takes back what one asked for oneself. */
export function withdrawApproval(approval: Approval): Promise<void> {
  return command(address(approval), { method: 'DELETE' })
}

/** Asks again for everything that a request or a decision may have changed. */
export function refreshAfterApproval(queryClient: QueryClient): Promise<void> {
  const changed = ['approvals', 'book', 'books', 'record', 'records', 'accounts', 'account']
  return queryClient.invalidateQueries({
    predicate: query => changed.some(first => first === query.queryKey[0]),
  })
}
