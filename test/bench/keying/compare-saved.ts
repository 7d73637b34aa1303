import { sql } from 'kysely'
import type { Keying } from '../../../src/keying/schema.ts'
import type { App } from '../../../src/platform/app.ts'
import type { Figure } from '../measure.ts'
import { everything } from './commune.ts'
import type { PreparedBook } from './prepare-book.ts'

interface StoredKeying {
  readonly task: string
  readonly values: Readonly<Record<string, string>>
  readonly state: string
}

interface StoredEntry {
  readonly book: string
  readonly number: string
  readonly fields: Readonly<Record<string, string>>
}

/** Compares, value by value, what was sent with what the database holds, and what became of finished entries with their paper. */
export async function compareSaved(
  app: App,
  saved: ReadonlyMap<string, Keying>,
  workers: readonly { readonly book: PreparedBook }[],
): Promise<readonly Figure[]> {
  const { keyings, entries } = await app.database.transaction(everything, async tx => {
    const stored = await sql<StoredKeying>`
      select task.id as task, keying."values", task.state from keying join keying_task task on task.agency_id = keying.agency_id and task.id = keying.task_id`.execute(
      tx,
    )
    const settled = await sql<StoredEntry>`
      select book_id as book, number, fields from entry where status = 'keyed'`.execute(tx)
    return { keyings: stored.rows, entries: settled.rows }
  })
  const byTask = new Map(keyings.map(row => [row.task, row]))
  let [values, lost] = [0, 0]
  for (const { task, values: sent, state } of saved.values()) {
    const stored = byTask.get(task)
    if (stored?.state !== state) lost++
    for (const [field, value] of Object.entries(sent)) {
      values++
      if (stored?.values[field] !== value) lost++
    }
  }
  const books = new Map(workers.map(({ book }) => [book.bookId, book]))
  let [settled, wrong] = [0, 0]
  for (const { book, number, fields } of entries)
    for (const [field, value] of Object.entries(books.get(book)?.truth.get(number) ?? {})) {
      settled++
      if (fields[field] !== value) wrong++
    }
  return [
    { what: 'values compared with the database, lost or different (goal 0)', value: `${values}, ${lost}` },
    {
      what: 'entries settled meanwhile; their values compared with the paper, wrong',
      value: `${entries.length}; ${settled}, ${wrong}`,
    },
  ]
}
