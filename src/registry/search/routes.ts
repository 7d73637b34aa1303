import { performance } from 'node:perf_hooks'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { searchRequestSchema, searchResultSchema } from '../schema.ts'
import { answerSearch } from './answer-search.ts'
import { createSearchMemory, type SearchMemory } from './search-memory.ts'

/** The search box. */
export function registerSearchRoutes(server: HttpServer, app: App): void {
  const memory = createSearchMemory()
  server.addHook('onListen', done => {
    void warm(app, memory)
    done()
  })
  server.post(
    '/api/search',
    {
      config: { right: 'records.search' },
      schema: { body: searchRequestSchema, response: { 200: searchResultSchema } },
    },
    async request => {
      const started = performance.now()
      const { id: accountId, agencyId } = request.actor.account
      const identity = request.actor.rights.includes('identity.read')
      const answer = await request.inTransaction(tx =>
        answerSearch(tx, memory, request.body, { accountId, agencyId, identity }),
      )
      return {
        ...answer,
        hits: [...answer.hits],
        tookMs: Math.round((performance.now() - started) * 10) / 10,
      }
    },
  )
}

/** Reads the names before the first question; should that fail, the first question does it, and says what is wrong. */
async function warm({ database, log }: App, memory: SearchMemory): Promise<void> {
  try {
    await database.transaction({ agencies: [] }, tx => memory.loadNames(tx))
  } catch (error) {
    log.debug({ error }, 'the dictionary of names was not read ahead')
  }
}
