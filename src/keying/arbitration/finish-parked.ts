import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { keyEntries } from '../settle/key-entries.ts'
import { readSetup } from '../setup/read-setup.ts'
import { refuseOwnWork } from './own-work.ts'
import type { EntryReading } from './schema.ts'

/**
 * The second reader's word on a parked entry is the last: it becomes the book's data, with the doubts that remain. Throws `not-found`, also when whoever
 * parked it went on with it, `keying.own-work`, `keying.field`, `book.closed`.
 */
export async function finishParked(
  tx: Transaction,
  accountId: string,
  agencyId: string,
  entryId: string,
  { values, doubts }: EntryReading,
): Promise<void> {
  const { rows } = await sql<{ book: string; parked: boolean }>`
    select task.book_id as book, task.state = 'parked' as parked from keying_task task
    where task.agency_id = ${agencyId} and task.entry_id = ${entryId} and not task.gold
      and task.state in ('done', 'parked') and task.settled_at is null
    order by task.id for no key update`.execute(tx)
  const book = rows.find(({ parked }) => parked)?.book
  if (book === undefined) throw new AppError('not-found')
  await refuseOwnWork(tx, agencyId, entryId, accountId)
  await requireOpenBook(tx, agencyId, book)
  const { fields, carried } = await readSetup(tx, agencyId, book)
  const unknown = [...Object.keys(values), ...Object.keys(doubts)].find(
    field => !fields.includes(field) && carried[field] === undefined,
  )
  if (unknown !== undefined) throw new AppError('keying.field', { field: unknown })
  await keyEntries(tx, agencyId, [{ entry: entryId, values: { ...carried, ...values }, doubts }])
  await sql`
    update keying_task set settled_at = now()
    where agency_id = ${agencyId} and entry_id = ${entryId} and not gold and state in ('done', 'parked') and settled_at is null`.execute(
    tx,
  )
  const detail = { doubts: Object.keys(doubts) }
  await appendJournal(tx, {
    ...{ agencyId, action: 'keying.second-read', subject: `case:${entryId}`, detail },
    after: { values, doubts },
  })
}
