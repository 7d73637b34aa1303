import type { App } from '../platform/app.ts'
import { languageOf } from '../platform/http/problem.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { appendJournal } from './append.ts'
import { listJournal } from './list-journal.ts'
import { journalListSchema, journalQuerySchema } from './schema.ts'

/** GET /api/journal: who did what within the account's jurisdiction. Reading the first page is itself journaled. */
export function registerJournalRoutes(server: HttpServer, _app: App): void {
  server.get(
    '/api/journal',
    {
      config: { right: 'journal.read' },
      schema: { querystring: journalQuerySchema, response: { 200: journalListSchema } },
    },
    async request => {
      const { account } = request.actor
      return request.inTransaction(async tx => {
        const answer = await listJournal(tx, request.query, languageOf(request))
        if (request.query.offset === 0) {
          const { agencyId, id: accountId } = account
          const detail = { agency: request.query.agency ?? null, action: request.query.action ?? null }
          await appendJournal(tx, { agencyId, accountId, action: 'journal.read', subject: 'journal', detail })
        }
        return answer
      })
    },
  )
}
