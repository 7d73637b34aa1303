import { z } from 'zod'
import { getBook } from '../../inventory/list-books.ts'
import type { App } from '../../platform/app.ts'
import { languageOf } from '../../platform/http/problem.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openFile } from '../../registry/records/open-file.ts'
import { sendPdf, viewPdf } from '../../scanning/pages/view-pdf.ts'
import { inspectItem } from './inspect-item.ts'
import { listFindingsOfBook, listLotsOfBook } from './list-lots.ts'
import { findOwnWork } from './own-work.ts'
import { listSample, readSampleItem, readSamplePdf, requireInspectable } from './read-sample.ts'
import {
  bookLotsSchema,
  inspectedSchema,
  inspectionSchema,
  sampleItemSchema,
  sampleSchema,
} from './schema.ts'
import { getLot } from './select-lots.ts'
import { requireSeenLot } from './visible-lot.ts'

const right = 'acceptance.inspect'
const lotParams = z.object({ agency: z.uuid(), lot: z.uuid() })
const itemParams = z.object({ agency: z.uuid(), item: z.uuid() })
const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })

/** Inspecting a sample, record by record; and the lots that a book was in. */
export function registerSampleRoutes(server: HttpServer, { vault }: App): void {
  server.get(
    '/api/acceptance/lots/:agency/:lot/sample',
    { config: { right }, schema: { params: lotParams, response: { 200: sampleSchema } } },
    async request => {
      const lot = { agencyId: request.params.agency, lotId: request.params.lot }
      const items = await request.inTransaction(async tx => {
        await requireSeenLot(tx, lot)
        return listSample(tx, lot)
      })
      return request.inFullTransaction(async tx => {
        const { state, number, plan } = await getLot(tx, lot)
        const ownWork = await findOwnWork(tx, lot, request.actor.account.id)
        return { state, number, plan, ownWork: ownWork?.text(languageOf(request)) ?? null, items }
      })
    },
  )
  server.get(
    '/api/acceptance/samples/:agency/:item',
    { config: { right }, schema: { params: itemParams, response: { 200: sampleItemSchema } } },
    request => {
      const { agency: agencyId, item: itemId } = request.params
      return request.inTransaction(tx => readSampleItem(tx, request.actor, { agencyId, itemId }))
    },
  )
  server.get(
    '/api/acceptance/samples/:agency/:item/pdf',
    { config: { right }, schema: { params: itemParams } },
    async (request, reply) => {
      const item = { agencyId: request.params.agency, itemId: request.params.item }
      const read = async () => {
        const { place, name } = await request.inTransaction(tx =>
          readSamplePdf(tx, request.actor.account, item),
        )
        const key = place.sha256.toString('hex')
        return { name, key, sizeBytes: place.sizeBytes, open: () => openFile(vault, place) }
      }
      return sendPdf(reply, await viewPdf(request.actor, read, false))
    },
  )
  server.post(
    '/api/acceptance/samples/:agency/:item',
    {
      config: { right },
      schema: { params: itemParams, body: inspectionSchema, response: { 200: inspectedSchema } },
    },
    async request => {
      const item = { agencyId: request.params.agency, itemId: request.params.item }
      await request.inTransaction(tx => requireInspectable(tx, request.actor.account, item))
      // Who may inspect a book need not act for the agency that made the lot.
      return request.inFullTransaction(tx => inspectItem(tx, item, request.actor.account.id, request.body))
    },
  )
  server.get(
    '/api/books/:agency/:book/lots',
    {
      config: { right: 'acceptance.read' },
      schema: { params: bookParams, response: { 200: bookLotsSchema } },
    },
    async request => {
      const book = { agencyId: request.params.agency, bookId: request.params.book }
      const findings = await request.inTransaction(async tx => {
        await getBook(tx, book.agencyId, book.bookId)
        return listFindingsOfBook(tx, book)
      })
      return request.inFullTransaction(tx => listLotsOfBook(tx, book, findings))
    },
  )
}
