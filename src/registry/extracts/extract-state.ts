import { type RawBuilder, sql } from 'kysely'

/** What the journal seals of an issued paper, as JSON, of a row `extract e`: all that never changes. */
export const extractState: RawBuilder<unknown> = sql`(to_jsonb(e) - 'cancelled_at' - 'cancelled_by' - 'cancelled_reason' - 'at')`
