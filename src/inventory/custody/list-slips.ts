import { sql } from 'kysely'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { today } from '../../platform/vietnam-day.ts'
import { bookRefJson } from './book-ref.ts'
import type { bookCustodySchema, SlipDetail, slipListSchema, slipQuerySchema } from './schema.ts'
import { outstanding, seesSlip, selectSlips } from './select-slips.ts'

/** Which slip. */
export interface SlipPlace {
  readonly agencyId: string
  readonly slipId: string
}

/** A part of the slips an account sees, the latest first. Needs a transaction of scope 'all'. */
export async function listSlips(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { show, kind, party, offset, limit }: z.output<typeof slipQuerySchema>,
): Promise<z.infer<typeof slipListSchema>> {
  const open = sql`s.kind = 'hand-over' and s.cancelled_at is null and ${outstanding} > 0`
  const shown = {
    all: sql`true`,
    open,
    overdue: sql`${open} and s.due_on < ${today()}::date`,
    cancelled: sql`s.cancelled_at is not null`,
  }[show]
  const where = sql<boolean>`${seesSlip(jurisdiction)} and ${shown} and (${kind ?? null}::text is null or s.kind = ${kind ?? null})
    and (${party ?? null}::uuid is null or ${party ?? null}::uuid in (s.from_agency_id, s.from_contractor_id, s.to_agency_id, s.to_contractor_id))`
  const { rows } = await sql<{
    total: number
  }>`select count(*)::int as total from custody_slip s where ${where}`.execute(tx)
  const slips = await selectSlips(tx, where, sql`offset ${offset} limit ${limit}`)
  return { total: rows[0]?.total ?? 0, slips }
}

/** A slip with its books; throws `not-found` for one that the account does not see. Needs a transaction of scope 'all'. */
export async function getSlip(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { agencyId, slipId }: SlipPlace,
): Promise<SlipDetail> {
  const where = sql<boolean>`s.agency_id = ${agencyId} and s.id = ${slipId} and ${seesSlip(jurisdiction)}`
  const [slip] = await selectSlips(tx, where)
  if (slip === undefined) throw new AppError('not-found')
  const { rows } = await sql<SlipDetail['items'][number]>`
    select ${bookRefJson} as book, i.copy, i.condition, i.sheets, coalesce(c.slip_id = i.slip_id, false) as here
    from custody_item i join book b on b.agency_id = i.agency_id and b.id = i.book_id join agency a on a.id = b.agency_id
    join book_copy c on c.agency_id = i.agency_id and c.book_id = i.book_id and c.copy = i.copy
    where i.slip_agency_id = ${agencyId} and i.slip_id = ${slipId} order by i.position`.execute(tx)
  return { ...slip, items: rows }
}

/** The number of a slip by its id; null when it is null. Throws `not-found`. Needs a transaction of scope 'all'. */
export async function findSlipNumber(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  slipId: string | null,
): Promise<string | null> {
  if (slipId === null) return null
  const { rows } = await sql<{ number: string }>`
    select number from custody_slip s where id = ${slipId} and ${seesSlip(jurisdiction)}`.execute(tx)
  if (rows[0] === undefined) throw new AppError('not-found')
  return rows[0].number
}

/** Every slip with a book that the account was found to see, the latest first, and its labels. Needs a transaction of scope 'all'. */
export async function listMovements(
  tx: Transaction,
  agencyId: string,
  bookId: string,
): Promise<z.infer<typeof bookCustodySchema>> {
  const { rows } = await sql<{
    slip_id: string
    copy: SlipDetail['items'][number]['copy']
    condition: string
    sheets: number | null
    current: boolean
  }>`
    select i.slip_id, i.copy, i.condition, i.sheets, coalesce(c.slip_id = i.slip_id, false) as current
    from custody_item i join book_copy c on c.agency_id = i.agency_id and c.book_id = i.book_id and c.copy = i.copy
    where i.agency_id = ${agencyId} and i.book_id = ${bookId}`.execute(tx)
  const labels = await sql<{ code: string; photo: boolean }>`
    select code, photo is not null as photo from book_label where agency_id = ${agencyId} and book_id = ${bookId} order by at`.execute(
    tx,
  )
  const ids = rows.map(row => row.slip_id)
  const slips = ids.length === 0 ? [] : await selectSlips(tx, sql<boolean>`s.id = any(${ids}::uuid[])`)
  return {
    movements: slips.flatMap(({ books: _, outstanding: __, ...slip }) =>
      rows
        .filter(row => row.slip_id === slip.id)
        .map(({ copy, condition, sheets, current }) => ({ slip, copy, condition, sheets, current })),
    ),
    labels: labels.rows,
  }
}
