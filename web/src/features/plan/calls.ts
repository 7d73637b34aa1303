import { type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  bookPlanSchema,
  type Campaign,
  type CampaignContent,
  campaignChangesSchema,
  campaignListSchema,
  campaignSchema,
  planTemplatesSchema,
  type Target,
  targetListSchema,
  workListSchema,
  type workQuerySchema,
} from '../../../../src/plan/schema.ts'
import { call, command, withQuery } from '../../api/client.ts'

/** Whose plan, and which. */
export interface PlanRef {
  readonly agency: string
  readonly campaign: string
}

const address = ({ agency, campaign }: PlanRef) => `/api/plan/campaigns/${agency}/${campaign}`
/** The address of a plan. */
export const refOf = (plan: Pick<Campaign, 'agency' | 'id'>): PlanRef => ({
  agency: plan.agency.id,
  campaign: plan.id,
})

/** The address of a plan's annex. */
export const annexPath = (plan: Pick<Campaign, 'agency' | 'id'>, type: 'docx' | 'pdf') =>
  `${address(refOf(plan))}/annex.${type}`

/** The plans that concern this account. */
export function usePlans() {
  return useQuery({
    queryKey: ['plans'],
    queryFn: ({ signal }) => call(campaignListSchema, '/api/plan/campaigns', { signal }),
  })
}

/** One plan, and how far its phases are. */
export function usePlan(ref: PlanRef) {
  return useQuery({
    queryKey: ['plan', ref.agency, ref.campaign],
    queryFn: ({ signal }) => call(campaignSchema, address(ref), { signal }),
  })
}

/** The shipped plans to begin with. */
export function useTemplates(enabled: boolean) {
  return useQuery({
    queryKey: ['plan-templates'],
    queryFn: ({ signal }) => call(planTemplatesSchema, '/api/plan/templates', { signal }),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** What agencies shall have done of a plan. */
export function useTargets(ref: PlanRef) {
  return useQuery({
    queryKey: ['plan', ref.agency, ref.campaign, 'targets'],
    queryFn: ({ signal }) => call(targetListSchema, `${address(ref)}/targets`, { signal }),
  })
}

const changesAtOnce = 20

/** How a plan was changed, newest first, some at a time. */
export function useChanges(ref: PlanRef) {
  return useInfiniteQuery({
    queryKey: ['plan', ref.agency, ref.campaign, 'changes'],
    queryFn: ({ pageParam, signal }) =>
      call(
        campaignChangesSchema,
        withQuery(`${address(ref)}/changes`, { offset: pageParam, limit: changesAtOnce }),
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: (last, all) => (last.more ? all.length * changesAtOnce : undefined),
  })
}

/** What is to be done next. */
export function useWork(query: Partial<z.output<typeof workQuerySchema>>, enabled = true) {
  return useQuery({
    queryKey: ['work', query],
    queryFn: ({ signal }) => call(workListSchema, withQuery('/api/plan/work', query), { signal }),
    enabled,
  })
}

/** Where a book stands in the plans in force. */
export function useBookPlan(agency: string, book: string, enabled: boolean) {
  return useQuery({
    queryKey: ['work', 'book', agency, book],
    queryFn: ({ signal }) => call(bookPlanSchema, `/api/books/${agency}/${book}/plan`, { signal }),
    enabled,
  })
}

/** Makes a draft. */
export function makePlan(agencyId: string, template: string, content: CampaignContent): Promise<Campaign> {
  return call(campaignSchema, '/api/plan/campaigns', {
    method: 'POST',
    body: { agencyId, template, content },
  })
}

/** Says something else in a plan. */
export function changePlan(plan: Campaign, content: CampaignContent, reason: string): Promise<Campaign> {
  const body = { revision: plan.revision, reason, content }
  return call(campaignSchema, address(refOf(plan)), { method: 'POST', body })
}

/** Issues, ends or opens a plan again. */
export function movePlan(plan: Campaign, state: Campaign['state'], reason: string): Promise<Campaign> {
  const body = { revision: plan.revision, state, reason }
  return call(campaignSchema, `${address(refOf(plan))}/state`, { method: 'POST', body })
}

/** Lets an earlier revision hold again. */
export function restorePlan(plan: Campaign, to: number, reason: string): Promise<Campaign> {
  const body = { revision: plan.revision, to, reason }
  return call(campaignSchema, `${address(refOf(plan))}/restoring`, { method: 'POST', body })
}

/** Discards a draft. */
export function removePlan(plan: Campaign): Promise<void> {
  return command(address(refOf(plan)), { method: 'DELETE' })
}

/** Sets targets. */
export async function setTargets(ref: PlanRef, targets: readonly Target[]): Promise<void> {
  await call(targetListSchema, `${address(ref)}/targets`, { method: 'POST', body: { targets } })
}

/** Keeps a changed plan, and asks again for everything it orders. */
export async function keepPlan(queryClient: QueryClient, plan: Campaign): Promise<void> {
  queryClient.setQueryData(['plan', plan.agency.id, plan.id], plan)
  await Promise.all(
    [
      ['plans'],
      ['work'],
      ['plan', plan.agency.id, plan.id, 'changes'],
      ['plan', plan.agency.id, plan.id, 'targets'],
    ].map(queryKey => queryClient.invalidateQueries({ queryKey })),
  )
}
