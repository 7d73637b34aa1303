import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'
import { dayAfter, dayBefore, dayOf, startOf } from '../platform/vietnam-day.ts'
import { hashAnchor, noSeal } from './anchor.ts'
import { readAnchors } from './list-anchors.ts'
import type { AnchorFile } from './schema.ts'
import type { ChainLink } from './verify-chains.ts'

/**
 * Why a seal does not fit. altered: the anchor itself; missing: the day was sealed, or should have been, and has none; chain: the rows
 * of a chain are not those that were sealed.
 */
export type AnchorFault = 'altered' | 'missing' | 'chain'

/** A day whose seal does not fit; with `chain`, the first such day of that chain and its sealed row. */
export interface BrokenAnchor {
  readonly day: string
  readonly fault: AnchorFault
  readonly agencyId: string | null
  readonly sequence: number | null
}

/** What the check of all anchors found. */
export interface AnchorCheck {
  readonly anchors: number
  /** The last sealed day; null when there is none. */
  readonly sealedTo: string | null
  readonly broken: readonly BrokenAnchor[]
}

const pageSize = 30

/**
 * Computes every seal again, and looks whether the chains still hold the rows that were sealed: that very row, and none added below it.
 * `seals`: what the journal says about seals made, `heads`: the chains there are; both of the same snapshot.
 */
export async function verifyAnchors(
  tx: Transaction,
  { seals, heads }: { readonly seals: ReadonlyMap<string, string>; readonly heads: readonly ChainLink[] },
): Promise<AnchorCheck> {
  const broken: BrokenAnchor[] = []
  const report = (day: string, fault: AnchorFault) =>
    broken.push({ day, fault, agencyId: null, sequence: null })
  const days = new Map<string, string>()
  const chains = createChainComparison(tx)
  const first = await findFirstDay(tx)
  let last: AnchorFile | undefined
  for (;;) {
    const from = last === undefined ? '0001-01-01' : dayAfter(last.day)
    const page = await readAnchors(tx, { from, limit: pageSize })
    for (const anchor of page) {
      const expected = last === undefined ? (first ?? anchor.day) : dayAfter(last.day)
      if (expected < anchor.day) report(expected, 'missing')
      else if (last === undefined && anchor.previous !== noSeal) report(dayBefore(anchor.day), 'missing')
      else if (last !== undefined && anchor.previous !== last.hash) report(anchor.day, 'altered')
      if (hashAnchor(anchor) !== anchor.hash) report(anchor.day, 'altered')
      else await chains.take(anchor)
      days.set(anchor.day, anchor.hash)
      last = anchor
    }
    if (page.length < pageSize) break
  }
  for (const [day, hash] of seals) {
    if (!days.has(day)) report(day, 'missing')
    else if (days.get(day) !== hash) report(day, 'altered')
  }
  broken.push(...(await chains.finish(last?.day, heads)))
  return { anchors: days.size, sealedTo: last?.day ?? null, broken: firstOfEach(broken) }
}

/** One line a day and chain, in the order of days. */
function firstOfEach(broken: readonly BrokenAnchor[]): BrokenAnchor[] {
  const unique = new Map(broken.map(one => [`${one.day} ${one.fault} ${one.agencyId ?? ''}`, one]))
  return [...unique.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

async function findFirstDay(tx: Transaction): Promise<string | undefined> {
  const { at } = await tx
    .selectFrom('journal')
    .select(eb => eb.fn.min<Date | null>('at').as('at'))
    .executeTakeFirstOrThrow()
  return at === null ? undefined : dayOf(at)
}

/** A link as the anchors of some days in a row have it; sequence 0: the chain did not exist on these days. */
interface SealedLink extends ChainLink {
  readonly firstDay: string
  lastDay: string
}

/** Compares links with rows; the same link on many days is looked up once, a batch at a time. */
function createChainComparison(tx: Transaction) {
  const current = new Map<string, SealedLink>()
  const faults = new Map<string, BrokenAnchor>()
  let waiting: SealedLink[] = []
  let before: string | undefined
  const absent = (agencyId: string, day: string): SealedLink => ({
    agencyId,
    sequence: 0,
    hash: '',
    firstDay: day,
    lastDay: day,
  })
  const compare = async () => {
    for (const { agencyId, sequence, firstDay } of await listUnfitting(tx, waiting)) {
      const known = faults.get(agencyId)
      if (known === undefined || firstDay < known.day)
        faults.set(agencyId, { day: firstDay, fault: 'chain', agencyId, sequence })
    }
    waiting = []
  }
  return {
    async take({ day, chains }: AnchorFile): Promise<void> {
      for (const { agencyId, sequence, hash } of chains) {
        const known = current.get(agencyId)
        if (known?.sequence === sequence && known.hash === hash) {
          known.lastDay = day
          continue
        }
        if (known !== undefined) waiting.push(known)
        else if (before !== undefined) waiting.push(absent(agencyId, before))
        current.set(agencyId, { agencyId, sequence, hash, firstDay: day, lastDay: day })
      }
      before = day
      if (waiting.length > 1000) await compare()
    },
    async finish(lastDay: string | undefined, heads: readonly ChainLink[]): Promise<BrokenAnchor[]> {
      waiting.push(...current.values())
      if (lastDay !== undefined)
        for (const { agencyId } of heads) if (!current.has(agencyId)) waiting.push(absent(agencyId, lastDay))
      await compare()
      return [...faults.values()]
    },
  }
}

/** Links whose row is gone, another, or outside of its day, or that have a row below them which the seal should have covered. */
async function listUnfitting(tx: Transaction, links: readonly SealedLink[]): Promise<SealedLink[]> {
  if (links.length === 0) return []
  const { rows } = await sql<{ place: number }>`
    select wanted.place::int as place
    from unnest(${links.map(link => link.agencyId)}::uuid[], ${links.map(link => link.sequence)}::bigint[],
      ${links.map(link => link.hash)}::text[], ${links.map(link => endOf(link.firstDay))}::timestamptz[],
      ${links.map(link => endOf(link.lastDay))}::timestamptz[])
      with ordinality as wanted (agency_id, sequence, hash, first_end, last_end, place)
    left join journal sealed on sealed.agency_id = wanted.agency_id and sealed.sequence = wanted.sequence
    left join journal below on below.agency_id = wanted.agency_id and below.sequence = wanted.sequence + 1
    where below.at < wanted.last_end
      or wanted.sequence > 0 and (sealed.hash is distinct from decode(wanted.hash, 'hex') or sealed.at >= wanted.first_end)`.execute(
    tx,
  )
  return rows.flatMap(({ place }) => links[place - 1] ?? [])
}

const endOf = (day: string) => startOf(dayAfter(day)).toISOString()
