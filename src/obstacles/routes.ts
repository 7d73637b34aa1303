import { z } from 'zod'
import { findJurisdiction } from '../access/jurisdiction.ts'
import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { getObstacle } from './get-obstacle.ts'
import { listGuidance, publishGuidance, withdrawGuidance } from './guidance.ts'
import { listObstacles } from './list-obstacles.ts'
import { obstacleParams, placeOf, registerReporting } from './report-routes.ts'
import { answer, remark } from './say.ts'
import {
  answerSchema,
  guidanceIdSchema,
  guidanceListSchema,
  guidanceQuerySchema,
  newGuidanceSchema,
  obstacleDetailSchema,
  obstacleListSchema,
  obstacleQuerySchema,
  remarkSchema,
} from './schema.ts'

/** Obstacles: reported, seen, answered; and the guidance that comes of them. */
export function registerObstacleRoutes(server: HttpServer, app: App): void {
  registerReporting(server, app)
  server.get(
    '/api/obstacles',
    {
      config: { right: 'obstacles.read' },
      schema: { querystring: obstacleQuerySchema, response: { 200: obstacleListSchema } },
    },
    request => request.inTransaction(tx => listObstacles(tx, request.actor.account.agencyId, request.query)),
  )
  server.get(
    '/api/obstacles/:agency/:obstacle',
    {
      config: { right: 'obstacles.read' },
      schema: { params: obstacleParams, response: { 200: obstacleDetailSchema } },
    },
    request => request.inTransaction(tx => getObstacle(tx, request.actor, placeOf(request.params))),
  )
  server.post(
    '/api/obstacles/:agency/:obstacle/remarks',
    {
      config: { right: 'obstacles.report' },
      schema: { params: obstacleParams, body: remarkSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await request.inTransaction(tx => remark(tx, placeOf(request.params), request.body))
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/obstacles/:agency/:obstacle/answers',
    {
      config: { right: 'obstacles.answer' },
      schema: { params: obstacleParams, body: answerSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { jurisdiction } = request.actor
      await request.inTransaction(tx => answer(tx, jurisdiction, placeOf(request.params), request.body))
      return reply.status(204).send(null)
    },
  )
  registerGuidance(server)
}

function registerGuidance(server: HttpServer): void {
  server.get(
    '/api/guidance',
    {
      config: { right: 'obstacles.read' },
      schema: { querystring: guidanceQuerySchema, response: { 200: guidanceListSchema } },
    },
    request =>
      request.inFullTransaction(async tx => {
        const publishes = (await findJurisdiction(tx, request.actor.account, 'guidance.publish')) ?? null
        return listGuidance(tx, request.query, publishes)
      }),
  )
  server.post(
    '/api/guidance',
    {
      config: { right: 'guidance.publish' },
      schema: { body: newGuidanceSchema, response: { 201: guidanceIdSchema } },
    },
    async (request, reply) => {
      const { id: accountId, agencyId } = request.actor.account
      const id = await request.inTransaction(tx => publishGuidance(tx, { agencyId, accountId }, request.body))
      return reply.status(201).send({ id })
    },
  )
  server.post(
    '/api/guidance/:guidance/withdrawal',
    {
      config: { right: 'guidance.publish' },
      schema: { params: z.object({ guidance: z.uuid() }), response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { jurisdiction } = request.actor
      await request.inTransaction(tx => withdrawGuidance(tx, jurisdiction, request.params.guidance))
      return reply.status(204).send(null)
    },
  )
}
