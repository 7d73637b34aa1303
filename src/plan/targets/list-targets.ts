import { sql } from 'kysely'
import { type AgencyName, findCustody } from '../../agencies/custody.ts'
import { bookConditions } from '../../inventory/book-filter.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { StoredCampaign } from '../find-campaigns.ts'
import { phaseIdOf } from '../phase-books.ts'
import type { BookSums, Target, TargetLine } from '../schema.ts'
import { addSums, noBooks, selectSums } from '../sum-books.ts'

/** A target line before its agency is the one of today. */
interface Part {
  readonly phase: string
  readonly holder: string
  readonly sums: BookSums
  readonly closingKnown: boolean
  readonly set: TargetLine['set']
}

/**
 * The targets of a plan by phase and by the agency that keeps the books today, with its books: what was set for communes that merged since counts for the commune of
 * today, as their books do.
 */
export async function listTargets(tx: Transaction, campaign: StoredCampaign): Promise<TargetLine[]> {
  const parts = [...(await listBooks(tx, campaign)), ...(await listSet(tx, campaign))]
  const custody = await findCustody(
    tx,
    parts.map(part => part.holder),
  )
  const lines = new Map<string, TargetLine>()
  for (const { phase, holder, sums, closingKnown, set } of parts) {
    const keeper = custody.get(holder)?.keeper ?? null
    const key = `${phase} ${keeper?.id ?? ''}`
    const line = lines.get(key)
    lines.set(key, {
      phase,
      agency: keeper && nameOf(keeper),
      sums: line === undefined ? sums : addSums(line.sums, sums),
      closingKnown: closingKnown && (line?.closingKnown ?? true),
      set: line?.set == null ? set : set === null ? line.set : addSet(line.set, set),
    })
  }
  const order = campaign.body.phases.map(phase => phase.id)
  const nameOfLine = ({ agency }: TargetLine) => agency?.name ?? '\uffff'
  return [...lines.values()].sort(
    (a, b) =>
      order.indexOf(a.phase) - order.indexOf(b.phase) || nameOfLine(a).localeCompare(nameOfLine(b), 'vi'),
  )
}

const nameOf = ({ id, name }: AgencyName) => ({ id, name })

type Set = NonNullable<TargetLine['set']>

function addSet(one: Set, other: Set): Set {
  const add = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : a + b)
  const days = [one.dueOn, other.dueOn].flatMap(day => day ?? []).sort()
  return {
    books: add(one.books, other.books),
    records: add(one.records, other.records),
    dueOn: days.at(-1) ?? null,
  }
}

async function listBooks(tx: Transaction, { agencyId, body }: StoredCampaign): Promise<Part[]> {
  const { rows } = await sql<BookSums & { phase: string; holder: string; known: boolean }>`
    select phase, holder, bool_and(b.closing_total is not null) as known, ${selectSums}
    from (
      select b.*, ${phaseIdOf(body.phases)} as phase, coalesce(b.keeper_id, b.agency_id) as holder
      from visible_book b join agency a on a.id = b.agency_id
      where ${await bookConditions(tx, { under: agencyId })}) b
    where phase is not null group by 1, 2`.execute(tx)
  return rows.map(({ phase, holder, known, ...sums }) => ({
    ...{ phase, holder, sums, closingKnown: known, set: null },
  }))
}

async function listSet(tx: Transaction, { agencyId, id, body }: StoredCampaign): Promise<Part[]> {
  const { rows } = await sql<Target>`
    select phase, for_agency_id as "agencyId", books, records, due_on as "dueOn" from campaign_target
    where agency_id = ${agencyId} and campaign_id = ${id} and phase = any(${body.phases.map(phase => phase.id)}::text[])`.execute(
    tx,
  )
  return rows.map(({ phase, agencyId: holder, books, records, dueOn }) => ({
    ...{ phase, holder, sums: noBooks, closingKnown: true, set: { books, records, dueOn } },
  }))
}
