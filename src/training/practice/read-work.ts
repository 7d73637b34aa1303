import { sql } from 'kysely'
import { practiceOfficeId } from '../../agencies/schema.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { placesOnForm } from '../field-places.ts'
import { getLesson } from './lessons.ts'
import type { PracticeRow } from './practice-row.ts'
import type { Work } from './score.ts'

type Values = Readonly<Record<string, string>>

/** What somebody has made of a practice book so far; in a transaction of scope 'all'. */
export async function readWork(
  tx: Transaction,
  { lesson, accountId, book, marks }: PracticeRow,
  verdict: Work['verdict'],
): Promise<Work> {
  const { keyed, fields } = await readKeyed(tx, accountId, book.id)
  const readable = new Set(placesOnForm(getLesson(lesson).kind).map(({ field }) => field))
  return {
    pages: await readPages(tx, book.id),
    cases: await readCases(tx, book.id),
    keyed,
    fields: fields.filter(field => readable.has(field)),
    rows: await readRows(tx, book.id),
    ...{ marks, verdict },
  }
}

/** A page said to be blank, a cover or the like is as good as set aside. */
async function readPages(tx: Transaction, bookId: string): Promise<Work['pages']> {
  const { rows } = await sql<{ name: string; turnDeg: number | null }>`
    select capture.original_name as name, (page.recipe ->> 'rotationDeg')::int as "turnDeg"
    from page join capture on capture.agency_id = page.agency_id and capture.id = page.capture_id
    where page.agency_id = ${practiceOfficeId} and page.book_id = ${bookId} and page.sequence is not null and page.role = 'entries'
    order by page.sequence`.execute(tx)
  return rows.map(({ name, turnDeg }) => ({ name, turnDeg: turnDeg ?? 0 }))
}

async function readCases(tx: Transaction, bookId: string): Promise<Work['cases']> {
  const { rows } = await sql<Work['cases'][number]>`
    select entry.number, array_agg(capture.original_name order by on_page.position) as names
    from entry
      join entry_page on_page on on_page.agency_id = entry.agency_id and on_page.entry_id = entry.id
      join page on page.agency_id = on_page.agency_id and page.id = on_page.page_id
      join capture on capture.agency_id = page.agency_id and capture.id = page.capture_id
    where entry.agency_id = ${practiceOfficeId} and entry.book_id = ${bookId} and entry.position is not null
    group by entry.id, entry.number`.execute(tx)
  return rows
}

async function readKeyed(
  tx: Transaction,
  accountId: string,
  bookId: string,
): Promise<{ readonly keyed: ReadonlyMap<string, Values>; readonly fields: readonly string[] }> {
  const { rows } = await sql<{ number: string; fields: string[]; values: Values | null }>`
    select entry.number, task.fields, keying."values"
    from keying_task task
      join entry on entry.agency_id = task.agency_id and entry.id = task.entry_id
      left join keying on keying.agency_id = task.agency_id and keying.task_id = task.id and keying.account_id = ${accountId}
    where task.agency_id = ${practiceOfficeId} and task.book_id = ${bookId}
    order by task.position`.execute(tx)
  return {
    keyed: new Map(rows.map(({ number, values }) => [number, values ?? {}])),
    fields: rows[0]?.fields ?? [],
  }
}

async function readRows(tx: Transaction, bookId: string): Promise<Work['rows']> {
  const { rows } = await sql<{ row: number; fields: Values }>`
    select row, fields from entry
    where agency_id = ${practiceOfficeId} and book_id = ${bookId} and package_id is not null and row is not null`.execute(
    tx,
  )
  return new Map(rows.map(({ row, fields }) => [row, fields]))
}
