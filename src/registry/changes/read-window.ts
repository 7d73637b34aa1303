import { sql } from 'kysely'
import type { JournalAction } from '../../journal/action.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Cursor } from './cursor.ts'
import type { ChangeType } from './schema.ts'

/** What each action of the journal means for its record; a deposit says it row by row. The index journal_change (migration 0011) names the same. */
const typesByAction = {
  'records.deposit': null,
  'record.enter': 'created',
  'record.repair': 'changed',
  'record.restore': 'changed',
  'record.remove': 'removed',
  'record.reinstate': 'reinstated',
  'record.note': 'noted',
  'record.withdraw-note': 'noted',
  'record.link': 'linked',
  'record.unlink': 'linked',
} as const satisfies Partial<Record<JournalAction, ChangeType | null>>

/** The actions as SQL, written out so that the partial index serves. */
export const changeActions = sql.raw(
  Object.keys(typesByAction)
    .map(action => `'${action}'`)
    .join(', '),
)

const typeOf = (action: string): ChangeType | null =>
  new Map<string, ChangeType | null>(Object.entries(typesByAction)).get(action) ?? null

/** An event of the journal that changed records. */
export interface ChangeEvent {
  readonly sequence: number
  readonly at: Date
  /** Null for a deposit, whose records say it each for themselves. */
  readonly type: ChangeType | null
  /** Of a deposit, or of the record. */
  readonly id: string
  /** The version it brought, if it tells. */
  readonly version: number | null
}

/** Some events after a cursor. */
export interface ChangeWindow {
  readonly events: readonly ChangeEvent[]
  /** The end of the journal when the window is the last; undefined when more events follow. */
  readonly end: number | undefined
}

/**
 * The next events of an agency's journal that changed records, in a transaction of scope 'all': whose books are kept elsewhere does not read
 * the chain as a whole, and what may be told of an event is decided record by record (list-changes.ts).
 */
export async function readWindow(
  tx: Transaction,
  agencyId: string,
  after: Cursor,
  limit: number,
): Promise<ChangeWindow> {
  // First the end: what is written meanwhile comes next time.
  const head = await findHead(tx, agencyId)
  const first = after.row === null ? after.sequence + 1 : after.sequence
  const { rows } = await sql<{
    sequence: number
    at: Date
    action: string
    subject: string
    version: number | null
  }>`
    select sequence, at, action, subject, (detail ->> 'version')::int as version from journal
    where agency_id = ${agencyId} and sequence between ${first} and ${head} and action in (${changeActions})
      and (starts_with(subject, 'record:') or starts_with(subject, 'deposit:'))
    order by sequence limit ${limit}`.execute(tx)
  return {
    events: rows.map(({ sequence, at, action, subject, version }) => ({
      sequence,
      at,
      type: typeOf(action),
      id: subject.slice(subject.indexOf(':') + 1),
      version,
    })),
    end: rows.length < limit ? Math.max(head, after.sequence) : undefined,
  }
}

/** The last sequence of an agency's journal; 0 before it begins. */
export async function findHead(tx: Transaction, agencyId: string): Promise<number> {
  const head = await tx
    .selectFrom('journal_head')
    .select('sequence')
    .where('agency_id', '=', agencyId)
    .executeTakeFirst()
  return head?.sequence ?? 0
}
