import type { HttpServer } from '../../platform/http/server.ts'
import { getProgress } from './get-progress.ts'
import { getSeries } from './get-series.ts'
import { listBehind } from './list-behind.ts'
import { registerReportFileRoutes } from './report/report-routes.ts'
import {
  behindQuerySchema,
  behindSchema,
  progressQuerySchema,
  progressSchema,
  seriesQuerySchema,
  seriesSchema,
} from './schema.ts'

/** How far digitisation is; numbers without personal data, so reading them is not journaled. */
export function registerProgressRoutes(server: HttpServer): void {
  registerReportFileRoutes(server)
  server.get(
    '/api/progress',
    {
      config: { right: 'progress.read' },
      schema: { querystring: progressQuerySchema, response: { 200: progressSchema } },
    },
    request => request.inTransaction(tx => getProgress(tx, request.actor.jurisdiction, request.query)),
  )
  server.get(
    '/api/progress/series',
    {
      config: { right: 'progress.read' },
      schema: { querystring: seriesQuerySchema, response: { 200: seriesSchema } },
    },
    request => request.inTransaction(tx => getSeries(tx, request.actor.jurisdiction, request.query)),
  )
  server.get(
    '/api/progress/behind',
    {
      config: { right: 'progress.read' },
      schema: { querystring: behindQuerySchema, response: { 200: behindSchema } },
    },
    request => request.inTransaction(tx => listBehind(tx, request.actor.jurisdiction, request.query)),
  )
}
