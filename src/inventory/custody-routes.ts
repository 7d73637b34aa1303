import type { FastifyRequest } from 'fastify'
import type { HttpServer } from '../platform/http/server.ts'
import { assignBooks, unassignBooks } from './assign-books.ts'
import type { Assigner } from './assignable.ts'
import { listUnkeptBooks, setKeeper } from './keepers.ts'
import { listAssignments } from './list-assignments.ts'
import {
  assignmentListSchema,
  assignmentQuerySchema,
  keeperSchema,
  newAssignmentsSchema,
  removedAssignmentsSchema,
  unkeptBooksSchema,
  unkeptQuerySchema,
} from './schema.ts'

/** The routes of who has a book in hand: the agency that keeps it, the contractor's people who work on it. */
export function registerCustodyRoutes(server: HttpServer): void {
  server.get(
    '/api/keepers',
    {
      config: { right: 'books.keep' },
      schema: { querystring: unkeptQuerySchema, response: { 200: unkeptBooksSchema } },
    },
    request => request.inTransaction(tx => listUnkeptBooks(tx, request.actor.jurisdiction, request.query)),
  )
  server.post(
    '/api/keepers',
    { config: { right: 'books.keep' }, schema: { body: keeperSchema } },
    async (request, reply) => {
      await request.inTransaction(tx => setKeeper(tx, request.actor.jurisdiction, request.body))
      return reply.status(204).send(null)
    },
  )
  server.get(
    '/api/assignments',
    {
      config: { right: 'books.assign' },
      schema: { querystring: assignmentQuerySchema, response: { 200: assignmentListSchema } },
    },
    request => request.inTransaction(tx => listAssignments(tx, assignerOf(request), request.query)),
  )
  server.post(
    '/api/assignments',
    { config: { right: 'books.assign' }, schema: { body: newAssignmentsSchema } },
    async (request, reply) => {
      await request.inTransaction(tx => assignBooks(tx, assignerOf(request), request.body))
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/assignments/removal',
    { config: { right: 'books.assign' }, schema: { body: removedAssignmentsSchema } },
    async (request, reply) => {
      await request.inTransaction(tx => unassignBooks(tx, request.body))
      return reply.status(204).send(null)
    },
  )
}

function assignerOf({ actor }: Pick<FastifyRequest, 'actor'>): Assigner {
  return { agencyId: actor.account.agencyId, jurisdiction: actor.jurisdiction }
}
