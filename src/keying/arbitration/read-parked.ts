import { sql } from 'kysely'
import type { Actor } from '../../access/guard.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { maskValues } from '../../register/mask-identity.ts'
import { listFieldPlaces } from '../../scanning/pages/field-places.ts'
import { findSeen } from '../../scanning/pages/whole-page.ts'
import { pagesOfEntry } from '../pages-of-entry.ts'
import { readSetup } from '../setup/read-setup.ts'
import { bookJson } from './count-arbitration.ts'
import { refuseOwnWork } from './own-work.ts'
import type { ParkedEntry } from './schema.ts'

/** A parked entry with its pages and what was keyed of it, for the second reader; journaled. Throws `not-found`, `keying.own-work`. */
export async function readParked(
  tx: Transaction,
  account: Actor['account'],
  agencyId: string,
  entryId: string,
  identity: boolean,
): Promise<ParkedEntry> {
  const { rows } = await sql<Pick<ParkedEntry, 'book' | 'number' | 'pages' | 'keyings'>>`
    select ${bookJson} as book, coalesce(entry.number, '') as number, ${pagesOfEntry} as pages, (
      select jsonb_agg(jsonb_build_object('values', keying."values", 'doubts', keying.doubts, 'note', keying.note, 'parked', task.state = 'parked') order by task.pass)
      from keying_task task join keying on keying.agency_id = task.agency_id and keying.task_id = task.id
      where task.agency_id = entry.agency_id and task.entry_id = entry.id and not task.gold and task.state in ('done', 'parked')) as keyings
    from entry
      join book on book.agency_id = entry.agency_id and book.id = entry.book_id
      join agency on agency.id = entry.agency_id
    where entry.agency_id = ${agencyId} and entry.id = ${entryId} and exists (
      select from keying_task parked where parked.agency_id = entry.agency_id and parked.entry_id = entry.id
        and parked.state = 'parked' and not parked.gold and parked.settled_at is null)`.execute(tx)
  const found = rows[0]
  if (found === undefined) throw new AppError('not-found')
  await refuseOwnWork(tx, agencyId, entryId, account.id)
  const { book } = found
  const setup = await readSetup(tx, agencyId, book.id)
  const shown = (values: Record<string, string>) =>
    identity ? values : maskValues(findKind(book.kind), values)
  const entry: ParkedEntry = {
    ...found,
    entry: entryId,
    fields: [...setup.fields],
    places: await listFieldPlaces(tx, agencyId, book.id),
    sees: await findSeen(tx, account, book.id),
    carried: setup.carried,
    keyings: found.keyings.map(keying => ({ ...keying, values: shown(keying.values) })),
  }
  await appendJournal(tx, { agencyId, action: 'keying.read-parked', subject: `case:${entryId}` })
  return entry
}
