import type { FastifyRequest } from 'fastify'
import { docxType } from '../../../papers/word/docx-parts.ts'
import { writePaper } from '../../../papers/write-paper.ts'
import type { HttpServer } from '../../../platform/http/server.ts'
import { streamWorkbook } from '../../../sheets/stream-workbook.ts'
import { type ProgressFilter, progressFilterSchema } from '../schema.ts'
import { composeReport } from './compose-report.ts'
import { readReport, type WeeklyReport } from './read-report.ts'
import { reportSheets } from './report-sheets.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const config = { right: 'progress.read' } as const
const schema = { querystring: progressFilterSchema }

/** The weekly report to the province and the ministry, as a paper and as a workbook; made anew each time. */
export function registerReportFileRoutes(server: HttpServer): void {
  const read = (request: FastifyRequest, filter: ProgressFilter): Promise<WeeklyReport> =>
    request.inTransaction(tx =>
      readReport(tx, request.actor.jurisdiction, filter, request.actor.account.agencyId),
    )
  const named = ({ on }: WeeklyReport, format: string) =>
    `attachment; filename="bao-cao-tien-do_${on}.${format}"`
  for (const format of ['docx', 'pdf'] as const)
    server.get(`/api/progress/report.${format}`, { config, schema }, async (request, reply) => {
      const report = await read(request, request.query)
      const paper = await writePaper(composeReport(report))
      return reply
        .type(format === 'docx' ? docxType : 'application/pdf')
        .header('content-disposition', named(report, format))
        .send(paper[format])
    })
  server.get('/api/progress/report.xlsx', { config, schema }, async (request, reply) => {
    const report = await read(request, request.query)
    return reply
      .type(xlsxType)
      .header('content-disposition', named(report, 'xlsx'))
      .send(await streamWorkbook(reportSheets(report)))
  })
}
