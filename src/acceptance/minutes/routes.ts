import { z } from 'zod'
import type { App } from '../../platform/app.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { requireSeenLot } from '../lots/visible-lot.ts'
import { getMinutes, takeMinutesPaper } from './read-minutes.ts'
import { minutesSchema } from './schema.ts'

const params = z.object({ agency: z.uuid(), lot: z.uuid() })
const minutes = '/api/acceptance/lots/:agency/:lot/minutes'
const config = { right: 'acceptance.read' } as const

/** The minutes of a lot, for whoever sees the lot: they are of all its books. */
export function registerMinutesRoutes(server: HttpServer, { vault }: App): void {
  server.get(minutes, { config, schema: { params, response: { 200: minutesSchema } } }, async request => {
    const lot = { agencyId: request.params.agency, lotId: request.params.lot }
    await request.inTransaction(tx => requireSeenLot(tx, lot))
    return request.inFullTransaction(tx => getMinutes(tx, lot))
  })
  for (const format of ['docx', 'pdf'] as const) {
    server.get(`${minutes}/${format}`, { config, schema: { params } }, async (request, reply) => {
      const lot = { agencyId: request.params.agency, lotId: request.params.lot }
      await request.inTransaction(tx => requireSeenLot(tx, lot))
      const paper = await request.inFullTransaction(tx => takeMinutesPaper(tx, lot, format))
      return sendFile(reply, paper.name, await vault.openRead(paper.sha256))
    })
  }
}
