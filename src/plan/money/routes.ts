import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getPaperOffice } from '../../agencies/paper-office.ts'
import { writePaper } from '../../papers/write-paper.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { today } from '../../platform/vietnam-day.ts'
import { describeScope } from './describe-scope.ts'
import { printEstimate } from './estimate-paper.ts'
import { streamEstimate } from './estimate-workbook.ts'
import { estimateCells, getEstimate, listDetails, sayEstimate } from './get-estimate.ts'
import { addPriceListVersion, createPriceList, listPriceLists, retirePriceList } from './price-lists.ts'
import {
  type EstimateQuery,
  estimateQuerySchema,
  estimateSchema,
  newPriceListSchema,
  priceListSchema,
  priceListsSchema,
  retirementSchema,
} from './schema.ts'

const listParams = z.object({ agency: z.uuid(), list: z.uuid() })
const placeOf = ({ agency: agencyId, list: listId }: z.output<typeof listParams>) => ({ agencyId, listId })

/** Price lists that agencies entered, and what books cost by them. */
export function registerMoneyRoutes(server: HttpServer): void {
  registerPriceRoutes(server)
  registerEstimateRoutes(server)
}

function registerPriceRoutes(server: HttpServer): void {
  server.get(
    '/api/prices',
    { config: { right: 'money.read' }, schema: { response: { 200: priceListsSchema } } },
    request => request.inTransaction(async tx => ({ lists: await listPriceLists(tx) })),
  )
  server.post(
    '/api/prices',
    {
      config: { right: 'money.manage' },
      schema: { body: newPriceListSchema, response: { 201: priceListSchema } },
    },
    async (request, reply) => {
      const made = await request.inTransaction(tx => createPriceList(tx, request.actor, request.body))
      return reply.status(201).send(made)
    },
  )
  server.post(
    '/api/prices/:agency/:list/versions',
    {
      config: { right: 'money.manage' },
      schema: {
        params: listParams,
        body: newPriceListSchema.omit({ name: true }),
        response: { 201: priceListSchema },
      },
    },
    async (request, reply) => {
      const place = placeOf(request.params)
      const made = await request.inTransaction(tx =>
        addPriceListVersion(tx, request.actor, place, request.body),
      )
      return reply.status(201).send(made)
    },
  )
  server.post(
    '/api/prices/:agency/:list/retirement',
    {
      config: { right: 'money.manage' },
      schema: { params: listParams, body: retirementSchema, response: { 200: priceListSchema } },
    },
    request =>
      request.inTransaction(tx => retirePriceList(tx, placeOf(request.params), request.body.retired)),
  )
}

function registerEstimateRoutes(server: HttpServer): void {
  const config = { right: 'money.read' } as const
  const schema = { params: listParams, querystring: estimateQuerySchema }
  server.get(
    '/api/prices/:agency/:list/estimate',
    { config, schema: { ...schema, response: { 200: estimateSchema } } },
    request => request.inTransaction(tx => getEstimate(tx, placeOf(request.params), request.query)),
  )
  server.get('/api/prices/:agency/:list/estimate.xlsx', { config, schema }, async (request, reply) => {
    const { query, actor } = request
    const { estimate, scope, details } = await request.inTransaction(async tx => {
      const found = await estimateCells(tx, placeOf(request.params), query)
      return {
        estimate: await sayEstimate(tx, found, query.by),
        scope: await describeScope(tx, actor.account.agencyId, query),
        details: await listDetails(tx, found),
      }
    })
    return sendFile(reply, `${fileName}.xlsx`, await streamEstimate(estimate, scope, query.by, details))
  })
  for (const format of ['docx', 'pdf'] as const)
    server.get(`/api/prices/:agency/:list/estimate.${format}`, { config, schema }, async (request, reply) => {
      const paper = await request.inTransaction(tx =>
        composePaper(tx, request, placeOf(request.params), request.query),
      )
      return sendFile(reply, `${fileName}.${format}`, (await writePaper(paper))[format])
    })
}

const fileName = 'du-toan-so-hoa-ho-tich'

async function composePaper(
  tx: Transaction,
  { actor: { account } }: Pick<FastifyRequest, 'actor'>,
  place: ReturnType<typeof placeOf>,
  query: EstimateQuery,
) {
  return printEstimate(await getEstimate(tx, place, query), {
    ...(await getPaperOffice(tx, account.agencyId)),
    on: today(),
    scope: await describeScope(tx, account.agencyId, query),
    by: query.by,
  })
}
