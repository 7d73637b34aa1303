import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { bookConditions } from '../../inventory/book-filter.ts'
import { countObstacles } from '../../obstacles/count-obstacles.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { today } from '../../platform/vietnam-day.ts'
import { findDue } from './find-due.ts'
import { addDays, mondayOf } from './forecast.ts'
import { listHolderGrowth } from './list-growth.ts'
import { type Question, readQuestion } from './question.ts'
import { type Behind, type behindQuerySchema, type Reason, reasonFilters } from './schema.ts'
import { totalOf } from './sum-books.ts'
import { type KeeperSums, sumByAgency } from './sum-by-agency.ts'

/** Whole weeks of which the mean is the pace, and without any change that make a standstill. */
const [paceWeeks, stillWeeks] = [8, 4]
type Line = Behind['agencies'][number]
type Reasons = Partial<Record<Reason, number>>

/** The agencies that are not done: how far, how fast, when they are done at that pace, and what they wait for; those who are done last first. */
export async function listBehind(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { due: asked, offset, limit, ...filter }: z.output<typeof behindQuerySchema>,
  now: string = today(),
): Promise<Behind> {
  const question = await readQuestion(tx, jurisdiction, filter)
  const due = asked ?? (await findDue(tx, jurisdiction))
  const all = await sumByAgency(tx, question)
  const open = all.filter(({ sums }) => sums.acceptedBooks < sums.books)
  const paces = await listPaces(tx, question, all, now)
  const total = totalOf(all)
  const known = total.books - total.unsized
  const lines = open
    .map(each => {
      const { perWeek, still } = paces.get(each) ?? { perWeek: 0, still: 0 }
      const { sums } = each
      const size = known === 0 ? null : sums.size + Math.round((total.size / known) * sums.unsized)
      const doneOn = size === null ? null : endOf(size - sums.deposited, perWeek, now)
      const share = size === null || size === 0 ? 0 : sums.deposited / size
      return { each, perWeek, still, size, doneOn, share }
    })
    .sort((a, b) => (b.doneOn ?? never).localeCompare(a.doneOn ?? never) || a.share - b.share)
  const page = lines.slice(offset, offset + limit)
  const reasons = await countReasons(
    tx,
    question,
    page.map(({ each }) => each),
  )
  return {
    ...{ due, total: lines.length, late: lines.filter(isLate(due)).length },
    agencies: page.map((line): Line => {
      const { each, still, perWeek, size, doneOn } = line
      const { keeper, region, sums } = each
      const stopped = still >= stillWeeks && sums.pages + sums.keyed > 0
      return {
        ...{ agency: keeper, region, sums, size, perWeek, doneOn, late: isLate(due)(line) },
        filter: { keeper: keeper?.id ?? 'none' },
        reasons: sortReasons({ ...reasons.get(each), ...(stopped && { stopped: still }) }),
      }
    }),
  }
}

const never = '9999-12-31'
const isLate =
  (due: string | null) =>
  ({ doneOn }: { readonly doneOn: string | null }): boolean =>
    due !== null && (doneOn ?? never) > due

function endOf(left: number, perWeek: number, now: string): string | null {
  if (left <= 0) return now
  const weeks = left / perWeek
  // Beyond ten years a day would be a joke.
  return perWeek > 0 && weeks <= 520 ? addDays(now, Math.ceil(weeks * 7)) : null
}

interface Pace {
  readonly perWeek: number
  /** Whole weeks without any change. */
  readonly still: number
}

async function listPaces(
  tx: Transaction,
  question: Question,
  all: readonly KeeperSums[],
  now: string,
): Promise<ReadonlyMap<KeeperSums, Pace>> {
  const present = mondayOf(now)
  const growth = await listHolderGrowth(tx, question, addDays(present, -7 * paceWeeks))
  const keeperOf = new Map(all.flatMap(each => each.holders.map(holder => [holder, each] as const)))
  const paces = new Map<KeeperSums, { brought: number; stirred: string }>()
  for (const { holder, week, stirred, counts } of growth) {
    const keeper = keeperOf.get(holder)
    if (keeper === undefined) continue
    const pace = paces.get(keeper) ?? { brought: 0, stirred: '' }
    if (week < present) pace.brought += counts.deposited
    if (stirred && week > pace.stirred) pace.stirred = week
    paces.set(keeper, pace)
  }
  return new Map(
    all.map(each => {
      const { brought, stirred } = paces.get(each) ?? { brought: 0, stirred: '' }
      const since =
        stirred === '' ? paceWeeks : (Date.parse(present) - Date.parse(stirred)) / (7 * 86_400_000)
      return [each, { perWeek: Math.max(0, brought / paceWeeks), still: Math.max(0, since) }]
    }),
  )
}

/** The books behind each reason, counted by the very conditions of the lists they open, and the open obstacles. */
async function countReasons(
  tx: Transaction,
  { where }: Question,
  open: readonly KeeperSums[],
): Promise<ReadonlyMap<KeeperSums, Reasons>> {
  const keeperOf = new Map(open.flatMap(each => each.holders.map(holder => [holder, each] as const)))
  const holders = [...keeperOf.keys()]
  const counted: RawBuilder<unknown>[] = []
  for (const [reason, filter] of Object.entries(reasonFilters))
    if (filter !== null)
      counted.push(
        sql`(count(*) filter (where ${await bookConditions(tx, filter)}))::int as ${sql.ref(reason)}`,
      )
  const { rows } = await sql<{ holder: string } & Reasons>`
    select coalesce(b.keeper_id, b.agency_id) as holder, ${sql.join(counted)}
    from visible_book b
    where (b.agency_id = any(${holders}::uuid[]) or b.keeper_id = any(${holders}::uuid[])) and b.state <> 'accepted' and ${where} group by 1`.execute(
    tx,
  )
  const found = new Map<KeeperSums, Reasons>()
  const add = (holder: string, reasons: Reasons) => {
    const keeper = keeperOf.get(holder)
    if (keeper === undefined) return
    const sums = { ...found.get(keeper) }
    for (const [reason, count] of Object.entries(reasons) as [Reason, number][])
      sums[reason] = (sums[reason] ?? 0) + count
    found.set(keeper, sums)
  }
  for (const { holder, ...reasons } of rows) add(holder, reasons)
  for (const obstacle of await countObstacles(tx, holders))
    add(obstacle.agencyId, { obstacles: obstacle.open + obstacle.answered })
  return found
}

/** What stops comes before what is merely still to be done; of each, the most books first. */
const stops: readonly Reason[] = ['stopped', 'arbitration', 'findings', 'obstacles']

function sortReasons(reasons: Reasons): Line['reasons'] {
  const weight = (reason: Reason) => (stops.includes(reason) ? 0 : 1)
  return (Object.entries(reasons) as [Reason, number][])
    .flatMap(([reason, count]) => (count > 0 ? [{ reason, count }] : []))
    .sort((a, b) => weight(a.reason) - weight(b.reason) || b.count - a.count)
}
