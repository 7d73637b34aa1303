import { z } from 'zod'
import type { HttpServer } from '../../platform/http/server.ts'
import { setFieldPlaces } from '../../scanning/pages/field-places.ts'
import { fieldPlacesSchema } from '../../scanning/schema.ts'
import { findBookReading } from '../reading/find-book-reading.ts'
import { requestReading } from '../reading/request-reading.ts'
import { copyPlaces, listAlikeBooks } from './copy-places.ts'
import { alikeBooksSchema, bookReadingSchema, copyPlacesSchema } from './schema.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })

const refOf = ({ agency, book }: z.output<typeof bookParams>) => ({ agencyId: agency, bookId: book })

/** Where the fields of a book stand: taught once, or taken from a book like it; and how far its print is read there. */
export function registerPlaceRoutes(server: HttpServer): void {
  server.post(
    '/api/books/:agency/:book/field-places',
    {
      config: { right: 'keying.manage' },
      schema: { params: bookParams, body: fieldPlacesSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const book = refOf(request.params)
      await request.inTransaction(async tx => {
        await setFieldPlaces(tx, book.agencyId, book.bookId, request.body.places)
        await requestReading(tx, [book])
      })
      return reply.status(204).send(null)
    },
  )
  server.get(
    '/api/books/:agency/:book/field-places/alike',
    {
      config: { right: 'keying.manage' },
      schema: { params: bookParams, response: { 200: alikeBooksSchema } },
    },
    async request => ({
      books: await request.inTransaction(tx => listAlikeBooks(tx, refOf(request.params))),
    }),
  )
  server.post(
    '/api/books/:agency/:book/field-places/copy',
    {
      config: { right: 'keying.manage' },
      schema: { params: bookParams, body: copyPlacesSchema, response: { 200: fieldPlacesSchema } },
    },
    request => {
      const book = refOf(request.params)
      return request.inTransaction(async tx => {
        const places = await copyPlaces(tx, book, request.body.book)
        await requestReading(tx, [book])
        return { places: [...places] }
      })
    },
  )
  server.get(
    '/api/books/:agency/:book/keying/reading',
    {
      config: { right: 'keying.read' },
      schema: { params: bookParams, response: { 200: bookReadingSchema } },
    },
    request => request.inTransaction(tx => findBookReading(tx, refOf(request.params))),
  )
}
