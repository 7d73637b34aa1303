import type { RegisterKind } from '../../register/kind.ts'
import { identityFields, maskValue } from '../../register/mask-identity.ts'
import type { Row } from '../../register/row.ts'
import { formatStateId } from '../corrections/correction-states.ts'
import { pairRows } from './pair-rows.ts'

/** A row of the package as it stands: with its corrections. */
export interface StandingRow extends Row {
  /** What the workbook itself says; null for a row that was added to it. */
  readonly sheet: Readonly<Record<string, string>> | null
  readonly leftOut: boolean
}

/** The package that is compared: its rows as they stand, the sheet's last row, and whether who compares sees identity numbers. */
export interface Standing {
  readonly kind: RegisterKind
  readonly rows: readonly StandingRow[]
  readonly lastRow: number
  readonly identity: boolean
}

/** The corrected workbook: its rows, the fields it has columns for, and the cells that hold no text (formula errors). */
export interface RevisedRows {
  readonly rows: readonly (Row & { readonly unreadable: ReadonlySet<string> })[]
  readonly fields: readonly string[]
}

/** One cell that says something else now; '' is empty. */
export interface ChangedCell {
  readonly row: number
  readonly column: string
  readonly before: string
  readonly after: string
}

/** What a corrected workbook would change of a package; nothing is changed yet. */
export interface Revision {
  readonly changed: readonly ChangedCell[]
  /** Rows the package lacks, under the numbers they would get. */
  readonly added: readonly Row[]
  /** Rows the workbook no longer has. */
  readonly leftOut: readonly Row[]
  /** Rows that were left out and are there again. */
  readonly restored: readonly Row[]
  /** Cells left as they are: the workbook shows them masked (nobody changes what he does not see), or with an error. */
  readonly masked: readonly CellPlace[]
  readonly unreadable: readonly CellPlace[]
  /** How many rows were found again. */
  readonly paired: number
  /** The corrections that bring it about: `row:column` → value, null as in the sheet; `row:` → left-out, added, or null. */
  readonly states: Readonly<Record<string, string | null>>
}

export interface CellPlace {
  readonly row: number
  readonly column: string
}

/** Compares a corrected workbook with what stands. Columns it does not have, and cells it shows masked, stay as they are. */
export function diffRows(standing: Standing, revised: RevisedRows): Revision {
  const { kind, rows } = standing
  const kept = pairRows(
    kind,
    rows.filter(({ leftOut }) => !leftOut),
    revised.rows,
  )
  const again = pairRows(
    kind,
    rows.filter(({ leftOut }) => leftOut),
    kept.after,
  )
  const states: Record<string, string | null> = {}
  const changed: ChangedCell[] = []
  const masked: CellPlace[] = []
  const unreadable: CellPlace[] = []
  for (const [was, is] of [...kept.pairs, ...again.pairs]) {
    for (const column of revised.fields) {
      const place = { row: was.row, column }
      const [before, after] = [was.values[column] ?? '', is.values[column] ?? '']
      if (before === after) continue
      if (is.unreadable.has(column)) unreadable.push(place)
      else if (isMasked(standing, column, before, after)) masked.push(place)
      else {
        changed.push({ ...place, before, after })
        states[formatStateId(place)] = (was.sheet?.[column] ?? '') === after ? null : after
      }
    }
  }
  for (const [{ row }] of again.pairs) states[formatStateId({ row, column: '' })] = null
  for (const { row, sheet, values } of kept.before) {
    states[formatStateId({ row, column: '' })] = sheet === null ? null : 'left-out'
    // A row that was added goes wholly; one of the sheet keeps what was put right, for when it comes back.
    if (sheet === null)
      for (const column of Object.keys(values)) states[formatStateId({ row, column })] = null
  }
  const added = numberAdded(standing, again.after, masked)
  for (const { row, values } of added) {
    states[formatStateId({ row, column: '' })] = 'added'
    for (const [column, value] of Object.entries(values)) states[formatStateId({ row, column })] = value
  }
  return {
    changed,
    added,
    leftOut: kept.before,
    restored: again.pairs.map(([was]) => was),
    masked,
    unreadable,
    paired: kept.pairs.length + again.pairs.length,
    states,
  }
}

/** Added rows come after the last of the package. A masked number is no value: it is left empty, and told. */
function numberAdded(standing: Standing, rows: readonly Row[], masked: CellPlace[]): Row[] {
  const last = standing.rows.reduce((max, { row }) => Math.max(max, row), standing.lastRow)
  return rows.map(({ values }, at) => {
    const row = last + 1 + at
    const real = Object.entries(values).filter(([column, value]) => {
      const hidden = isMasked(standing, column, '', value)
      if (hidden) masked.push({ row, column })
      return !hidden
    })
    return { row, values: Object.fromEntries(real) }
  })
}

const looksMasked = /•|\*{3}/

/** Whether a cell shows what it shows because its reader may not see more, or holds what he may not change: it never overwrites a value. */
function isMasked({ kind, identity }: Standing, column: string, before: string, after: string): boolean {
  if (!identity && (identityFields(kind).has(column) || maskValue(kind, column, before) !== before))
    return true
  if (looksMasked.test(after)) return !looksMasked.test(before)
  return before !== '' && after !== '' && after === maskValue(kind, column, before)
}
