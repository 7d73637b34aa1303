import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { changeStates } from '../../inventory/changes/change-states.ts'
import type { Change } from '../../inventory/changes/schema.ts'
import type { ChangedBook } from '../../inventory/changes/state-kind.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { applyCorrection, isPageQuad } from './apply-correction.ts'
import { readRecipes } from './list-captures.ts'
import { recipeStates } from './recipe-states.ts'
import type { Correction, PageRecipe } from './schema.ts'

interface Standing {
  readonly id: string
  readonly width: number | null
  readonly height: number | null
  readonly recipes: readonly PageRecipe[]
}

/**
 * Corrects captures of a book, each from where it stands, as one change. A picture that has not been looked through yet, or could not be, has nothing to
 * correct and is left out. Throws `not-found`, `book.closed`, `correction.one-only`, `correction.corners`, `change.nothing`.
 */
export async function correctCaptures(
  tx: Transaction,
  book: ChangedBook,
  captureIds: readonly string[],
  correction: Correction,
): Promise<Change> {
  // Held from here on: two who turn the same page at once turn it twice, and neither turn is lost.
  await requireOpenBook(tx, book.agencyId, book.bookId)
  const ids = [...new Set(captureIds)]
  if (correction.kind === 'corners' && ids.length > 1) throw new AppError('correction.one-only')
  const wanted = Object.fromEntries(
    (await getStandings(tx, book, ids)).flatMap(standing => {
      const decision = decide(standing, correction)
      return decision === undefined ? [] : [[standing.id, decision] as const]
    }),
  )
  return changeStates(tx, book, 'recipes', recipeStates, wanted)
}

/** The decision after a correction: null to leave it to the analysis; undefined when there is nothing to correct. */
function decide(
  { recipes, width, height }: Standing,
  correction: Correction,
): { recipes: PageRecipe[] } | null | undefined {
  if (correction.kind === 'automatic') return null
  if (recipes.length === 0 || width === null || height === null) return undefined
  const size = { width, height }
  if (correction.kind === 'corners' && !correction.quads.every(quad => isPageQuad(quad, size)))
    throw new AppError('correction.corners')
  const corrected = applyCorrection(recipes, size, correction)
  return isSameDrawing(corrected, recipes) ? undefined : { recipes: corrected }
}

/** Whether the pages would come out the same: then there is nothing to decide, however sure somebody is of it. */
function isSameDrawing(some: readonly PageRecipe[], others: readonly PageRecipe[]): boolean {
  const drawing = (recipes: readonly PageRecipe[]) =>
    JSON.stringify(
      recipes.map(({ half, rotationDeg, quad, tone }) => [half, rotationDeg, quad, tone ?? null]),
    )
  return drawing(some) === drawing(others)
}

async function getStandings(
  tx: Transaction,
  { agencyId, bookId }: ChangedBook,
  ids: readonly string[],
): Promise<Standing[]> {
  const { rows } = await sql<{
    id: string
    width: number | null
    height: number | null
    proposal: unknown
    decision: unknown
  }>`
    select id, width, height, proposal -> 'recipes' as proposal, decision -> 'recipes' as decision from capture
    where agency_id = ${agencyId} and book_id = ${bookId} and id = any(${ids}::uuid[])`.execute(tx)
  if (rows.length < ids.length) throw new AppError('not-found')
  return rows.map(({ proposal, decision, ...row }) => ({ ...row, recipes: readRecipes(proposal, decision) }))
}
