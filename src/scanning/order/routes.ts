import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { changeSchema } from '../../inventory/changes/schema.ts'
import type { ChangedBook } from '../../inventory/changes/state-kind.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { movePages, putInstead, setPagesAside } from './arrange-pages.ts'
import { getOrderReport } from './get-order-report.ts'
import { listAside } from './list-aside.ts'
import { countPages, setRoles, typeNumbers } from './number-pages.ts'
import { startReading } from './reading/start-reading.ts'
import {
  asideListSchema,
  asideSchema,
  countingSchema,
  insteadSchema,
  moveSchema,
  numbersSchema,
  orderReportSchema,
  rolesSchema,
} from './schema.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
const path = '/api/books/:agency/:book'

/** Order and numbers of a book's pages: changing them, what is odd about them, what was set aside, reading printed numbers. */
export function registerOrderRoutes(server: HttpServer): void {
  const onChange = <Body extends z.ZodType>(
    name: string,
    body: Body,
    change: (
      tx: Transaction,
      book: ChangedBook,
      body: z.output<Body>,
    ) => Promise<z.input<typeof changeSchema>>,
  ): void => {
    server.post(
      `${path}/${name}`,
      {
        config: { right: 'pages.arrange' },
        schema: { params: bookParams, body, response: { 200: changeSchema } },
      },
      request => request.inTransaction(tx => change(tx, bookOf(request), body.parse(request.body))),
    )
  }
  onChange('order', moveSchema, (tx, book, { pages, after }) => movePages(tx, book, pages, after))
  onChange('pages-back', moveSchema, (tx, book, { pages, after }) => movePages(tx, book, pages, after))
  onChange('pages-aside', asideSchema, (tx, book, { pages }) => setPagesAside(tx, book, pages))
  onChange('pages-instead', insteadSchema, (tx, book, { page, instead }) =>
    putInstead(tx, book, page, instead),
  )
  onChange('roles', rolesSchema, setRoles)
  onChange('numbers', numbersSchema, typeNumbers)
  onChange('numbers/counting', countingSchema, countPages)
  server.get(
    `${path}/order-report`,
    { config: { right: 'pages.read' }, schema: { params: bookParams, response: { 200: orderReportSchema } } },
    request => {
      const { agency, book } = request.params
      return request.inTransaction(tx => getOrderReport(tx, agency, book))
    },
  )
  server.get(
    `${path}/pages-aside`,
    { config: { right: 'pages.read' }, schema: { params: bookParams, response: { 200: asideListSchema } } },
    async request => {
      const { agency, book } = request.params
      return { pages: await request.inTransaction(tx => listAside(tx, agency, book)) }
    },
  )
  server.post(
    `${path}/numbers/reading`,
    {
      config: { right: 'pages.arrange' },
      schema: { params: bookParams, response: { 202: orderReportSchema } },
    },
    async (request, reply) => {
      const { agency, book } = request.params
      const report = await request.inTransaction(async tx => {
        await startReading(tx, { agencyId: agency, bookId: book })
        return getOrderReport(tx, agency, book)
      })
      return reply.status(202).send(report)
    },
  )
}

function bookOf(
  request: Pick<FastifyRequest, 'actor'> & { params: z.output<typeof bookParams> },
): ChangedBook {
  const { agency: agencyId, book: bookId } = request.params
  return { agencyId, bookId, accountId: request.actor.account.id }
}
