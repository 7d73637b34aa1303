import { z } from 'zod'
import type { HttpServer } from '../../platform/http/server.ts'
import { changeSetups } from './change-setups.ts'
import {
  changedSetupsSchema,
  changeSetupsSchema,
  setupListSchema,
  setupQuerySchema,
  setupViewSchema,
} from './schema.ts'
import { listSetups, viewSetup } from './view-setup.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })

/** How books are keyed: seen, changed for one or many, taken from another book. */
export function registerSetupRoutes(server: HttpServer): void {
  server.get(
    '/api/books/:agency/:book/keying/setup',
    { config: { right: 'keying.read' }, schema: { params: bookParams, response: { 200: setupViewSchema } } },
    request => request.inTransaction(tx => viewSetup(tx, request.params.agency, request.params.book)),
  )
  server.get(
    '/api/keying/setups',
    {
      config: { right: 'keying.manage' },
      schema: { querystring: setupQuerySchema, response: { 200: setupListSchema } },
    },
    request => request.inTransaction(tx => listSetups(tx, request.query.kind)),
  )
  server.post(
    '/api/keying/setups',
    {
      config: { right: 'keying.manage' },
      schema: { body: changeSetupsSchema, response: { 200: changedSetupsSchema } },
    },
    request => request.inTransaction(tx => changeSetups(tx, request.actor.account.id, request.body.setups)),
  )
}
