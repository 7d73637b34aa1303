import { sql } from 'kysely'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { entryFields } from '../../register/entry-fields.ts'
import { parsePartialDate } from '../../register/partial-date.ts'
import { keepRising } from './keep-rising.ts'

/** A keyed date is worth as much as so many that were read. */
const keyedWeight = 3

interface DatedRow {
  readonly id: string
  readonly keyed: string | null
  readonly read: string | null
}

/** Offers no longer what was read as a date of registration where it goes against the order of the book. */
export async function agreeDates(tx: Transaction, { agencyId, bookId }: BookRef): Promise<void> {
  const field = entryFields.registered
  const { rows } = await sql<DatedRow>`
    select entry.id, nullif(entry.fields ->> ${field}, '') as keyed, reading.text as read
    from entry left join keying_reading reading on reading.agency_id = entry.agency_id and reading.entry_id = entry.id and reading.field = ${field}
      and reading.text <> ''
    where entry.agency_id = ${agencyId} and entry.book_id = ${bookId} and entry.position is not null
    order by entry.position`.execute(tx)
  const dated = rows.flatMap(({ id, keyed, read }) => {
    const date = parsePartialDate(keyed ?? read ?? '').ok
    return date === undefined ? [] : [{ id, date, weight: keyed === null ? 1 : keyedWeight }]
  })
  const kept = keepRising(dated)
  const against = dated.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  await sql`
    update keying_reading set text = '', confidence = 0
    where agency_id = ${agencyId} and field = ${field} and entry_id = any(${against}::uuid[])`.execute(tx)
}
