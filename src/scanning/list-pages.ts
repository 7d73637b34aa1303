import { sql } from 'kysely'
import { z } from 'zod'
import { AppError, type ErrorCode, errorTable } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { Language } from '../register/text.ts'
import type { Page } from './schema.ts'

interface PageRow {
  readonly id: string
  readonly sequence: number
  readonly half: 'left' | 'right' | null
  readonly original_name: string
  readonly state: 'waiting' | 'ready' | 'failed'
  readonly width: number | null
  readonly height: number | null
  readonly flags: readonly string[]
  readonly recipe: unknown
  readonly error_code: string | null
  readonly rendered: Buffer | null
}

/** What a list of pages shows of a stored recipe. */
const recipeSchema = z.object({ rotationDeg: z.number(), skewDeg: z.number() }).nullable().catch(null)

/** The pages of a book in their order, left before right; throws `not-found` when there is no such book. */
export async function listPages(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  language: Language,
): Promise<Page[]> {
  const { rows: books } =
    await sql`select id from book where agency_id = ${agencyId} and id = ${bookId}`.execute(tx)
  if (books.length === 0) throw new AppError('not-found')
  const { rows } = await sql<PageRow>`
    select id, sequence, half, original_name, state, width, height, flags, recipe, error_code, rendered from page
    where agency_id = ${agencyId} and book_id = ${bookId}
    order by sequence, half nulls first`.execute(tx)
  return rows.map(row => {
    const recipe = recipeSchema.parse(row.recipe)
    return {
      id: row.id,
      sequence: row.sequence,
      half: row.half,
      originalName: row.original_name,
      state: row.state,
      width: row.width,
      height: row.height,
      flags: [...row.flags],
      rotationDeg: recipe?.rotationDeg ?? null,
      skewDeg: recipe?.skewDeg ?? null,
      errorMessage: row.error_code === null ? null : formatError(row.error_code, row.original_name, language),
      rendering: row.rendered === null ? null : row.rendered.toString('hex').slice(0, 16),
    }
  })
}

function formatError(code: string, name: string, language: Language): string {
  return isErrorCode(code) ? new AppError(code, { name, path: name }).text(language) : code
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code)
}
