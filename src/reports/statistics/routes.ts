import { languageOf } from '../../platform/http/problem.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { exportName, streamStatistics } from './export-statistics.ts'
import { getStatistics, listEthnicGroups } from './get-statistics.ts'
import { ethnicGroupsSchema, statisticsQuerySchema, statisticsSchema } from './schema.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Numbers by agency and period; no personal data, so reading them is not journaled. */
export function registerStatisticsRoutes(server: HttpServer): void {
  server.get(
    '/api/statistics',
    {
      config: { right: 'statistics.read' },
      schema: { querystring: statisticsQuerySchema, response: { 200: statisticsSchema } },
    },
    request => request.inTransaction(tx => getStatistics(tx, request.actor.jurisdiction, request.query)),
  )
  server.get(
    '/api/statistics/ethnic-groups',
    {
      config: { right: 'statistics.read' },
      schema: { querystring: statisticsQuerySchema, response: { 200: ethnicGroupsSchema } },
    },
    request => request.inTransaction(tx => listEthnicGroups(tx, request.actor.jurisdiction, request.query)),
  )
  server.get(
    '/api/statistics/export.xlsx',
    { config: { right: 'statistics.read' }, schema: { querystring: statisticsQuerySchema } },
    async (request, reply) => {
      const { jurisdiction } = request.actor
      const found = await request.inTransaction(async tx => ({
        statistics: await getStatistics(tx, jurisdiction, request.query, { compareAll: true }),
        ethnicGroups: await listEthnicGroups(tx, jurisdiction, request.query),
      }))
      const wanted = { ...found, language: languageOf(request) }
      const name = `attachment; filename*=UTF-8''${encodeURIComponent(exportName(wanted))}`
      return reply
        .type(xlsxType)
        .header('content-disposition', name)
        .send(await streamStatistics(wanted))
    },
  )
}
