import type { RegisterKind } from '../register/kind.ts'
import { normalizeText } from '../register/normalize-text.ts'
import type { Recognition } from '../register/recognize-columns.ts'
import type { Row } from '../register/row.ts'
import type { SheetRow } from '../sheets/sheet-row.ts'
import { type CheckFinding, fileFinding } from './check-rules.ts'

/** A sheet's row by field, and what the cells themselves gave cause to remark. */
export interface ReadRow {
  readonly row: Row
  readonly findings: readonly CheckFinding[]
}

/** Turns sheet rows into the register's rows; counts the cells that were Excel dates, for one remark per column. */
export interface RowReader {
  readonly read: (sheetRow: SheetRow) => ReadRow
  readonly finish: () => readonly CheckFinding[]
}

/** Reads rows of a sheet whose columns were recognised. */
export function createRowReader(kind: RegisterKind, recognition: Recognition): RowReader {
  const dateFields = new Set(
    kind.fields
      .filter(({ type }) => type === 'partial-date' || type === 'date-or-text' || type === 'time')
      .map(({ id }) => id),
  )
  const columns = recognition.columns.flatMap((column, index) =>
    column === undefined || column.field === null ? [] : [{ index, field: column.field }],
  )
  const dates = new Map<string, number>()

  return {
    read: ({ row, cells, marks }) => {
      const values: Record<string, string> = {}
      let raw: Record<string, string> | undefined
      const findings: CheckFinding[] = []
      for (const { index, field } of columns) {
        const cell = cells[index]
        if (cell === null || cell === undefined) continue
        const mark = marks?.[index]
        if (mark === 'error') {
          findings.push(fileFinding('cell.error', { row, column: field, value: cell }))
          continue
        }
        const text = normalizeText(cell)
        if (text === '') continue
        values[field] = text
        if (text !== cell) {
          raw ??= {}
          raw[field] = cell
        }
        if (mark !== 'date') continue
        if (dateFields.has(field)) dates.set(field, (dates.get(field) ?? 0) + 1)
        else findings.push(fileFinding('cell.turned-date', { row, column: field, value: text }))
      }
      return { row: raw === undefined ? { row, values } : { row, values, raw }, findings }
    },
    finish: () =>
      [...dates].map(([column, count]) => fileFinding('cell.date', { column, params: { count } })),
  }
}
