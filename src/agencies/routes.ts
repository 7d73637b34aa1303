import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { listAgencies } from './acting-agencies.ts'
import { agencyListSchema } from './schema.ts'

/** GET /api/agencies: the agencies of the account's jurisdiction; the tree stands in `parentId`. */
export function registerAgencyRoutes(server: HttpServer, _app: App): void {
  server.get(
    '/api/agencies',
    { config: { right: 'agencies.read' }, schema: { response: { 200: agencyListSchema } } },
    async request => {
      const { jurisdiction } = request.actor
      const only = 'scope' in jurisdiction ? undefined : jurisdiction.agencies
      return { agencies: [...(await request.inTransaction(tx => listAgencies(tx, only)))] }
    },
  )
}
