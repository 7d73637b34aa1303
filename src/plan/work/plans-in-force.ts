import { sql } from 'kysely'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { today } from '../../platform/vietnam-day.ts'
import { findCampaigns, type StoredCampaign } from '../find-campaigns.ts'
import { takesBook } from '../phase-books.ts'
import type { Phase } from '../schema.ts'

/** Where a book's turn is: in which phase, how many phases of its track come before, and its kind's place in the order of work. */
export interface Turn {
  readonly campaign: StoredCampaign
  readonly phase: Phase
  readonly before: number
  readonly place: number
}

/** Agencies whose books stand in the same phases: of one level, and in the same plans. */
interface AgencyClass {
  readonly level: string
  readonly campaigns: readonly StoredCampaign[]
}

/** The issued plans that concern a jurisdiction, and for which agencies each is. */
export interface PlansInForce {
  /** The agencies that may have registered books of the jurisdiction, and the number of their class. */
  readonly agencies: readonly { readonly id: string; readonly class: number }[]
  /** When it is the turn of a book of an agency of a class; undefined: in no plan. The newest plan prevails where a book stands in several. */
  findTurn(ofClass: number, kind: string, year: number): Turn | undefined
}

/** The plans in force. There are few classes, so that books are counted by class, kind and year and only then put in order. */
export async function findPlansInForce(tx: Transaction, jurisdiction: Jurisdiction): Promise<PlansInForce> {
  const campaigns = await findCampaigns(tx, jurisdiction, sql`c.state = 'issued'`)
  const registrars = await listRegistrars(tx, jurisdiction)
  const planners = await findPlanners(
    tx,
    registrars.map(each => each.id),
    campaigns.map(each => each.agencyId),
  )
  const classes: AgencyClass[] = []
  const numbers = new Map<string, number>()
  const agencies = registrars.map(({ id, level }) => {
    const within = campaigns.filter(({ agencyId }) => planners.has(`${id} ${agencyId}`))
    const key = `${level} ${within.map(campaign => campaign.id)}`
    const known = numbers.get(key)
    if (known !== undefined) return { id, class: known }
    numbers.set(key, classes.length)
    return { id, class: classes.push({ level, campaigns: within }) - 1 }
  })
  return {
    agencies,
    findTurn(ofClass, kind, year) {
      const { level = '', campaigns: within = [] } = classes[ofClass] ?? {}
      return within.flatMap(campaign => turnIn(campaign, { level, kind, year }))[0]
    },
  }
}

function turnIn(campaign: StoredCampaign, book: Parameters<typeof takesBook>[1]): Turn[] {
  const { phases } = campaign.body
  const at = phases.findIndex(phase => takesBook(phase, book))
  const phase = phases[at]
  if (phase === undefined) return []
  const before = phases.slice(0, at).filter(({ track }) => track === phase.track).length
  return [{ campaign, phase, before, place: phase.kinds.findIndex(kind => kind === book.kind) }]
}

async function listRegistrars(
  tx: Transaction,
  jurisdiction: Jurisdiction,
): Promise<readonly { readonly id: string; readonly level: string }[]> {
  const all = tx.selectFrom('agency').select(['id', 'level'])
  if ('scope' in jurisdiction) return all.execute()
  const ids = [...jurisdiction.agencies, ...(jurisdiction.around ?? [])]
  return all.where('id', '=', eb => eb.fn.any(sql<string[]>`${ids}::uuid[]`)).execute()
}

/**
 * Which of some agencies stand under which of those that plan, as `agency planner`: by way of the agencies above, and of those that took over from one that ended.
 */
async function findPlanners(
  tx: Transaction,
  agencies: readonly string[],
  planners: readonly string[],
): Promise<ReadonlySet<string>> {
  const day = today()
  const { rows } = await sql<{ pair: string }>`
    with recursive up (agency, id) as (
      select id, id from unnest(${agencies}::uuid[]) id
      union
      select up.agency, next.id from up cross join lateral (
        select parent_id as id from agency where id = up.id and parent_id is not null
        union all
        select s.successor_id from agency_succession s join agency p on p.id = s.predecessor_id
          where s.predecessor_id = up.id and s.on_date <= ${day}::date
            and (s.extent = 'full' or (p.valid_to <= ${day}::date and not exists (select from agency_succession f
              where f.predecessor_id = up.id and f.extent = 'full' and f.on_date <= ${day}::date)))
      ) next
    )
    select distinct agency || ' ' || id as pair from up where id = any(${planners}::uuid[])`.execute(tx)
  return new Set(rows.map(({ pair }) => pair))
}
