import type { HttpServer } from '../../platform/http/server.ts'
import { bookFilterSchema } from '../schema.ts'
import { classifyBooks, listSuggestions, statePeriod } from './classify-books.ts'
import { changePeriodSettings, getPeriods } from './period-settings.ts'
import {
  classificationSchema,
  classifiedSchema,
  periodSettingsSchema,
  periodsSchema,
  statedPeriodSchema,
  suggestionsSchema,
} from './schema.ts'

/** The routes of legal periods: which schemes hold, what the dates of books say, classifying. */
export function registerPeriodRoutes(server: HttpServer): void {
  server.get(
    '/api/periods',
    { config: { right: 'books.read' }, schema: { response: { 200: periodsSchema } } },
    request => request.inTransaction(getPeriods),
  )
  server.post(
    '/api/periods',
    {
      config: { right: 'plan.manage' },
      schema: { body: periodSettingsSchema, response: { 200: periodsSchema } },
    },
    request =>
      request.inFullTransaction(async tx => {
        await changePeriodSettings(tx, request.actor.jurisdiction, request.body)
        return getPeriods(tx)
      }),
  )
  server.get(
    '/api/periods/suggestions',
    {
      config: { right: 'books.read' },
      schema: { querystring: bookFilterSchema, response: { 200: suggestionsSchema } },
    },
    request => request.inTransaction(tx => listSuggestions(tx, request.query)),
  )
  server.post(
    '/api/periods/classification',
    {
      config: { right: 'books.write' },
      schema: { body: classificationSchema, response: { 200: classifiedSchema } },
    },
    request => request.inTransaction(async tx => ({ books: await classifyBooks(tx, request.body.filter) })),
  )
  server.post(
    '/api/books/period',
    { config: { right: 'books.write' }, schema: { body: statedPeriodSchema } },
    async (request, reply) => {
      await request.inTransaction(tx => statePeriod(tx, request.body.books, request.body.period))
      return reply.status(204).send(null)
    },
  )
}
