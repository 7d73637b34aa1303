import { sql } from 'kysely'
import { z } from 'zod'
import { AppError, type ErrorCode, errorTable } from '../../errors.ts'
import { defaultTimeoutMs } from '../../imaging/worker/pool.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Language } from '../../register/text.ts'
import type { Page } from '../schema.ts'

interface PageRow
  extends Pick<
    Page,
    'id' | 'half' | 'role' | 'number' | 'numberSource' | 'state' | 'width' | 'height' | 'reviewed' | 'cases'
  > {
  readonly capture: string
  readonly sequence: number
  readonly original_name: string
  readonly flags: readonly string[]
  readonly recipe: unknown
  readonly error_code: string | null
  readonly rendered: Buffer | null
}

/** What a list of pages shows of a stored recipe. */
const recipeSchema = z.object({ rotationDeg: z.number(), skewDeg: z.number() }).nullable().catch(null)

/** The pages of a book in their order, without those set aside; throws `not-found` when there is no such book. */
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
    select page.id, page.capture_id as capture, page.sequence, page.half, page.role, page.number,
      page.number_source as "numberSource", capture.original_name, capture.state, page.width, page.height, page.flags, page.recipe,
      capture.error_code, page.rendered, capture.reviewed_at is not null as reviewed,
      (select count(*)::int from entry_page on_page where on_page.agency_id = page.agency_id and on_page.page_id = page.id) as cases
    from page join capture on capture.agency_id = page.agency_id and capture.id = page.capture_id
    where page.agency_id = ${agencyId} and page.book_id = ${bookId} and page.sequence is not null
    order by page.sequence`.execute(tx)
  return rows.map(({ original_name, error_code, rendered, recipe, ...row }) => {
    const decided = recipeSchema.parse(recipe)
    return {
      ...row,
      flags: [...row.flags],
      originalName: original_name,
      rotationDeg: decided?.rotationDeg ?? null,
      skewDeg: decided?.skewDeg ?? null,
      errorMessage: error_code === null ? null : formatFailure(error_code, original_name, language),
      rendering: rendered === null ? null : nameRendering(rendered),
    }
  })
}

/** A short name of a rendering: another one is another picture. */
export function nameRendering(sha256: Buffer): string {
  return sha256.toString('hex').slice(0, 16)
}

/** Why a picture could not be straightened, in words. */
export function formatFailure(code: string, name: string, language: Language): string {
  return isErrorCode(code)
    ? new AppError(code, { name, path: name, seconds: defaultTimeoutMs / 1000 }).text(language)
    : code
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code)
}
