import { z } from 'zod'
import type { HttpServer } from '../../platform/http/server.ts'
import { changeContractor, createContractor, listContractors } from './contractors.ts'
import { giveBooks } from './give-books.ts'
import {
  booksContractorSchema,
  contractorChangeSchema,
  contractorListSchema,
  newContractorSchema,
} from './schema.ts'

/** The routes of contractors: the list, and which books each digitises. */
export function registerContractorRoutes(server: HttpServer): void {
  const response = { 200: contractorListSchema }
  server.get('/api/contractors', { config: { right: 'books.read' }, schema: { response } }, request =>
    request.inTransaction(listContractors),
  )
  server.post(
    '/api/contractors',
    { config: { right: 'plan.manage' }, schema: { body: newContractorSchema, response } },
    request =>
      request.inTransaction(async tx => {
        await createContractor(tx, request.actor.account.agencyId, request.body)
        return listContractors(tx)
      }),
  )
  server.post(
    '/api/contractors/:contractor',
    {
      config: { right: 'plan.manage' },
      schema: { params: z.object({ contractor: z.uuid() }), body: contractorChangeSchema, response },
    },
    request =>
      request.inTransaction(async tx => {
        await changeContractor(tx, request.params.contractor, request.body)
        return listContractors(tx)
      }),
  )
  server.post(
    '/api/books/contractor',
    { config: { right: 'books.assign' }, schema: { body: booksContractorSchema } },
    async (request, reply) => {
      await request.inTransaction(tx => giveBooks(tx, request.body.books, request.body.contractorId))
      return reply.status(204).send(null)
    },
  )
}
