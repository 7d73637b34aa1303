import { sql } from 'kysely'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** A page that takes the place of another, which is set aside. */
export interface Succession {
  readonly leaving: string
  readonly coming: string
}

/**
 * Pages that come in exactly where others leave are other pictures of the same paper. They exchange cases, numbers and roles with them, one
 * after the other, so that taking it back gives the same again; and the history says which picture took whose place.
 */
export async function carryOver(
  tx: Transaction,
  { agencyId }: BookRef,
  successions: readonly Succession[],
): Promise<void> {
  if (successions.length === 0) return
  const one = successions.map(({ leaving }) => leaving)
  const other = successions.map(({ coming }) => coming)
  const pair = sql`unnest(${[...one, ...other]}::uuid[], ${[...other, ...one]}::uuid[]) as pair (own, other)`
  await sql`
    update entry_page set page_id = pair.other from ${pair}
    where entry_page.agency_id = ${agencyId} and entry_page.page_id = pair.own and not exists (
      select from entry_page both_have where both_have.agency_id = entry_page.agency_id
        and both_have.entry_id = entry_page.entry_id and both_have.page_id = pair.other)`.execute(tx)
  await sql`
    update page set role = twin.role, number = twin.number, number_source = twin.number_source
    from ${pair} join page twin on twin.agency_id = ${agencyId} and twin.id = pair.other
    where page.agency_id = ${agencyId} and page.id = pair.own`.execute(tx)
  await sql`
    update capture set replaced_by = case when capture.id = old.capture_id then new.capture_id end
    from unnest(${one}::uuid[], ${other}::uuid[]) as pair (leaving, coming)
      join page old on old.agency_id = ${agencyId} and old.id = pair.leaving
      join page new on new.agency_id = ${agencyId} and new.id = pair.coming
    where capture.agency_id = ${agencyId} and capture.id in (old.capture_id, new.capture_id)
      and old.capture_id <> new.capture_id`.execute(tx)
}

/** Which page comes in the place of which when one order becomes another: behind the same page that stays, the first for the first and so on. */
export function findSuccessions(before: readonly string[], after: readonly string[]): readonly Succession[] {
  const [left, came] = [runsNotIn(before, new Set(after)), runsNotIn(after, new Set(before))]
  return [...left].flatMap(([anchor, leaving]) =>
    (came.get(anchor) ?? []).flatMap((coming, index) => {
      const replaced = leaving[index]
      return replaced === undefined ? [] : [{ leaving: replaced, coming }]
    }),
  )
}

/** The pages of an order that the other one lacks, by the page they have in common in front of them. */
function runsNotIn(order: readonly string[], other: ReadonlySet<string>): ReadonlyMap<string, string[]> {
  const runs = new Map<string, string[]>()
  let anchor = ''
  for (const id of order) {
    if (other.has(id)) anchor = id
    else runs.set(anchor, [...(runs.get(anchor) ?? []), id])
  }
  return runs
}
