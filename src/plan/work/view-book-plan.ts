import { sql } from 'kysely'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { stepCondition } from '../../inventory/book-filter.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import type { bookPlanSchema } from '../schema.ts'
import { findOpenKinds } from './find-open-kinds.ts'
import { nameOf } from './list-work.ts'
import { findPlansInForce } from './plans-in-force.ts'

/** Where a book stands in the plans in force, and what should be keyed before it while it is not keyed itself. */
export async function viewBookPlan(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { agencyId, bookId }: BookRef,
): Promise<z.output<typeof bookPlanSchema>> {
  const { rows } = await sql<{ kind: string; year: number; open: boolean }>`
    select b.kind, b.year, ${stepCondition('unchecked')} as open from book b where b.agency_id = ${agencyId} and b.id = ${bookId}`.execute(
    tx,
  )
  const [book] = rows
  if (book === undefined) throw new AppError('not-found')
  const plans = await findPlansInForce(tx, jurisdiction)
  const ofClass = plans.agencies.find(each => each.id === agencyId)?.class ?? -1
  const turn = plans.findTurn(ofClass, book.kind, book.year)
  if (turn === undefined) return { phase: null, early: [] }
  const openKinds = book.open ? await findOpenKinds(tx, [{ agencyId, phase: turn.phase }]) : () => []
  return { phase: nameOf(turn), early: openKinds(agencyId, turn.phase, book.kind) }
}
