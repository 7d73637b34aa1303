import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { writePaper } from '../papers/write-paper.ts'
import type { App } from '../platform/app.ts'
import { sendFile } from '../platform/http/send-file.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { composeAnnex } from './annex/compose-annex.ts'
import { readAnnex } from './annex/read-annex.ts'
import {
  changeCampaign,
  createCampaign,
  type Planner,
  removeCampaign,
  restoreCampaign,
  setCampaignState,
} from './change-campaign.ts'
import { type CampaignRef, findCampaigns, getCampaign, lineOf } from './find-campaigns.ts'
import { listChanges } from './list-changes.ts'
import {
  bookPlanSchema,
  type Campaign,
  campaignChangesQuerySchema,
  campaignChangesSchema,
  campaignListSchema,
  campaignSchema,
  campaignStateSchema,
  changedCampaignSchema,
  changedTargetsSchema,
  newCampaignSchema,
  planTemplatesSchema,
  restoredCampaignSchema,
  targetListSchema,
  workListSchema,
  workQuerySchema,
} from './schema.ts'
import { listTargets } from './targets/list-targets.ts'
import { setTargets } from './targets/set-targets.ts'
import { planTemplates } from './templates/plan-templates.ts'
import { viewCampaign } from './view-campaign.ts'
import { listWork } from './work/list-work.ts'
import { viewBookPlan } from './work/view-book-plan.ts'

const params = z.object({ agency: z.uuid(), campaign: z.uuid() })
const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
const address = '/api/plan/campaigns/:agency/:campaign'

const refOf = ({ agency, campaign }: z.output<typeof params>): CampaignRef => ({
  agencyId: agency,
  id: campaign,
})
const plannerOf = ({ actor }: FastifyRequest): Planner => ({
  accountId: actor.account.id,
  jurisdiction: actor.jurisdiction,
})
const manages = ({ actor }: FastifyRequest) => actor.rights.includes('plan.manage')

/** Plans of digitisation, their targets and annexes, and what is to be done next. */
export function registerPlanRoutes(server: HttpServer, _app: App): void {
  registerReadingRoutes(server)
  registerChangingRoutes(server)
  registerTargetRoutes(server)
  registerWorkRoutes(server)
}

const view = async (tx: Transaction, request: FastifyRequest, ref: CampaignRef): Promise<Campaign> => {
  const { jurisdiction } = request.actor
  return viewCampaign(tx, await getCampaign(tx, jurisdiction, ref), jurisdiction, manages(request))
}

function registerReadingRoutes(server: HttpServer): void {
  const config = { right: 'plan.read' } as const
  server.get('/api/plan/templates', { config, schema: { response: { 200: planTemplatesSchema } } }, () => ({
    templates: [...planTemplates],
  }))
  server.get('/api/plan/campaigns', { config, schema: { response: { 200: campaignListSchema } } }, request =>
    request.inTransaction(async tx => {
      const { jurisdiction } = request.actor
      const campaigns = await findCampaigns(tx, jurisdiction)
      return { campaigns: campaigns.map(each => lineOf(each, jurisdiction, manages(request))) }
    }),
  )
  server.get(address, { config, schema: { params, response: { 200: campaignSchema } } }, request =>
    request.inTransaction(tx => view(tx, request, refOf(request.params))),
  )
  server.get(
    `${address}/changes`,
    {
      config,
      schema: { params, querystring: campaignChangesQuerySchema, response: { 200: campaignChangesSchema } },
    },
    request =>
      request.inTransaction(async tx => {
        const campaign = await getCampaign(tx, request.actor.jurisdiction, refOf(request.params))
        return listChanges(tx, campaign, request.query)
      }),
  )
  for (const format of ['docx', 'pdf'] as const) {
    server.get(`${address}/annex.${format}`, { config, schema: { params } }, async (request, reply) => {
      const annex = await request.inTransaction(async tx =>
        readAnnex(tx, await getCampaign(tx, request.actor.jurisdiction, refOf(request.params))),
      )
      const paper = await writePaper(composeAnnex(annex))
      return sendFile(reply, `phu-luc-ke-hoach_${annex.on}.${format}`, paper[format])
    })
  }
}

function registerChangingRoutes(server: HttpServer): void {
  const config = { right: 'plan.manage' } as const
  server.post(
    '/api/plan/campaigns',
    { config, schema: { body: newCampaignSchema, response: { 201: campaignSchema } } },
    async (request, reply) => {
      const made = await request.inTransaction(async tx =>
        view(tx, request, await createCampaign(tx, plannerOf(request), request.body)),
      )
      return reply.status(201).send(made)
    },
  )
  server.post(
    address,
    { config, schema: { params, body: changedCampaignSchema, response: { 200: campaignSchema } } },
    request =>
      request.inTransaction(async tx => {
        await changeCampaign(tx, plannerOf(request), refOf(request.params), request.body)
        return view(tx, request, refOf(request.params))
      }),
  )
  server.post(
    `${address}/state`,
    { config, schema: { params, body: campaignStateSchema, response: { 200: campaignSchema } } },
    request =>
      request.inTransaction(async tx => {
        await setCampaignState(tx, plannerOf(request), refOf(request.params), request.body)
        return view(tx, request, refOf(request.params))
      }),
  )
  server.post(
    `${address}/restoring`,
    { config, schema: { params, body: restoredCampaignSchema, response: { 200: campaignSchema } } },
    request =>
      request.inTransaction(async tx => {
        await restoreCampaign(tx, plannerOf(request), refOf(request.params), request.body)
        return view(tx, request, refOf(request.params))
      }),
  )
  server.delete(address, { config, schema: { params } }, async (request, reply) => {
    await request.inTransaction(tx => removeCampaign(tx, plannerOf(request), refOf(request.params)))
    return reply.status(204).send()
  })
}

function registerTargetRoutes(server: HttpServer): void {
  const list = async (tx: Transaction, request: FastifyRequest, ref: CampaignRef) => ({
    targets: await listTargets(tx, await getCampaign(tx, request.actor.jurisdiction, ref)),
  })
  server.get(
    `${address}/targets`,
    { config: { right: 'plan.read' }, schema: { params, response: { 200: targetListSchema } } },
    request => request.inTransaction(tx => list(tx, request, refOf(request.params))),
  )
  server.post(
    `${address}/targets`,
    {
      config: { right: 'plan.manage' },
      schema: { params, body: changedTargetsSchema, response: { 200: targetListSchema } },
    },
    request =>
      request.inTransaction(async tx => {
        await setTargets(tx, plannerOf(request), refOf(request.params), request.body.targets)
        return list(tx, request, refOf(request.params))
      }),
  )
}

function registerWorkRoutes(server: HttpServer): void {
  server.get(
    '/api/plan/work',
    {
      config: { right: 'plan.read' },
      schema: { querystring: workQuerySchema, response: { 200: workListSchema } },
    },
    request => request.inTransaction(tx => listWork(tx, request.actor.jurisdiction, request.query)),
  )
  server.get(
    '/api/books/:agency/:book/plan',
    { config: { right: 'plan.read' }, schema: { params: bookParams, response: { 200: bookPlanSchema } } },
    request => {
      const { agency: agencyId, book: bookId } = request.params
      return request.inTransaction(tx => viewBookPlan(tx, request.actor.jurisdiction, { agencyId, bookId }))
    },
  )
}
