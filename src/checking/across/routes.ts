import { z } from 'zod'
import type { HttpServer } from '../../platform/http/server.ts'
import { requestCheck } from './request-check.ts'

/** Asking for a package's check once more: other books may say something new. */
export function registerAcrossRoutes(server: HttpServer): void {
  server.post(
    '/api/packages/:agency/:package/recheck',
    {
      config: { right: 'packages.check' },
      schema: {
        params: z.object({ agency: z.uuid(), package: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { agency: agencyId, package: packageId } = request.params
      await request.inTransaction(tx => requestCheck(tx, { agencyId, packageId }))
      return reply.status(204).send(null)
    },
  )
}
