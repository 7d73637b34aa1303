import { z } from 'zod'
import { pageOfRowsQuerySchema } from '../../inventory/schema.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import { languageOf } from '../../platform/http/problem.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { sendPdf } from '../../scanning/pages/view-pdf.ts'
import { recordListSchema, recordSchema } from '../schema.ts'
import { listPeople } from './list-people.ts'
import { listReaders } from './list-readers.ts'
import { listRecords } from './list-records.ts'
import { readRecord, requireReadable } from './read-record.ts'
import { openRecordPdf } from './record-pdf.ts'
import { peopleSchema, readersQuerySchema, readersSchema } from './schema.ts'

const recordParams = z.object({ agency: z.uuid(), record: z.uuid() })
const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
/** `?original=yes`: the exact bytes, for those who may download originals. */
const pdfQuery = z.object({ original: z.literal('yes').optional() })

/** Reading records: of a book, one with its versions, notes and links, its PDF, its people and who saw it. */
export function registerRecordRoutes(server: HttpServer, app: App): void {
  server.get(
    '/api/books/:agency/:book/records',
    {
      config: { right: 'records.read' },
      schema: { params: bookParams, querystring: pageOfRowsQuerySchema, response: { 200: recordListSchema } },
    },
    request => {
      const { agency: agencyId, book } = request.params
      const { id: accountId } = request.actor.account
      return request.inTransaction(async tx => {
        const list = await listRecords(tx, agencyId, book, request.query)
        const detail = { offset: request.query.offset, count: list.records.length }
        await appendJournal(tx, {
          agencyId,
          accountId,
          action: 'records.list',
          subject: `book:${book}`,
          detail,
        })
        return list
      })
    },
  )
  server.get(
    '/api/records/:agency/:record',
    { config: { right: 'records.read' }, schema: { params: recordParams, response: { 200: recordSchema } } },
    request => {
      const { agency: agencyId, record: recordId } = request.params
      return request.inTransaction(tx => readRecord(tx, request.actor, { agencyId, recordId }))
    },
  )
  server.get(
    '/api/records/:agency/:record/pdf',
    { config: { right: 'records.read' }, schema: { params: recordParams, querystring: pdfQuery } },
    async (request, reply) => {
      const { agency: agencyId, record: recordId } = request.params
      const original = request.query.original === 'yes'
      return sendPdf(reply, await openRecordPdf(app, request, { agencyId, recordId }, original))
    },
  )
  registerAround(server)
}

function registerAround(server: HttpServer): void {
  server.get(
    '/api/records/:agency/:record/people',
    { config: { right: 'records.read' }, schema: { params: recordParams, response: { 200: peopleSchema } } },
    request => {
      const place = { agencyId: request.params.agency, recordId: request.params.record }
      return request.inTransaction(async tx => {
        await requireReadable(tx, request.actor, place)
        const found = await listPeople(tx, place, request.actor.rights.includes('identity.read'))
        const shown = new Set(found.people.flatMap(person => person.others.map(other => other.record.id)))
        if (shown.size === 0) return found
        // Names of people in other records are shown: that is a search, and journaled like one.
        await appendJournal(tx, {
          agencyId: request.actor.account.agencyId,
          action: 'records.search',
          subject: 'records',
          detail: { of: `record:${place.recordId}`, total: shown.size, shown: [...shown] },
        })
        return found
      })
    },
  )
  server.get(
    '/api/records/:agency/:record/readers',
    {
      config: { right: 'records.read' },
      schema: { params: recordParams, querystring: readersQuerySchema, response: { 200: readersSchema } },
    },
    async request => {
      const place = { agencyId: request.params.agency, recordId: request.params.record }
      const { actor } = request
      await request.inTransaction(tx => requireReadable(tx, actor, place))
      return request.inFullTransaction(tx =>
        listReaders(tx, actor.jurisdiction, place, request.query, languageOf(request)),
      )
    },
  )
}
