import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/postgres/database.ts'
import { dayAfter, dayOf, startOf } from '../platform/vietnam-day.ts'
import { hashAnchor, noSeal, type SealedDay } from './anchor.ts'
import { appendJournal } from './append.ts'

/** A day is sealed this long after its end, so that rows of a machine whose clock is late need not be moved into the next day. */
const graceMs = 5 * 60_000

/** A day that was sealed just now. */
export interface NewSeal {
  readonly day: string
  readonly hash: string
}

/**
 * Seals every finished day since the first row that has no anchor yet, oldest first; many processes may try at once. Nothing can be
 * added to a sealed day: while it is sealed nobody writes a chain (the lock), and afterwards no row may carry an earlier time (`journal_head.at`).
 * Throws `database.busy` when a writer does not end within seconds.
 */
export async function sealFinishedDays(database: Database): Promise<readonly NewSeal[]> {
  const seals: NewSeal[] = []
  for (;;) {
    const seal = await database.transaction({ scope: 'all' }, sealNextDay)
    if (seal === undefined) return seals
    seals.push(seal)
  }
}

interface Newest {
  readonly day: string | null
  readonly hash: string | null
  readonly first: Date | null
  readonly now: Date
}

async function sealNextDay(tx: Transaction): Promise<NewSeal | undefined> {
  if (findDueDay(await readNewest(tx)) === undefined) return undefined
  await sql`set local lock_timeout = '3s'`.execute(tx)
  await sql`lock table journal_head in exclusive mode`.execute(tx)
  const newest = await readNewest(tx)
  const day = findDueDay(newest)
  if (day === undefined) return undefined
  const chains = await listLastLinks(tx, startOf(dayAfter(day)))
  const total = chains.reduce((sum, link) => sum + link.sequence, 0)
  const sealed: SealedDay = {
    day,
    rows: total - (newest.day === null ? 0 : await countSealed(tx, newest.day)),
    madeAt: new Date().toISOString(),
    chains,
    previous: newest.hash ?? noSeal,
  }
  const hash = hashAnchor(sealed)
  await insertAnchor(tx, sealed, hash)
  const end = startOf(dayAfter(day))
  await tx.updateTable('journal_head').set({ at: end }).where('at', '<', end).execute()
  const detail = { day, rows: sealed.rows, chains: chains.length, hash }
  await appendJournal(tx, { action: 'journal.seal', subject: `anchor:${day}`, detail })
  return { day, hash }
}

async function readNewest(tx: Transaction): Promise<Newest> {
  const { rows } = await sql<Newest>`
    select a.day, encode(a.hash, 'hex') as hash, (select min(at) from journal) as first, clock_timestamp() as now
    from (select) one left join (select day, hash from journal_anchor order by day desc limit 1) a on true`.execute(
    tx,
  )
  return rows[0] ?? { day: null, hash: null, first: null, now: new Date(0) }
}

/** The next day to seal, when it is over by the clocks of both the program and the database. */
function findDueDay({ day, first, now }: Newest): string | undefined {
  const next = day !== null ? dayAfter(day) : first === null ? undefined : dayOf(first)
  if (next === undefined) return undefined
  const over = startOf(dayAfter(next)).getTime() + graceMs
  return over <= Math.min(now.getTime(), Date.now()) ? next : undefined
}

/** The last link of every chain before an instant, by agency. */
async function listLastLinks(tx: Transaction, end: Date): Promise<SealedDay['chains']> {
  const { rows } = await sql<SealedDay['chains'][number]>`
    select head.agency_id as "agencyId", agency.name as agency, link.sequence, encode(link.hash, 'hex') as hash
    from journal_head head
    cross join lateral (
      select sequence, hash from journal where agency_id = head.agency_id and at < ${end}
      order by sequence desc limit 1) link
    left join agency on agency.id = head.agency_id
    order by head.agency_id`.execute(tx)
  return rows
}

/** Rows up to the end of a sealed day. */
async function countSealed(tx: Transaction, day: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select coalesce(sum((link->>'sequence')::bigint), 0)::bigint as total
    from journal_anchor, jsonb_array_elements(chains) link where day = ${day}`.execute(tx)
  return rows[0]?.total ?? 0
}

async function insertAnchor(tx: Transaction, sealed: SealedDay, hash: string): Promise<void> {
  const links = sealed.chains.map(({ agencyId, sequence, hash }) => ({ agencyId, sequence, hash }))
  await tx
    .insertInto('journal_anchor')
    .values({
      day: sealed.day,
      row_count: sealed.rows,
      chains: JSON.stringify(links),
      previous: Buffer.from(sealed.previous, 'hex'),
      hash: Buffer.from(hash, 'hex'),
      made_at: sealed.madeAt,
    })
    .execute()
}
