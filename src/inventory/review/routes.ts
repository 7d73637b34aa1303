import { appendJournal } from '../../journal/append.ts'
import { languageOf } from '../../platform/http/problem.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { today } from '../../platform/vietnam-day.ts'
import { getPeriods } from '../periods/period-settings.ts'
import { bookFilterSchema } from '../schema.ts'
import { readReview } from './read-review.ts'
import { streamReview } from './review-workbook.ts'
import { reviewSchema } from './schema.ts'

/** The routes of the report of the review. */
export function registerReviewRoutes(server: HttpServer): void {
  const config = { right: 'books.read' } as const
  server.get(
    '/api/inventory/review',
    { config, schema: { querystring: bookFilterSchema, response: { 200: reviewSchema } } },
    request => request.inTransaction(tx => readReview(tx, request.query)),
  )
  server.get(
    '/api/inventory/review.xlsx',
    { config, schema: { querystring: bookFilterSchema } },
    async (request, reply) => {
      const language = languageOf(request)
      const book = await request.inTransaction(async tx => {
        const review = await readReview(tx, request.query)
        const { schemes } = await getPeriods(tx)
        const periods = new Map(
          schemes.flatMap(scheme => scheme.periods.map(({ key, name }) => [key, name] as const)),
        )
        const { agencyId } = request.actor.account
        await appendJournal(tx, {
          agencyId,
          action: 'books.export',
          subject: 'books',
          detail: { what: 'review' },
        })
        return { review, periods, language }
      })
      reply
        .header('content-disposition', `attachment; filename="ra-soat-so_${today()}.xlsx"`)
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      return reply.send(await streamReview(book))
    },
  )
}
