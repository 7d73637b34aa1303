import { AppError } from '../../errors.ts'
import { changeStates } from '../../inventory/changes/change-states.ts'
import type { Change } from '../../inventory/changes/schema.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { identityFields, maskValue } from '../../register/mask-identity.ts'
import { normalizeText } from '../../register/normalize-text.ts'
import { correctionStates, formatStateId, parseStateId } from './correction-states.ts'
import { findCorrections } from './find-corrections.ts'
import { getPackageAtWork, type PackageAtWork } from './package-at-work.ts'
import { readSheet } from './sheet-memory.ts'

/** The package that is put right, by whom, and whether that person sees identity numbers (nobody changes what he does not see). */
export interface CorrectionPlace {
  readonly agencyId: string
  readonly packageId: string
  readonly accountId: string
  readonly identity: boolean
}

/** What cells should say, by state id (`formatStateId`); null: as in the sheet. Of a row itself: left-out, added, null. */
export type WantedCorrections = Readonly<Record<string, string | null>>

const longestValue = 2000

/**
 * Puts rows of a package right as one change that can be undone; entries, findings and counts follow. Throws as `getPackageAtWork` does, and
 * `correction.column`, `correction.row`, `correction.too-long`, `correction.hidden`, `correction.last-row`, `change.nothing`.
 */
export async function applyCorrections(
  tx: Transaction,
  place: CorrectionPlace,
  wanted: WantedCorrections,
): Promise<Change> {
  const pack = await getPackageAtWork(tx, place.agencyId, place.packageId)
  const states = await planStates(tx, pack, place, wanted)
  const { agencyId, packageId, accountId } = place
  const book = { agencyId, bookId: pack.bookId, accountId, packageId }
  return changeStates(tx, book, 'corrections', correctionStates, states)
}

async function planStates(
  tx: Transaction,
  pack: PackageAtWork,
  { identity }: CorrectionPlace,
  wanted: WantedCorrections,
): Promise<Record<string, string | null>> {
  const { kind, facts } = pack.book
  const fields = new Set(kind.fields.map(({ id }) => id))
  const places = Object.entries(wanted).map(([id, value]) => ({ id, ...parseStateId(id), value }))
  const sheet = new Map(
    (await readSheet(tx, pack, facts.lastRow, [...new Set(places.map(({ row }) => row))])).map(({ row }) => [
      row.row,
      row.values,
    ]),
  )
  const { cells, added } = await findCorrections(tx, pack.agencyId, pack.packageId)
  const states: Record<string, string | null> = {}
  for (const { id, row, column, value } of places) {
    const values = sheet.get(row)
    if (column === '') {
      if (!isRowState(value, values !== undefined, row > facts.lastRow))
        throw new AppError('correction.row', { row })
      states[id] = value
      // A row that is taken away again leaves no cells behind.
      if (value === null && values === undefined)
        for (const field of Object.keys(cells.get(row) ?? {}))
          states[formatStateId({ row, column: field })] = null
      continue
    }
    const stands =
      values !== undefined || added.includes(row) || wanted[formatStateId({ row, column: '' })] === 'added'
    if (!stands) throw new AppError('correction.row', { row })
    if (!fields.has(column)) throw new AppError('correction.column', { column })
    const text = value === null ? null : normalizeText(value)
    if (text !== null && text.length > longestValue)
      throw new AppError('correction.too-long', { column, limit: longestValue })
    const said = values?.[column] ?? ''
    if (!identity && [said, cells.get(row)?.[column] ?? ''].some(shown => hides(kind, column, shown)))
      throw new AppError('correction.hidden')
    states[id] = text === said ? null : text
  }
  return states
}

/** Whether a row can be so: a row of the sheet is left out or not, one after its last is added or not. */
function isRowState(value: string | null, inSheet: boolean, afterLast: boolean): boolean {
  if (value === null) return true
  return value === (inSheet ? 'left-out' : afterLast ? 'added' : undefined)
}

/** Whether a cell is one that is not shown to who may not see identity numbers. */
export function hides(kind: RegisterKind, column: string, value: string): boolean {
  return identityFields(kind).has(column) || maskValue(kind, column, value) !== value
}
