import { type RawBuilder, sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findTwice } from './find-price.ts'
import { type NewPriceList, type PriceList, priceSchema } from './schema.ts'

/** A price list among those of its agency. */
export interface ListPlace {
  readonly agencyId: string
  readonly listId: string
}

/** Who enters prices, for the own agency. */
interface Maker {
  readonly account: { readonly id: string; readonly agencyId: string }
}

interface ListRow {
  readonly agency: PriceList['agency']
  readonly id: string
  readonly name: string
  readonly version: number
  readonly source: string
  readonly applies_from: string
  readonly prices: unknown
  readonly vat_percent: number
  readonly created_at: Date
  readonly retired_at: Date | null
  readonly newest: boolean
}

/** The price lists that the transaction sees, the newest version of each first. */
export function listPriceLists(tx: Transaction): Promise<PriceList[]> {
  return selectLists(tx, sql`true`)
}

/** Throws `not-found`. */
export async function getPriceList(tx: Transaction, { agencyId, listId }: ListPlace): Promise<PriceList> {
  const [list] = await selectLists(tx, sql`p.agency_id = ${agencyId} and p.id = ${listId}`)
  if (list === undefined) throw new AppError('not-found')
  return list
}

async function selectLists(tx: Transaction, where: RawBuilder<unknown>): Promise<PriceList[]> {
  const { rows } = await sql<ListRow>`
    select json_build_object('id', a.id, 'code', a.code, 'name', a.name) as agency, p.id, p.name, p.version, p.source, p.applies_from::text,
      p.prices, p.vat_percent, p.created_at, p.retired_at,
      not exists (select from price_list n where n.agency_id = p.agency_id and n.name = p.name and n.version > p.version) as newest
    from price_list p join agency a on a.id = p.agency_id where ${where} order by a.name, p.name, p.version desc`.execute(
    tx,
  )
  return rows.map(({ applies_from, vat_percent, created_at, retired_at, prices, ...row }) => ({
    ...row,
    appliesFrom: applies_from,
    vatPercent: vat_percent,
    prices: z.array(priceSchema).parse(prices),
    createdAt: created_at.toISOString(),
    retiredAt: retired_at?.toISOString() ?? null,
  }))
}

/** Enters a new price list for the actor's own agency. Throws `money.list-exists`, `money.twice`. */
export async function createPriceList(tx: Transaction, actor: Maker, list: NewPriceList): Promise<PriceList> {
  const { agencyId } = actor.account
  await lockName(tx, agencyId, list.name)
  const { rows } = await sql`
    select from price_list where agency_id = ${agencyId} and name = ${list.name} limit 1`.execute(tx)
  if (rows.length > 0) throw new AppError('money.list-exists', { name: list.name })
  return storeVersion(tx, actor, agencyId, list, 1)
}

/** Enters the next version of a price list: nothing that was made with an earlier one changes. Throws `not-found`, `money.twice`. */
export async function addPriceListVersion(
  tx: Transaction,
  actor: Maker,
  place: ListPlace,
  list: Omit<NewPriceList, 'name'>,
): Promise<PriceList> {
  const { name } = await getPriceList(tx, place)
  await lockName(tx, place.agencyId, name)
  const { rows } = await sql<{ version: number }>`
    select max(version) as version from price_list where agency_id = ${place.agencyId} and name = ${name}`.execute(
    tx,
  )
  return storeVersion(tx, actor, place.agencyId, { ...list, name }, (rows[0]?.version ?? 0) + 1)
}

/** Takes a price list out of what is offered, or back into it. Throws `not-found`. */
export async function retirePriceList(
  tx: Transaction,
  place: ListPlace,
  retired: boolean,
): Promise<PriceList> {
  const { agencyId, listId } = place
  const { name, version } = await getPriceList(tx, place)
  await sql`update price_list set retired_at = ${retired ? sql`coalesce(retired_at, now())` : sql`null`}
    where agency_id = ${agencyId} and id = ${listId}`.execute(tx)
  await appendJournal(tx, {
    agencyId,
    action: retired ? 'prices.retire' : 'prices.offer',
    subject: `price-list:${listId}`,
    detail: { name, version },
  })
  return getPriceList(tx, place)
}

async function storeVersion(
  tx: Transaction,
  actor: Maker,
  agencyId: string,
  list: NewPriceList,
  version: number,
): Promise<PriceList> {
  const twice = findTwice(list.prices)
  if (twice !== undefined) throw new AppError('money.twice', { row: list.prices.indexOf(twice) + 1 })
  const listId = newId()
  await sql`
    insert into price_list (agency_id, id, name, version, source, applies_from, prices, vat_percent, account_id)
    values (${agencyId}, ${listId}, ${list.name}, ${version}, ${list.source}, ${list.appliesFrom}, ${JSON.stringify(list.prices)},
      ${list.vatPercent}, ${actor.account.id})`.execute(tx)
  await appendJournal(tx, {
    agencyId,
    action: 'prices.enter',
    subject: `price-list:${listId}`,
    detail: { name: list.name, version, prices: list.prices.length },
    after: { ...list, version },
  })
  return getPriceList(tx, { agencyId, listId })
}

/** Two people who enter a list of the same name at once come one after the other. */
async function lockName(tx: Transaction, agencyId: string, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`price-list:${agencyId}:${name}`}, 0))`.execute(
    tx,
  )
}
