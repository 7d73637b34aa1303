import { sql } from 'kysely'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { lookSchema, separationSchema } from './proposal.ts'
import { requestRendering } from './request-rendering.ts'
import type { Layout } from './schema.ts'
import { comesOutOtherwise, findBookGutter, type Gutter, planSeparation } from './separate-pages.ts'

/**
 * Has the pictures of a book that are drawn, but for those that somebody decided by hand, drawn anew when they would come out otherwise by what is decided for the
 * book now. With `gutter: 'anew'` the place of its folds is taken from its pictures first: they must all be drawn. Answers how many wait.
 */
export async function redrawOtherwise(
  tx: Transaction,
  book: BookRef,
  options: { readonly gutter: 'anew' | 'kept' },
): Promise<number> {
  const drawn = await listDrawn(tx, book)
  const decided = await findDecided(tx, book)
  const gutter = options.gutter === 'kept' ? decided.gutter : findBookGutter(drawn.map(({ look }) => look))
  if (gutter?.at !== decided.gutter?.at || gutter?.within !== decided.gutter?.within)
    await keepGutter(tx, book, gutter)
  const otherwise = drawn.flatMap(({ id, isDecided, isReviewed, look, separation }) => {
    if (isDecided) return []
    const wanted = planSeparation(decided.layout, gutter, look)
    // Who looked at it and was content is not shown something else, unless somebody decided so.
    if (isReviewed && wanted.split === separation.split) return []
    return comesOutOtherwise(look, separation, wanted) ? [id] : []
  })
  await forgetReviews(tx, book, otherwise)
  await requestRendering(tx, book, otherwise, { urgent: false })
  return otherwise.length
}

async function listDrawn(tx: Transaction, { agencyId, bookId }: BookRef) {
  const { rows } = await sql<{
    id: string
    isDecided: boolean
    isReviewed: boolean
    look: unknown
    separation: unknown
  }>`
    select id, decision is not null as "isDecided", reviewed_at is not null as "isReviewed", proposal -> 'look' as look,
      proposal -> 'separation' as separation
    from capture where agency_id = ${agencyId} and book_id = ${bookId} and retired_at is null and state = 'ready' and proposal is not null
    order by created_at, id`.execute(tx)
  return rows.map(row => ({
    ...row,
    look: lookSchema.nullable().parse(row.look),
    separation: separationSchema.parse(row.separation ?? { split: 'auto', near: null }),
  }))
}

async function findDecided(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
): Promise<{ layout: Layout | null; gutter: Gutter | null }> {
  const { rows } = await sql<{ layout: Layout | null; at: number | null; within: number | null }>`
    select layout, gutter as at, gutter_within as within from book_scanning
    where agency_id = ${agencyId} and book_id = ${bookId}`.execute(tx)
  const { layout = null, at = null, within = null } = rows[0] ?? {}
  return { layout, gutter: at === null || within === null ? null : { at, within } }
}

async function forgetReviews(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  captureIds: readonly string[],
): Promise<void> {
  await sql`
    update capture set reviewed_at = null, reviewed_by = null
    where agency_id = ${agencyId} and book_id = ${bookId} and id = any(${captureIds}::uuid[]) and reviewed_at is not null`.execute(
    tx,
  )
}

async function keepGutter(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  gutter: Gutter | null,
): Promise<void> {
  await sql`
    insert into book_scanning (agency_id, book_id, gutter, gutter_within)
    values (${agencyId}, ${bookId}, ${gutter?.at ?? null}, ${gutter?.within ?? null})
    on conflict (agency_id, book_id) do update set gutter = excluded.gutter, gutter_within = excluded.gutter_within`.execute(
    tx,
  )
}
