import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { findOrigin, type Transaction } from '../../platform/postgres/database.ts'
import { groupBy } from '../../register/group-by.ts'
import { classifyWhere } from '../periods/classify-books.ts'
import type { ImportPlan, PlannedBook } from './plan-import.ts'
import type { ListOptions } from './schema.ts'

/** Lists the new books of a plan and changes the others, all at once; one line in the journal an agency. Throws `book-list.changed`. */
export async function applyImport(
  tx: Transaction,
  { books, digest }: ImportPlan,
  { reviewed }: ListOptions,
): Promise<void> {
  const touched = books.filter(book => book.listed === null || book.changes.length > 0 || reviewed)
  if (touched.length === 0) return
  const rows = touched.map(toRow)
  const table = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (agency uuid, id uuid, is_new boolean, kind text, year int,
    volume text, opened_on date, ended_on date, first_number text, last_number text, closing_total int, note text,
    sheets int, paper_size text, condition text, standing text, place text, second text)`
  const added = await sql`
    insert into book (agency_id, id, kind, year, volume, opened_on, ended_on, first_number, last_number, closing_total, note)
    select agency, id, kind, year, volume, opened_on, ended_on, first_number, last_number, closing_total, note
    from ${table} where is_new on conflict do nothing`.execute(tx)
  // Somebody listed one of them since the preview.
  if (Number(added.numAffectedRows ?? 0) < rows.filter(row => row.is_new).length)
    throw new AppError('book-list.changed')
  await sql`
    update book b set opened_on = coalesce(r.opened_on, b.opened_on), ended_on = coalesce(r.ended_on, b.ended_on),
      first_number = coalesce(r.first_number, b.first_number), last_number = coalesce(r.last_number, b.last_number),
      closing_total = coalesce(r.closing_total, b.closing_total), note = coalesce(r.note, b.note), updated_at = now(),
      reviewed_at = case when ${reviewed}::boolean then coalesce(b.reviewed_at, now()) else b.reviewed_at end,
      reviewed_by = case when ${reviewed}::boolean and b.reviewed_at is null then ${findOrigin(tx)?.accountId ?? null}::uuid else b.reviewed_by end
    from ${table} where b.agency_id = r.agency and b.id = r.id`.execute(tx)
  await sql`
    update book_copy c set sheets = coalesce(r.sheets, c.sheets), paper_size = coalesce(r.paper_size, c.paper_size),
      condition = coalesce(r.condition, c.condition), standing = coalesce(r.standing, c.standing), place = coalesce(r.place, c.place), updated_at = now()
    from ${table} where c.agency_id = r.agency and c.book_id = r.id and c.copy = 'registering'`.execute(tx)
  await sql`
    insert into book_copy (agency_id, book_id, copy, standing, place)
    select agency, id, 'superior', 'present', second from ${table} where second is not null
    on conflict (agency_id, book_id, copy) do update set standing = 'present', place = excluded.place, updated_at = now()`.execute(
    tx,
  )
  const ids = rows.map(row => row.id)
  await classifyWhere(tx, sql`b.id = any(${ids}::uuid[])`)
  await journal(tx, touched, digest)
}

function toRow({ agency, listed, kind, year, volume, line: { facts } }: PlannedBook) {
  return {
    ...{ agency: agency.id, id: listed?.id ?? newId(), is_new: listed === null, kind, year, volume },
    ...{ opened_on: facts.openedOn, ended_on: facts.endedOn },
    ...{ first_number: facts.firstNumber, last_number: facts.lastNumber, closing_total: facts.closingTotal },
    ...{ note: facts.note, sheets: facts.sheets, paper_size: facts.paperSize },
    ...{ condition: facts.condition, standing: facts.standing, place: facts.place, second: facts.second },
  }
}

async function journal(tx: Transaction, books: readonly PlannedBook[], digest: string): Promise<void> {
  const byAgency = [...groupBy(books, book => book.agency.id)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [agencyId, of] of byAgency) {
    const added = of.filter(book => book.listed === null).length
    await appendJournal(tx, {
      ...{ agencyId, action: 'book.import', subject: 'books' },
      detail: { added, changed: of.length - added, digest },
    })
  }
}
