import { type RawBuilder, sql } from 'kysely'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { today } from '../../platform/vietnam-day.ts'
import { namedParty } from './party.ts'
import type { NamedParty, Slip, SlipKind } from './schema.ts'

interface SlipRow {
  readonly agency: Slip['agency']
  readonly id: string
  readonly number: string
  readonly kind: SlipKind
  readonly from: NamedParty
  readonly to: NamedParty
  readonly from_person: string
  readonly to_person: string
  readonly on_day: string
  readonly due_on: string | null
  readonly reason: string
  readonly note: string
  readonly books: number
  readonly outstanding: number
  readonly returns: string | null
  readonly at: Date
  readonly by: string | null
  readonly cancelled_at: Date | null
  readonly cancelled_by: string | null
  readonly cancelled_reason: string | null
}

/** How many books of the slip `s` no later slip has moved. */
export const outstanding = sql<number>`(select count(*)::int from book_copy c where c.slip_agency_id = s.agency_id and c.slip_id = s.id)`

/**
 * Whether an account sees the slip `s`: its agency made it, gives or takes. Both sides see all of it, whoever keeps the books, so slips are read in a
 * transaction of scope 'all' with this condition.
 */
export function seesSlip(jurisdiction: Jurisdiction): RawBuilder<boolean> {
  if ('scope' in jurisdiction) return sql`true`
  const { agencies } = jurisdiction
  return sql`(s.agency_id = any(${agencies}::uuid[]) or s.from_agency_id = any(${agencies}::uuid[])
    or s.to_agency_id = any(${agencies}::uuid[]))`
}

/** The slips `s` that fit, the latest first. */
export async function selectSlips(
  tx: Transaction,
  where: RawBuilder<boolean>,
  page: RawBuilder<unknown> = sql``,
): Promise<Slip[]> {
  const { rows } = await sql<SlipRow>`
    select s.*, s.on_day::text, s.due_on::text, ${outstanding} as outstanding,
      json_build_object('id', a.id, 'code', a.code, 'name', a.name) as agency,
      ${namedParty(sql`s.from_agency_id`, sql`s.from_contractor_id`)} as "from",
      ${namedParty(sql`s.to_agency_id`, sql`s.to_contractor_id`)} as "to",
      (select r.number from custody_slip r where r.id = s.returns limit 1) as returns,
      (select display_name from account where id = s.account_id) as by,
      (select display_name from account where id = s.cancelled_by) as cancelled_by
    from (select * from custody_slip s where ${where} order by s.at desc, s.id desc ${page}) s
    join agency a on a.id = s.agency_id order by s.at desc, s.id desc`.execute(tx)
  return rows.map(readSlip)
}

function readSlip(row: SlipRow): Slip {
  const isOpen = row.kind === 'hand-over' && row.outstanding > 0 && row.cancelled_at === null
  return {
    agency: row.agency,
    id: row.id,
    number: row.number,
    kind: row.kind,
    from: row.from,
    to: row.to,
    fromPerson: row.from_person,
    toPerson: row.to_person,
    onDay: row.on_day,
    dueOn: row.due_on,
    reason: row.reason,
    note: row.note,
    books: row.books,
    outstanding: row.outstanding,
    overdue: isOpen && row.due_on !== null && row.due_on < today(),
    returns: row.returns,
    at: row.at.toISOString(),
    by: row.by,
    cancelled:
      row.cancelled_at === null
        ? null
        : {
            at: row.cancelled_at.toISOString(),
            by: row.cancelled_by,
            reason: row.cancelled_reason ?? '',
          },
  }
}
