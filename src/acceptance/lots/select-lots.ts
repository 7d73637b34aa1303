import { type RawBuilder, sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { LotRef } from './lot-ref.ts'
import { type Lot, lotPlanSchema } from './schema.ts'

type Row = Omit<Lot, 'plan' | 'at' | 'signedAt'> & {
  readonly plan: unknown
  readonly at: Date
  readonly signed_at: Date | null
}

/** Lots by a condition on `l`, newest first. Read with scope 'all' by use cases that know which lots may be told. */
export async function selectLots(
  tx: Transaction,
  where: RawBuilder<unknown>,
  page: RawBuilder<unknown> = sql``,
): Promise<Lot[]> {
  const { rows } = await sql<Row>`
    select jsonb_build_object('id', a.id, 'name', a.name) as agency, l.id, l.number, l.name,
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as contractor, l.plan, l.size,
      (select count(*)::int from lot_book where lot_agency_id = l.agency_id and lot_id = l.id) as books,
      sample.inspected, sample.found, l.state, l.verdict, l.reason, l.at, maker.display_name as by, l.signed_at, signer.display_name as "signedBy"
    from lot l
      join agency a on a.id = l.agency_id
      left join contractor c on c.id = l.contractor_id
      left join account maker on maker.id = l.account_id
      left join account signer on signer.id = l.signed_by
      cross join lateral (
        select count(*) filter (where state <> 'waiting')::int as inspected, count(*) filter (where state = 'nonconforming')::int as found
        from sample_item where lot_agency_id = l.agency_id and lot_id = l.id) sample
    where ${where} order by l.id desc ${page}`.execute(tx)
  return rows.map(({ plan, at, signed_at, ...row }) => ({
    ...row,
    plan: lotPlanSchema.parse(plan),
    at: at.toISOString(),
    signedAt: signed_at?.toISOString() ?? null,
  }))
}

/** One lot, whoever asks. Throws `not-found`. */
export async function getLot(tx: Transaction, { agencyId, lotId }: LotRef): Promise<Lot> {
  const [lot] = await selectLots(tx, sql`l.agency_id = ${agencyId} and l.id = ${lotId}`)
  if (lot === undefined) throw new AppError('not-found')
  return lot
}

/** Holds a lot until the end of the transaction, so that whoever inspects and whoever signs wait for each other. Throws `not-found`. */
export async function lockLot(tx: Transaction, { agencyId, lotId }: LotRef): Promise<void> {
  const { rows } = await sql`
    select from lot where agency_id = ${agencyId} and id = ${lotId} for no key update`.execute(tx)
  if (rows.length === 0) throw new AppError('not-found')
}
