import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getBook } from '../../inventory/list-books.ts'
import { languageOf } from '../../platform/http/problem.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { readAgencyEvidence } from './agency-evidence.ts'
import { qualityFileName, streamQuality } from './quality-workbook.ts'
import { readQuality } from './read-quality.ts'
import { qualitySchema } from './schema.ts'

const params = z.object({ agency: z.uuid(), book: z.uuid() })
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How well a book is keyed; numbers only, so reading them is not journaled. */
export function registerQualityRoutes(server: HttpServer): void {
  const read = async (request: FastifyRequest, { agency, book: id }: z.output<typeof params>) => {
    // Only after the book was found within the jurisdiction.
    const book = await request.inTransaction(tx => getBook(tx, agency, id))
    const evidence = await request.inFullTransaction(tx => readAgencyEvidence(tx, agency))
    return { book, quality: await request.inTransaction(tx => readQuality(tx, agency, id, evidence)) }
  }
  server.get(
    '/api/books/:agency/:book/keying/quality',
    { config: { right: 'keying.read' }, schema: { params, response: { 200: qualitySchema } } },
    async request => (await read(request, request.params)).quality,
  )
  server.get(
    '/api/books/:agency/:book/keying/quality.xlsx',
    { config: { right: 'keying.read' }, schema: { params } },
    async (request, reply) => {
      const { book, quality } = await read(request, request.params)
      const name = `attachment; filename*=UTF-8''${encodeURIComponent(qualityFileName(book))}`
      return reply
        .type(xlsxType)
        .header('content-disposition', name)
        .send(await streamQuality(book, quality, languageOf(request)))
    },
  )
}
