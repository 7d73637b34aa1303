import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Database, Transaction } from '../../platform/postgres/database.ts'
import { readEntry } from '../../register/entry.ts'
import { identityFields } from '../../register/mask-identity.ts'
import { findFamilies, type KeyedEntry } from './find-families.ts'
import { getOwnBatch, type OwnBatch } from './get-own-batch.ts'
import type { FamilyAnswer, FamilyQuestion } from './schema.ts'

/** Who asks: whose rows they may touch, and whether they see identity numbers. */
export interface Asker {
  readonly accountId: string
  readonly identity: boolean
  inTransaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T>
}

/**
 * Known families like the people typed in a task of one's own batch; none in the second pass, which sees with its own eyes. Whoever keys may touch the
 * assigned books alone: what the agency's other books know is looked up in a transaction of its own, bounded to that agency and without adoptions
 * and recognitions, after the task was found to be the asker's. What is told is journaled, one row an answer. Throws `not-found`.
 */
export async function answerFamilies(
  database: Database,
  asker: Asker,
  { agencyId, batchId }: Readonly<Record<'agencyId' | 'batchId', string>>,
  { task, values }: FamilyQuestion,
): Promise<FamilyAnswer> {
  const { accountId, identity } = asker
  const asked = await asker.inTransaction(async tx => {
    const batch = await getOwnBatch(tx, { agencyId, batchId, accountId })
    return { ...batch, ...(await getEntry(tx, agencyId, batchId, task)) }
  })
  if (asked.pass !== 1) return { families: [] }
  const found = await database.transaction(
    { agencies: [agencyId] },
    tx => findFamilies(tx, wantedOf(asked, values)),
    {
      statementTimeoutMs,
    },
  )
  if (found.length === 0) return { families: [] }
  const detail = { batch: batchId, task, families: found.length }
  await asker.inTransaction(tx =>
    appendJournal(tx, { agencyId, action: 'keying.families', subject: `book:${asked.bookId}`, detail }),
  )
  const hidden = identity ? new Set<string>() : identityFields(asked.kind)
  return {
    families: found.map(family => ({
      ...family,
      values: Object.fromEntries(Object.entries(family.values).filter(([field]) => !hidden.has(field))),
      mayDiffer: family.mayDiffer.filter(field => !hidden.has(field)),
    })),
  }
}

/** Whoever types has gone on by then. */
const statementTimeoutMs = 3000

async function getEntry(tx: Transaction, agencyId: string, batchId: string, task: string) {
  const { rows } = await sql<Pick<KeyedEntry, 'entryId' | 'number'>>`
    select entry.id as "entryId", entry.number from keying_task task
      join entry on entry.agency_id = task.agency_id and entry.id = task.entry_id
    where task.agency_id = ${agencyId} and task.batch_id = ${batchId} and task.id = ${task} and task.state <> 'withdrawn'`.execute(
    tx,
  )
  const [entry] = rows
  if (entry === undefined) throw new AppError('not-found')
  return entry
}

function wantedOf(
  { agencyId, bookId, kind, year, entryId, number }: OwnBatch & Pick<KeyedEntry, 'entryId' | 'number'>,
  values: FamilyQuestion['values'],
): KeyedEntry {
  const registered = readEntry(kind, { values }).year ?? year
  return { agencyId, bookId, entryId, number, kind, values, year: registered }
}
