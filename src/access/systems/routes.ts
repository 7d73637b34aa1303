import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { includesAgency } from '../jurisdiction.ts'
import { reasonedSchema } from '../schema.ts'
import { createSystem, narrowSystem } from './create-system.ts'
import { turnSystem } from './disable-system.ts'
import { getSystemDetail, listSystems } from './list-systems.ts'
import {
  createdSchema,
  madeTokenSchema,
  narrowedRightsSchema,
  newSystemSchema,
  newTokenSchema,
  systemListSchema,
  systemSchema,
} from './schema.ts'
import { getSystem, type SystemState } from './system-state.ts'
import { createToken, revokeToken } from './tokens.ts'

const config = { right: 'systems.manage' } as const
const params = z.object({ system: z.uuid() })
const nothing = { 204: z.null() }

/** Other systems and their tokens, by the administrator of an agency and those below it. */
export function registerSystemsRoutes(server: HttpServer): void {
  server.get('/api/systems', { config, schema: { response: { 200: systemListSchema } } }, request =>
    request.inFullTransaction(tx => listSystems(tx, request.actor.jurisdiction)),
  )
  server.get(
    '/api/systems/:system',
    { config, schema: { params, response: { 200: systemSchema } } },
    request =>
      request.inFullTransaction(tx => getSystemDetail(tx, request.actor.jurisdiction, request.params.system)),
  )
  server.post(
    '/api/systems',
    { config, schema: { body: newSystemSchema, response: { 201: createdSchema } } },
    async (request, reply) => {
      const { actor, body } = request
      if (!includesAgency(actor.jurisdiction, body.agencyId)) throw new AppError('right.missing')
      const id = await request.inFullTransaction(tx => createSystem(tx, body))
      return reply.status(201).send({ id })
    },
  )
  server.post(
    '/api/systems/:system/rights',
    { config, schema: { params, body: narrowedRightsSchema, response: nothing } },
    async (request, reply) => {
      await onSystem(request, (tx, system) => narrowSystem(tx, system, request.body.rights))
      return reply.status(204).send(null)
    },
  )
  for (const [act, disabled] of [
    ['disabling', true],
    ['enabling', false],
  ] as const) {
    server.post(
      `/api/systems/:system/${act}`,
      { config, schema: { params, body: reasonedSchema, response: nothing } },
      async (request, reply) => {
        await onSystem(request, (tx, system) => turnSystem(tx, system, disabled, request.body.reason))
        return reply.status(204).send(null)
      },
    )
  }
  server.post(
    '/api/systems/:system/tokens',
    { config, schema: { params, body: newTokenSchema, response: { 201: madeTokenSchema } } },
    async (request, reply) => {
      const made = await onSystem(request, (tx, system) => createToken(tx, system, request.body))
      return reply.status(201).send(made)
    },
  )
  server.delete(
    '/api/systems/:system/tokens/:token',
    { config, schema: { params: params.extend({ token: z.uuid() }), response: nothing } },
    async (request, reply) => {
      await onSystem(request, (tx, system) => revokeToken(tx, system, request.params.token))
      return reply.status(204).send(null)
    },
  )
}

/** Changes a system of the actor's jurisdiction; any other is not found. */
export function onSystem<T>(
  request: Pick<FastifyRequest, 'actor' | 'inFullTransaction'> & { readonly params: z.infer<typeof params> },
  change: (tx: Transaction, system: SystemState) => Promise<T>,
): Promise<T> {
  const { actor, params } = request
  return request.inFullTransaction(async tx =>
    change(tx, await getSystem(tx, actor.jurisdiction, params.system)),
  )
}
