import { journalListSchema } from '../../../../src/journal/schema.ts'
import { call, withQuery } from '../../api/client.ts'

/** What the journal is narrowed by. */
export interface JournalFilter {
  readonly agency?: string | undefined
  readonly action?: string | undefined
}

/** A part of the journal, newest first. */
export async function listJournal(filter: JournalFilter, offset: number, limit: number, signal: AbortSignal) {
  const { total, rows } = await call(
    journalListSchema,
    withQuery('/api/journal', { ...filter, offset, limit }),
    { signal },
  )
  return { total, rows }
}
