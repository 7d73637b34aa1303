import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Language } from '../../register/text.ts'
import { formatFailure, nameRendering } from '../pages/list-pages.ts'
import { measureDeviations } from './measure-deviations.ts'
import { type Capture, type PageRecipe, recipeSchema } from './schema.ts'

interface CaptureRow {
  readonly id: string
  readonly sequence: number
  readonly original_name: string
  readonly source_page: number
  readonly origin: Capture['origin']
  readonly state: Capture['state']
  readonly error_code: string | null
  readonly width: number | null
  readonly height: number | null
  readonly proposal: unknown
  readonly decision: unknown
  readonly reviewed: boolean
  readonly pages: readonly {
    readonly id: string
    readonly half: 'left' | 'right' | null
    readonly rendered: string | null
  }[]
  readonly flags: readonly (readonly string[])[]
  readonly ink_share: number | null
}

/**
 * The captures of a book in its order, each compared with all the others; `only` leaves the rest out of the answer. A picture of which all pages were set
 * aside is not among them. Throws `not-found`.
 */
export async function listCaptures(
  tx: Transaction,
  { agencyId, bookId }: { readonly agencyId: string; readonly bookId: string },
  language: Language,
  only?: readonly string[],
): Promise<Capture[]> {
  const { rows: books } =
    await sql`select id from book where agency_id = ${agencyId} and id = ${bookId}`.execute(tx)
  if (books.length === 0) throw new AppError('not-found')
  const { rows } = await sql<CaptureRow>`
    select c.id, drawn.sequence, c.original_name, c.source_page, c.origin, c.state, c.error_code, c.width, c.height,
      c.proposal -> 'recipes' as proposal, c.decision -> 'recipes' as decision, c.reviewed_at is not null as reviewed,
      drawn.pages, drawn.flags, drawn.ink_share
    from (
      select capture_id, min(sequence) as sequence,
        jsonb_agg(jsonb_build_object('id', id, 'half', half, 'rendered', encode(rendered, 'hex')) order by sequence) as pages,
        coalesce(jsonb_agg(flags) filter (where flags <> '{}'), '[]') as flags,
        avg((metrics ->> 'inkShare')::float8) as ink_share
      from page where agency_id = ${agencyId} and book_id = ${bookId} and sequence is not null
      group by capture_id) drawn join capture c on c.agency_id = ${agencyId} and c.id = drawn.capture_id
    where c.retired_at is null
    order by drawn.sequence`.execute(tx)
  const captures = rows.map(row => readCapture(row, language))
  const deviations = measureDeviations(
    captures.map((capture, at) => ({ ...capture, inkShare: rows[at]?.ink_share ?? null })),
  )
  const asked = only === undefined ? undefined : new Set(only)
  return captures.flatMap((capture, at) =>
    asked?.has(capture.id) === false ? [] : [{ ...capture, ...deviations[at] }],
  )
}

const recipesSchema = z.array(recipeSchema).min(1).max(2).nullable()

/** The recipes by which a capture comes out: a person's, else what the analysis proposes; none before its first rendering. */
export function readRecipes(proposal: unknown, decision: unknown): PageRecipe[] {
  return recipesSchema.parse(decision) ?? recipesSchema.parse(proposal) ?? []
}

function readCapture(row: CaptureRow, language: Language): Capture {
  const {
    original_name,
    source_page,
    error_code,
    proposal,
    decision,
    pages,
    flags,
    ink_share: _,
    ...rest
  } = row
  const isDecided = decision !== null
  return {
    ...rest,
    originalName: original_name,
    sourcePage: source_page,
    errorMessage: error_code === null ? null : formatFailure(error_code, original_name, language),
    recipes: readRecipes(proposal, decision),
    decided: isDecided,
    proposed: isDecided ? recipesSchema.parse(proposal) : null,
    flags: [...new Set(flags.flat())],
    deviation: 0,
    reasons: [],
    pages: pages.map(({ id, half, rendered }) => ({
      id,
      half,
      rendering: rendered === null ? null : nameRendering(Buffer.from(rendered, 'hex')),
    })),
  }
}
