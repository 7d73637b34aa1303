import { sql } from 'kysely'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { Change } from '../../inventory/changes/schema.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { findRule } from '../check-rules.ts'
import { applyCorrections, type CorrectionPlace, hides } from './apply-corrections.ts'
import { formatStateId } from './correction-states.ts'
import { getPackageAtWork } from './package-at-work.ts'
import type { AlikePreview, correctAlikeSchema, previewAlikeSchema } from './schema.ts'

type Cell = AlikePreview['cells'][number]
type Alike = Pick<z.infer<typeof correctAlikeSchema>, 'code' | 'column' | 'value' | 'suggestion'>

/** Which cells would be put right, in the order of the sheet. Throws as `getPackageAtWork` does, and `correction.look-first`. */
export async function previewAlike(
  tx: Transaction,
  place: CorrectionPlace,
  { offset, limit, ...alike }: z.infer<typeof previewAlikeSchema>,
): Promise<AlikePreview> {
  const { book } = await getPackageAtWork(tx, place.agencyId, place.packageId)
  const { cells, hidden } = await listAlike(tx, place, book.kind, alike)
  return { total: cells.length, hidden, cells: cells.slice(offset, offset + limit) }
}

/** Puts cells right by what their findings suggest, as one change. Throws as `applyCorrections` does, and `correction.look-first`. */
export async function correctAlike(
  tx: Transaction,
  place: CorrectionPlace,
  { exclude, ...alike }: z.infer<typeof correctAlikeSchema>,
): Promise<Change> {
  const { book } = await getPackageAtWork(tx, place.agencyId, place.packageId)
  const { cells } = await listAlike(tx, place, book.kind, alike)
  const excluded = new Set(exclude.map(formatStateId))
  const wanted = cells
    .map(cell => [formatStateId(cell), cell.after] as const)
    .filter(([id]) => !excluded.has(id))
  if (wanted.length === 0) throw new AppError('change.nothing')
  return applyCorrections(tx, place, Object.fromEntries(wanted))
}

async function listAlike(
  tx: Transaction,
  { agencyId, packageId, identity }: CorrectionPlace,
  kind: RegisterKind,
  { code, column, value, suggestion }: Alike,
): Promise<{ readonly cells: readonly Cell[]; readonly hidden: number }> {
  const fix = findRule(code)?.fix
  if (fix === undefined) throw new AppError('change.nothing')
  const looked = column !== undefined && value !== undefined && suggestion !== undefined
  if (fix === 'likely' && !looked) throw new AppError('correction.look-first')
  const { rows } = await sql<Cell>`
    select distinct on (f.row, f."column") f.row, f."column", coalesce(e.fields ->> f."column", '') as before, f.suggestion as after
    from finding f join entry e on e.agency_id = f.agency_id and e.package_id = f.package_id and e.row = f.row
    where f.agency_id = ${agencyId} and f.package_id = ${packageId} and f.code = ${code} and f.resolution is null
      and f."column" is not null and f.suggestion is not null and f.suggestion <> coalesce(e.fields ->> f."column", '')
      ${column === undefined ? sql`` : sql`and f."column" = ${column}`}
      ${value === undefined ? sql`` : sql`and f.value = ${value}`}
      ${suggestion === undefined ? sql`` : sql`and f.suggestion = ${suggestion}`}
    order by f.row, f."column", f.id`.execute(tx)
  const cells = identity
    ? rows
    : rows.filter(cell => !hides(kind, cell.column, cell.before) && !hides(kind, cell.column, cell.after))
  return { cells, hidden: rows.length - cells.length }
}
