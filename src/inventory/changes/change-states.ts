import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { requireOpenBook } from '../close-book.ts'
import { findChange } from './list-changes.ts'
import type { Change } from './schema.ts'
import type { ChangedBook, StateKind, StateKinds, States } from './state-kind.ts'

/**
 * Sets states of a book, keeps what was before, and journals it; a state that is so already is left out. Throws `not-found`, `book.closed`,
 * `change.nothing` when everything is so already.
 */
export async function changeStates(
  tx: Transaction,
  book: ChangedBook,
  kind: Change['kind'],
  { read, write }: StateKind,
  wanted: States,
): Promise<Change> {
  await requireOpenBook(tx, book.agencyId, book.bookId)
  const found = await read(tx, book, Object.keys(wanted))
  const ids = Object.keys(wanted).filter(id => !isDeepStrictEqual(found[id], wanted[id]))
  if (ids.length === 0) throw new AppError('change.nothing')
  const [before, after] = [pick(found, ids), pick(wanted, ids)]
  await write(tx, book, after)
  return recordChange(tx, book, { kind, before, after, undoes: null })
}

/** Undoes a change by a change of its own. Throws `not-found`, `book.closed`, `change.undone`, `change.overtaken` when something has been changed again since. */
export async function undoChange(
  tx: Transaction,
  book: ChangedBook,
  changeId: string,
  kinds: StateKinds,
): Promise<Change> {
  await requireOpenBook(tx, book.agencyId, book.bookId)
  const { rows } = await sql<{ kind: Change['kind']; before: States; after: States; undone: boolean }>`
    select kind, before, after, exists (
      select from book_change undoing where undoing.agency_id = book_change.agency_id and undoing.undoes = book_change.id) as undone
    from book_change where agency_id = ${book.agencyId} and book_id = ${book.bookId}
      and package_id is not distinct from ${book.packageId ?? null} and id = ${changeId}`.execute(tx)
  const change = rows[0]
  const kind = change && kinds[change.kind]
  if (change === undefined || kind === undefined) throw new AppError('not-found')
  if (change.undone) throw new AppError('change.undone')
  const { read, write } = kind
  const now = await read(tx, book, Object.keys(change.after))
  if (!isDeepStrictEqual(now, change.after)) throw new AppError('change.overtaken')
  await write(tx, book, change.before)
  return recordChange(tx, book, {
    kind: change.kind,
    before: change.after,
    after: change.before,
    undoes: changeId,
  })
}

function pick(states: States, ids: readonly string[]): States {
  return Object.fromEntries(ids.map(id => [id, states[id] ?? null]))
}

interface NewChange {
  readonly kind: Change['kind']
  readonly before: States
  readonly after: States
  readonly undoes: string | null
}

async function recordChange(
  tx: Transaction,
  { agencyId, bookId, accountId, packageId }: ChangedBook,
  { kind, before, after, undoes }: NewChange,
): Promise<Change> {
  const id = newId()
  const affected = Object.keys(after).length
  await sql`
    insert into book_change (agency_id, id, book_id, package_id, kind, affected, before, after, undoes, account_id)
    values (${agencyId}, ${id}, ${bookId}, ${packageId ?? null}, ${kind}, ${affected}, ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb,
      ${undoes}, ${accountId})`.execute(tx)
  const detail = { kind, affected, change: id, ...(undoes === null ? {} : { undoes }) }
  await appendJournal(tx, {
    agencyId,
    action: packageId === undefined ? 'pages.change' : 'package.correct',
    subject: packageId === undefined ? `book:${bookId}` : `package:${packageId}`,
    detail,
    before,
    after,
  })
  return findChange(tx, agencyId, bookId, id)
}
