import { sql } from 'kysely'
import type { Actor } from '../../access/guard.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { maskValue } from '../../register/mask-identity.ts'
import { findSeen } from '../../scanning/pages/whole-page.ts'
import { pagesOfEntry } from '../pages-of-entry.ts'
import type { Doubt } from '../schema.ts'
import { bookJson, waitsForArbiter } from './count-arbitration.ts'
import type { ArbitrationQuery, Difference, DifferenceList, Side } from './schema.ts'
import { sideOrder } from './side-order.ts'

/** So many are sent at once: an arbiter goes through them in half an hour. */
const atOnce = 40

type Row = Omit<Difference, 'sides'> & {
  readonly first: string
  readonly second: string
  readonly first_doubt: Doubt | null
  readonly second_doubt: Doubt | null
}

/** The next differences that wait for an account, entry by entry; looking at them is journaled once per book. Identity numbers are masked for who may not see them. */
export async function listDifferences(
  tx: Transaction,
  account: Actor['account'],
  query: ArbitrationQuery,
  identity: boolean,
): Promise<DifferenceList> {
  const count = await sql<{ total: number }>`
    select count(*)::int as total from keying_difference difference where ${waitsForArbiter(account.id, query)}`.execute(
    tx,
  )
  const { rows } = await sql<Row>`
    select difference.id, ${bookJson} as book, entry.id as entry, coalesce(entry.number, '') as number, ${pagesOfEntry} as pages, difference.field,
      difference.first, difference.second, difference.first_doubt, difference.second_doubt,
      case when place.field is not null then jsonb_build_object('field', place.field, 'sheet', place.sheet,
        'left', place."left", 'top', place.top, 'width', place.width, 'height', place.height) end as place
    from keying_difference difference
      join entry on entry.agency_id = difference.agency_id and entry.id = difference.entry_id
      join book on book.agency_id = difference.agency_id and book.id = difference.book_id
      join agency on agency.id = difference.agency_id
      left join field_place place on place.agency_id = difference.agency_id and place.book_id = difference.book_id and place.field = difference.field
    where ${waitsForArbiter(account.id, query)}
    order by agency.name, book.kind, book.year, book.volume, entry.position, entry.id, difference.id
    limit ${atOnce}`.execute(tx)
  const books = [...new Map(rows.map(({ book }) => [book.id, book])).values()]
  const crops: string[] = []
  for (const { id } of books) if ((await findSeen(tx, account, id)) === 'crop') crops.push(id)
  for (const { id, agency } of books) {
    const differences = rows.filter(({ book }) => book.id === id).length
    const detail = { differences }
    await appendJournal(tx, {
      ...{ agencyId: agency.id, action: 'keying.read-differences', subject: `book:${id}`, detail },
    })
  }
  return {
    total: count.rows[0]?.total ?? 0,
    differences: rows.map(row => formatDifference(row, identity)),
    crops,
  }
}

function formatDifference(row: Row, identity: boolean): Difference {
  const { first, second, first_doubt, second_doubt, ...difference } = row
  const kind = findKind(row.book.kind)
  const shown = (value: string) => (identity ? value : maskValue(kind, row.field, value))
  const one: Side = { value: shown(first), doubt: first_doubt }
  const other: Side = { value: shown(second), doubt: second_doubt }
  return { ...difference, sides: sideOrder(row.id) === 'first' ? [one, other] : [other, one] }
}
