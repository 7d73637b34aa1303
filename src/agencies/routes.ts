import { z } from 'zod'
import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { correctAgency } from './correct-agency.ts'
import { createAgency } from './create-agency.ts'
import { listAgencies } from './list-agencies.ts'
import { recordSuccession } from './record-succession.ts'
import { removeSuccession } from './remove-succession.ts'
import {
  agencyListSchema,
  agencySchema,
  agencySearchQuerySchema,
  agencySearchSchema,
  correctedAgencySchema,
  newAgencySchema,
  newSuccessionSchema,
} from './schema.ts'
import { searchAgencies } from './search-agencies.ts'

const agencyParams = z.object({ agency: z.uuid() })
const linkParams = z.object({ predecessor: z.uuid(), successor: z.uuid() })

/** The routes of the tree of agencies: who is there, who took over from whom, and putting both right. */
export function registerAgencyRoutes(server: HttpServer, _app: App): void {
  server.get(
    '/api/agencies',
    { config: { right: 'agencies.read' }, schema: { response: { 200: agencyListSchema } } },
    request => request.inTransaction(tx => listAgencies(tx, request.actor.jurisdiction)),
  )
  server.get(
    '/api/agencies/search',
    {
      config: { right: 'agencies.read' },
      schema: { querystring: agencySearchQuerySchema, response: { 200: agencySearchSchema } },
    },
    request => {
      const { name, limit } = request.query
      return request.inTransaction(tx => searchAgencies(tx, request.actor.jurisdiction, name, limit))
    },
  )
  server.post(
    '/api/agencies',
    {
      config: { right: 'agencies.manage' },
      schema: { body: newAgencySchema, response: { 201: agencySchema } },
    },
    async (request, reply) => {
      const { jurisdiction } = request.actor
      const created = await request.inFullTransaction(tx => createAgency(tx, jurisdiction, request.body))
      return reply.status(201).send(created)
    },
  )
  server.post(
    '/api/agencies/:agency',
    {
      config: { right: 'agencies.manage' },
      schema: { params: agencyParams, body: correctedAgencySchema, response: { 200: agencySchema } },
    },
    request =>
      request.inFullTransaction(tx =>
        correctAgency(tx, request.actor.jurisdiction, request.params.agency, request.body),
      ),
  )
  server.post(
    '/api/successions',
    { config: { right: 'agencies.manage' }, schema: { body: newSuccessionSchema } },
    async (request, reply) => {
      await request.inFullTransaction(tx => recordSuccession(tx, request.actor.jurisdiction, request.body))
      return reply.status(201).send()
    },
  )
  server.delete(
    '/api/successions/:predecessor/:successor',
    { config: { right: 'agencies.manage' }, schema: { params: linkParams } },
    async (request, reply) => {
      const { predecessor, successor } = request.params
      await request.inFullTransaction(tx =>
        removeSuccession(tx, request.actor.jurisdiction, predecessor, successor),
      )
      return reply.status(204).send()
    },
  )
}
