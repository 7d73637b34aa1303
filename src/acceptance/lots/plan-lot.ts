import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Severity } from '../sampling/plan.ts'
import { planFor } from '../sampling/plan-for.ts'
import { nextSeverity, type PastLot, type Switching } from '../sampling/switching.ts'
import { isOneOf } from './book-ref.ts'
import { readReadyBooks } from './ready-books.ts'
import { type AskedPlan, type LotPlan, lotPlanSchema, type Proposal } from './schema.ts'

/** From so many lots on, those of a contractor are a series, which the AQL is made for; before, each is judged by itself. */
const seriesFrom = 3

// No law says which; both are shown as a suggestion that the agency may change.
const forSeries = { standard: '2859-1', level: 'II', aql: 1, othersPerRecord: 2 } as const
const forOneLot = { standard: '2859-2', lq: 3.15, othersPerRecord: 2 } as const

/** What a lot of some books would be for an agency that accepts: how large, what hinders it, and how strict it is to be inspected. Throws `not-found` for a book outside of the jurisdiction. */
export async function proposeLot(
  tx: Transaction,
  agencyId: string,
  books: readonly BookRef[],
): Promise<Proposal> {
  const ready = await readReadyBooks(tx, isOneOf(books, 'b'))
  if (ready.length < new Set(books.map(({ bookId }) => bookId)).size) throw new AppError('not-found')
  const contractor = ready[0]?.contractor ?? null
  const history = await readHistory(tx, agencyId, contractor?.id ?? null)
  const resubmitted = ready.some(({ rejected }) => rejected !== null)
  const switching = nextSeverity(history)
  const { severity, because, score, stopped } = switching
  const severities = mayChoose(switching, resubmitted)
  return {
    size: ready.reduce((sum, { records }) => sum + records, 0),
    contractor,
    books: [...ready],
    mixed: ready.some(book => book.contractor?.id !== contractor?.id),
    resubmitted,
    series: { lots: history.length, severity, because, score, stopped },
    severities: [...severities],
    suggested:
      history.length < seriesFrom ? forOneLot : { ...forSeries, severity: severities[0] ?? 'tightened' },
  }
}

/** Which severities may be chosen, the one the rules ask for first: stricter is always allowed, and a lot that came back is never inspected less than normally. */
function mayChoose({ severity, mayReduce }: Switching, resubmitted: boolean): readonly Severity[] {
  const first = resubmitted && severity === 'reduced' ? 'normal' : severity
  const more: readonly Severity[] =
    first === 'tightened'
      ? []
      : first === 'reduced'
        ? ['normal', 'tightened']
        : mayReduce && !resubmitted
          ? ['tightened', 'reduced']
          : ['tightened']
  return [first, ...more]
}

/** The plan as it is kept with the lot. */
export function planLot(
  asked: AskedPlan,
  { size, resubmitted }: Pick<Proposal, 'size' | 'resubmitted'>,
): LotPlan {
  const { othersPerRecord } = asked
  const plan =
    asked.standard === '2859-1'
      ? planFor({
          ...{ standard: '2859-1', lotSize: size },
          ...{ level: asked.level, aql: asked.aql, severity: asked.severity },
        })
      : planFor({ standard: '2859-2', lotSize: size, lq: asked.lq })
  return { ...plan, othersPerRecord, resubmitted }
}

/** The signed lots of one contractor (null: the agencies' own people) that an agency inspected as a series, in their order; a lot that came back does not count. */
async function readHistory(
  tx: Transaction,
  agencyId: string,
  contractorId: string | null,
): Promise<readonly PastLot[]> {
  const { rows } = await sql<{ plan: unknown; found: number; accepted: boolean }>`
    select plan, coalesce(nonconforming, (plan->>'re')::int) as found, state = 'accepted' as accepted from lot
    where agency_id = ${agencyId} and contractor_id is not distinct from ${contractorId}::uuid and state in ('accepted', 'rejected')
    order by signed_at, id`.execute(tx)
  return rows.flatMap(({ plan, found: nonconforming, accepted }): PastLot[] => {
    const { level, aql, severity, lotSize, resubmitted } = lotPlanSchema.parse(plan)
    if (level === null || aql === null || severity === null || resubmitted) return []
    return [{ lotSize, level, aql, severity, nonconforming, accepted }]
  })
}
