import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { bookConditions, stepCondition } from '../../inventory/book-filter.ts'
import { bookStateSchema } from '../../inventory/schema.ts'
import { seenNumber } from '../../inventory/seen-number.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { today } from '../../platform/vietnam-day.ts'
import { type WorkItem, type workListSchema, type workQuerySchema, workSteps } from '../schema.ts'
import { findOpenKinds } from './find-open-kinds.ts'
import { isThere } from './is-there.ts'
import { findPlansInForce, type PlansInForce, type Turn } from './plans-in-force.ts'

/** Books of agencies of one class, of one kind and year: they have their turn together. */
interface WorkGroup {
  readonly class: number
  readonly kind: string
  readonly year: number
  readonly books: number
}

interface WorkRow {
  readonly agency_id: string
  readonly agency: string
  readonly class: number
  readonly id: string
  readonly kind: string
  readonly year: number
  readonly volume: string
  readonly state: string
  readonly step: string
  readonly closing_total: number | null
  readonly pages: number
  readonly cases: number
  readonly keyed: number
  readonly checked: number
  readonly deposited: number
}

/** What comes next for the book `b`. */
const nextStep = sql<string>`case when ${stepCondition('deposited')} then 'accept' when ${stepCondition('checked')} then 'deposit'
  when ${stepCondition('unscanned')} then 'scan' when ${stepCondition('keyed')} then 'check' else 'key' end`

const numbers = sql.join(
  (['pages', 'cases', 'keyed', 'checked', 'deposited'] as const).map(
    number => sql`${seenNumber(number)} as ${sql.ref(number)}`,
  ),
)

/**
 * The books of the jurisdiction that are not deposited yet (or wait for acceptance, when asked for), in the order of the plans in force: phase, kind, newest year first;
 * then those in no plan. A book that is lost on paper is nobody's work.
 */
export async function listWork(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  query: z.output<typeof workQuerySchema>,
): Promise<z.output<typeof workListSchema>> {
  const { agency: under, kind, step } = query
  const filter = { ...(under === undefined ? {} : { under }), ...(kind === undefined ? {} : { kind }) }
  const conditions = [
    await bookConditions(tx, filter),
    step === 'accept' ? sql`b.state = 'deposited'` : stepCondition('undeposited'),
    ...(step === undefined ? [] : [sql`${nextStep} = ${step}`]),
    isThere,
  ]
  const plans = await findPlansInForce(tx, jurisdiction)
  // Said once more than the jurisdiction does: this finds a commune's books by the index.
  conditions.push(sql`b.agency_id = any(${plans.agencies.map(each => each.id)}::uuid[])`)
  const books = sql`visible_book b join unnest(${plans.agencies.map(each => each.id)}::uuid[],
    ${plans.agencies.map(each => each.class)}::int[]) k (agency, class) on k.agency = b.agency_id`
  const where = sql.join(conditions, sql` and `)
  const { rows: groups } = await sql<WorkGroup>`
    select k.class, b.kind, b.year, count(*)::int as books from ${books} where ${where} group by 1, 2, 3`.execute(
    tx,
  )
  const rows = await selectPage(tx, { books, where }, putInOrder(groups, plans), query)
  return {
    total: groups.reduce((sum, group) => sum + group.books, 0),
    books: await decorate(tx, rows, plans),
  }
}

function putInOrder(groups: readonly WorkGroup[], plans: PlansInForce): readonly WorkGroup[] {
  const ranked = groups.map(group => {
    const turn = plans.findTurn(group.class, group.kind, group.year)
    const rank = turn === undefined ? [1, 0, 0] : [0, turn.before, turn.place]
    return { group, rank: [...rank, -group.year, group.class] }
  })
  const compare = (a: readonly number[], b: readonly number[]) =>
    a.map((value, at) => value - (b[at] ?? 0)).find(difference => difference !== 0) ?? 0
  return ranked
    .sort((a, b) => compare(a.rank, b.rank) || a.group.kind.localeCompare(b.group.kind))
    .map(({ group }) => group)
}

/** The books of a page: only the groups that reach into it are read. */
async function selectPage(
  tx: Transaction,
  { books, where }: { readonly books: RawBuilder<unknown>; readonly where: RawBuilder<unknown> },
  groups: readonly WorkGroup[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly WorkRow[]> {
  let seen = 0
  let skipped = 0
  const shown = groups.filter(group => {
    const [from, to] = [seen, seen + group.books]
    seen = to
    if (to <= offset) skipped = to
    return to > offset && from < offset + limit
  })
  if (shown.length === 0) return []
  const column = <T>(pick: (group: WorkGroup) => T) => shown.map(pick)
  const { rows } = await sql<WorkRow>`
    select b.agency_id, a.name as agency, n.class, b.id, b.kind, b.year, b.volume, b.state, ${nextStep} as step, b.closing_total, ${numbers}
    from (
      select b.agency_id, b.id, k.class, g.rank from ${books}
        join unnest(${column(g => g.class)}::int[], ${column(g => g.kind)}::text[], ${column(g => g.year)}::int[])
          with ordinality g (class, kind, year, rank) on g.class = k.class and g.kind = b.kind and g.year = b.year
      where ${where}) n
      join book b on b.agency_id = n.agency_id and b.id = n.id join agency a on a.id = b.agency_id
    order by n.rank, b.volume, a.name, b.agency_id, b.id offset ${offset - skipped} limit ${limit}`.execute(
    tx,
  )
  return rows
}

async function decorate(tx: Transaction, rows: readonly WorkRow[], plans: PlansInForce): Promise<WorkItem[]> {
  const day = today()
  const turns = rows.map(row => ({ row, turn: plans.findTurn(row.class, row.kind, row.year) }))
  const openKinds = await findOpenKinds(
    tx,
    turns.flatMap(({ row, turn }) =>
      turn === undefined ? [] : [{ agencyId: row.agency_id, phase: turn.phase }],
    ),
  )
  return turns.map(({ row, turn }) => ({
    agency: { id: row.agency_id, name: row.agency },
    ...{ id: row.id, kind: row.kind, year: row.year, volume: row.volume },
    state: bookStateSchema.parse(row.state),
    step: workSteps.find(known => known === row.step) ?? 'scan',
    closingTotal: row.closing_total,
    ...{
      pages: row.pages,
      cases: row.cases,
      keyed: row.keyed,
      checked: row.checked,
      deposited: row.deposited,
    },
    phase: turn === undefined ? null : nameOf(turn),
    late: turn?.phase.toOn != null && turn.phase.toOn < day,
    early: turn === undefined ? [] : openKinds(row.agency_id, turn.phase, row.kind),
  }))
}

/** A phase with its plan, as it is named beside a book. */
export function nameOf({ campaign, phase }: Turn): NonNullable<WorkItem['phase']> {
  const { agencyId, id, name } = campaign
  return { campaign: { agencyId, id, name }, id: phase.id, name: phase.name, toOn: phase.toOn }
}
