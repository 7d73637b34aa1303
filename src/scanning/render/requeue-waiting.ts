import { sql } from 'kysely'
import type { App } from '../../platform/app.ts'
import { renderCaptureKind, requestRendering } from './request-rendering.ts'

/** Has captures rendered that wait although no job is for them: of a database brought back from a copy, say. None is forgotten. */
export async function requeueWaiting({ database, log }: Pick<App, 'database' | 'log'>): Promise<void> {
  const found = await database.transaction({ scope: 'all' }, async tx => {
    const { rows } = await sql<{ agencyId: string; bookId: string; captures: string[] }>`
      select agency_id as "agencyId", book_id as "bookId", array_agg(id order by created_at, id) as captures
      from capture where state = 'waiting' and retired_at is null and not exists (
        select from job where dedupe_key = ${`${renderCaptureKind}:`} || capture.id and state in ('waiting', 'held', 'running'))
      group by agency_id, book_id`.execute(tx)
    for (const { captures, ...book } of rows) await requestRendering(tx, book, captures, { urgent: false })
    return rows.reduce((sum, { captures }) => sum + captures.length, 0)
  })
  if (found > 0) log.warn({ captures: found }, 'pictures waited without a job and have one again')
}
