import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { approvalTable } from '../../approvals/approval-table.ts'
import { askApproval } from '../../approvals/ask-approval.ts'
import { askedSchema, reasonSchema } from '../../approvals/schema.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { repairedSchema, repairSchema, restoringSchema } from '../schema.ts'
import { recordEffects } from './record-effects.ts'
import { repairRecord } from './repair-record.ts'

const params = z.object({ agency: z.uuid(), record: z.uuid() })

/** Repairing typing errors; asking for a record to be removed, reinstated, or put back to an earlier version. */
export function registerCorrectionRoutes(server: HttpServer): void {
  server.post(
    '/api/records/:agency/:record/repair',
    {
      config: { right: 'records.repair' },
      schema: { params, body: repairSchema, response: { 200: repairedSchema } },
    },
    async request => {
      const place = { agencyId: request.params.agency, recordId: request.params.record }
      const repair = { ...request.body, identity: request.actor.rights.includes('identity.read') }
      return { version: await request.inTransaction(tx => repairRecord(tx, place, repair)) }
    },
  )
  server.post(
    '/api/records/:agency/:record/removal',
    {
      config: { right: approvalTable['record.remove'].ask },
      schema: { params, body: reasonSchema, response: { 201: askedSchema } },
    },
    async (request, reply) =>
      reply
        .status(201)
        .send({ id: await ask(request, 'record.remove', request.params, request.body.reason) }),
  )
  server.post(
    '/api/records/:agency/:record/reinstatement',
    {
      config: { right: approvalTable['record.reinstate'].ask },
      schema: { params, body: reasonSchema, response: { 201: askedSchema } },
    },
    async (request, reply) =>
      reply
        .status(201)
        .send({ id: await ask(request, 'record.reinstate', request.params, request.body.reason) }),
  )
  server.post(
    '/api/records/:agency/:record/restoring',
    {
      config: { right: approvalTable['record.restore'].ask },
      schema: { params, body: restoringSchema, response: { 201: askedSchema } },
    },
    async (request, reply) => {
      const { reason, version } = request.body
      const id = await ask(request, 'record.restore', request.params, reason, { version })
      return reply.status(201).send({ id })
    },
  )
}

function ask(
  request: Pick<FastifyRequest, 'actor' | 'inTransaction'>,
  action: keyof typeof recordEffects,
  place: z.infer<typeof params>,
  reason: string,
  wanted: unknown = null,
): Promise<string> {
  const subject = { agencyId: place.agency, id: place.record }
  return request.inTransaction(tx =>
    askApproval(tx, request.actor, { action, subject, wanted, reason }, recordEffects[action]),
  )
}
