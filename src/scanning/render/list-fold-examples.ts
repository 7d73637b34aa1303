import { sql } from 'kysely'
import { between, type Point } from '../../imaging/geometry/point.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { PageRecipe } from '../review/schema.ts'
import { proposalSchema } from './proposal.ts'
import type { FoldExample } from './schema.ts'

const mostExamples = 3

/** The first pictures of a book that look like double pages, each with the line at which it would be split; where none is seen, at `gutter`. */
export async function listFoldExamples(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  gutter: number,
): Promise<FoldExample[]> {
  const { rows } = await sql<{
    capture: string
    sequence: number
    width: number
    height: number
    proposal: unknown
  }>`
    select capture.id as capture, page.sequence, capture.width, capture.height, capture.proposal
    from page join capture on capture.agency_id = page.agency_id and capture.id = page.capture_id
    where page.agency_id = ${agencyId} and page.book_id = ${bookId} and page.sequence is not null and page.half is distinct from 'right'
      and capture.state = 'ready' and capture.retired_at is null and capture.width is not null and capture.height is not null
      and capture.proposal -> 'look' ->> 'layout' in ('spread', 'ledger')
    order by page.sequence limit ${mostExamples}`.execute(tx)
  return rows.flatMap(({ proposal, ...row }) => {
    const { recipes, look } = proposalSchema.parse(proposal)
    const [first] = recipes
    if (first === undefined) return []
    const share = ([x, y]: Point): [number, number] => [x / row.width, y / row.height]
    const [top, bottom] = foldOf(first, look?.fold ?? gutter)
    return [{ ...row, rotationDeg: first.rotationDeg, fold: [share(top), share(bottom)] }]
  })
}

/** The fold of a double page: the inner edge of its first half, or across the whole of it at a share of its width. */
function foldOf({ half, quad: [a, b, c, d] }: PageRecipe, at: number): readonly [Point, Point] {
  if (half === 'left') return [b, c]
  if (half === 'right') return [a, d]
  return [between(a, b, at), between(d, c, at)]
}
