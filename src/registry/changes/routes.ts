import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Jurisdiction } from '../../platform/postgres/database.ts'
import { formatCursor, parseCursor } from './cursor.ts'
import { listChanges } from './list-changes.ts'
import { findHead, readWindow } from './read-window.ts'
import { changesQuerySchema, changesSchema } from './schema.ts'

/** What changed in an agency's records, for systems that ask from time to time. */
export function registerChangeRoutes(server: HttpServer): void {
  server.get(
    '/api/changes',
    {
      config: { right: 'records.read' },
      schema: { querystring: changesQuerySchema, response: { 200: changesSchema } },
    },
    async request => {
      const { agency, after: word, limit } = request.query
      if (!followedAgencies(request.actor.jurisdiction)?.includes(agency)) throw new AppError('not-found')
      if (word === 'now') {
        const next = String(await request.inFullTransaction(tx => findHead(tx, agency)))
        return { agency, changes: [], next, more: false }
      }
      const after = parseCursor(word)
      const window = await request.inFullTransaction(tx => readWindow(tx, agency, after, limit))
      return request.inTransaction(async tx => {
        const { changes, next, more } = await listChanges(tx, agency, after, window, limit)
        if (changes.length > 0)
          await appendJournal(tx, {
            agencyId: agency,
            action: 'records.changes',
            subject: `agency:${agency}`,
            detail: { after: word, next: formatCursor(next), count: changes.length },
          })
        return {
          agency,
          changes: changes.map(({ place: _, ...change }) => change),
          next: formatCursor(next),
          more,
        }
      })
    },
  )
}

/** The agencies whose records, or some of them, are within a jurisdiction; undefined: everybody's. */
export function followedAgencies(jurisdiction: Jurisdiction): readonly string[] | undefined {
  if ('scope' in jurisdiction) return undefined
  return [...new Set([...jurisdiction.agencies, ...(jurisdiction.around ?? [])])]
}
