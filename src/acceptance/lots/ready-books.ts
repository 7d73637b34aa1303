import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { bookConditions } from '../../inventory/book-filter.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { readChain } from '../counts/read-chain.ts'
import { hindrances, type ReadyBook, type ReadyQuery, type readyListSchema } from './schema.ts'

interface Row {
  readonly agency_id: string
  readonly agency: string
  readonly id: string
  readonly kind: string
  readonly year: number
  readonly volume: string
  readonly state: string
  readonly records: number
  readonly closing_total: number | null
  readonly contractor_id: string | null
  readonly contractor: string | null
  readonly keyed_here: boolean
  readonly in_lot: boolean
  readonly differing: boolean
  readonly rejected: ReadyBook['rejected']
}

/** Books that are deposited and in no lot, with what still hinders them. */
export async function listReadyBooks(
  tx: Transaction,
  { offset, limit, ...filter }: ReadyQuery,
): Promise<z.infer<typeof readyListSchema>> {
  const conditions = await bookConditions(tx, { ...filter, state: 'deposited' })
  const where = sql`${conditions} and not ${isInLot}`
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from book b where ${where}`.execute(tx)
  return {
    total: rows[0]?.total ?? 0,
    books: await readReadyBooks(tx, where, sql`offset ${offset} limit ${limit}`),
  }
}

const ofBook = sql`agency_id = b.agency_id and book_id = b.id`
const isInLot = sql<boolean>`exists (select from lot_book where ${ofBook} and ended_at is null)`

/** Some books `b` with what hinders each from being part of a lot. */
export async function readReadyBooks(
  tx: Transaction,
  where: RawBuilder<unknown>,
  page: RawBuilder<unknown> = sql``,
): Promise<ReadyBook[]> {
  const order = sql`a.name, b.agency_id, b.kind, b.year, b.volume`
  const { rows } = await sql<Row>`
    select b.agency_id, a.name as agency, b.id, b.kind, b.year, b.volume, b.state, b.deposited as records, b.closing_total, b.contractor_id,
      c.name as contractor, exists (select from keying_batch where ${ofBook}) as keyed_here, ${isInLot} as in_lot,
      exists (select from keying_difference where ${ofBook} and settled_at is null and not gold) as differing,
      (select jsonb_build_object('agency', lot.agency_id, 'lot', lot.id, 'number', lot.number, 'reason', lot.reason)
        from lot_book held join lot on lot.agency_id = held.lot_agency_id and lot.id = held.lot_id
        where held.agency_id = b.agency_id and held.book_id = b.id and lot.state = 'rejected' order by lot.id desc limit 1) as rejected
    from (select b.* from book b join agency a on a.id = b.agency_id where ${where} order by ${order} ${page}) b
      join agency a on a.id = b.agency_id
      left join contractor c on c.id = b.contractor_id
    order by ${order}`.execute(tx)
  const chains = await readChain(
    tx,
    rows.map(row => ({ agencyId: row.agency_id, bookId: row.id })),
  )
  return rows.map(row => {
    const hinders = {
      state: row.state !== 'deposited',
      empty: row.records === 0,
      'in-lot': row.in_lot,
      differences: row.differing,
      unexplained: chains.get(row.id)?.explained !== true,
    }
    return {
      book: {
        agency: { id: row.agency_id, name: row.agency },
        ...{ id: row.id, kind: row.kind, year: row.year, volume: row.volume },
      },
      records: row.records,
      closingTotal: row.closing_total,
      contractor: row.contractor_id === null ? null : { id: row.contractor_id, name: row.contractor ?? '' },
      keyedHere: row.keyed_here,
      hindrances: hindrances.filter(hindrance => hinders[hindrance]),
      rejected: row.rejected,
    }
  })
}
