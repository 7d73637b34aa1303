import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { Look } from '../../imaging/look.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { recipeSchema } from '../review/schema.ts'
import { proposalSchema, type Separation } from './proposal.ts'
import type { Layout } from './schema.ts'
import { planSeparation } from './separate-pages.ts'

/** A capture to be drawn, and what decides how. */
export interface RenderedCapture {
  readonly agencyId: string
  readonly captureId: string
  readonly bookId: string
  readonly sha256: Buffer
  readonly sourcePage: number
  readonly isRetired: boolean
  /** What a person decided; null: the analysis does. */
  readonly recipes: readonly z.infer<typeof recipeSchema>[] | null
  readonly separation: Separation
  /** What it looked like when it was first analysed. */
  readonly look: Look | null
}

const decisionSchema = z.object({ recipes: z.array(recipeSchema).min(1).max(2) }).nullable()

interface CaptureRow {
  readonly book_id: string
  readonly original: Buffer
  readonly source_page: number
  readonly retired: boolean
  readonly proposal: unknown
  readonly decision: unknown
  readonly layout: Layout | null
  readonly gutter: number | null
  readonly gutter_within: number | null
}

/** A capture as it is to be drawn by what is decided now; throws `not-found`. */
export async function getCapture(
  tx: Transaction,
  agencyId: string,
  captureId: string,
): Promise<RenderedCapture> {
  const { rows } = await sql<CaptureRow>`
    select capture.book_id, original, source_page, retired_at is not null as retired, proposal, decision, layout, gutter, gutter_within
    from capture left join book_scanning decided on decided.agency_id = capture.agency_id and decided.book_id = capture.book_id
    where capture.agency_id = ${agencyId} and capture.id = ${captureId}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new AppError('not-found')
  const look = row.proposal === null ? null : proposalSchema.parse(row.proposal).look
  const { gutter: at, gutter_within: within } = row
  return {
    agencyId,
    captureId,
    bookId: row.book_id,
    sha256: row.original,
    sourcePage: row.source_page,
    isRetired: row.retired,
    recipes: decisionSchema.parse(row.decision)?.recipes ?? null,
    separation: planSeparation(row.layout, at === null || within === null ? null : { at, within }, look),
    look,
  }
}
