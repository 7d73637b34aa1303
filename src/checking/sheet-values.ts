import type { RegisterKind } from '../register/kind.ts'
import { normalizeText } from '../register/normalize-text.ts'
import { columnLetters, type Recognition } from '../register/recognize-columns.ts'
import type { Row } from '../register/row.ts'
import type { SheetRow } from '../sheets/sheet-row.ts'
import { type CheckFinding, fileFinding } from './check-rules.ts'

/** A sheet's row by field, and what the cells themselves gave cause to remark. */
export interface ReadRow {
  readonly row: Row
  readonly findings: readonly CheckFinding[]
}

/** Turns sheet rows into the register's rows; counts what is remarked once per column: dates of Excel, identity numbers that were numbers, columns without a name. */
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
  const identityFields = new Set(
    kind.persons.flatMap(({ fields }) => [fields.identityNumber, fields.personalNumber]),
  )
  const dates = createCounts()
  const lostZeros = createCounts()
  const unnamed = createUnnamedColumns(recognition)

  return {
    read: ({ row, cells, marks, original }) => {
      const values: Record<string, string> = {}
      let raw: Record<string, string> | undefined
      const findings: CheckFinding[] = []
      unnamed.look(cells)
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
        const inFile = original?.[index] ?? cell
        if (text !== inFile) {
          raw ??= {}
          raw[field] = inFile
        }
        if (isShortened(text))
          findings.push(fileFinding('cell.shortened-number', { row, column: field, value: text }))
        if (mark === 'number' && identityFields.has(field) && zerosLost.has(text.length)) lostZeros.add(field)
        if (mark !== 'date') continue
        if (dateFields.has(field)) dates.add(field)
        else findings.push(fileFinding('cell.turned-date', { row, column: field, value: text }))
      }
      return { row: raw === undefined ? { row, values } : { row, values, raw }, findings }
    },
    finish: () => [
      ...dates.list().map(([column, count]) => fileFinding('cell.date', { column, params: { count } })),
      ...lostZeros
        .list()
        .map(([column, count]) => fileFinding('cell.lost-zeros', { column, params: { count } })),
      ...unnamed.findings(),
    ],
  }
}

/** Digits of an identity number (12, formerly 9) that was kept as a number and begins with zeros: 001… of Hà Nội loses two. */
const zerosLost: ReadonlySet<number> = new Set([8, 10, 11])

/** Whether Excel wrote a long number as 7.91E+11 before it became text: its last digits are gone. */
function isShortened(text: string): boolean {
  return text.includes('E+') && /^\d([.,]\d+)?E\+\d{1,2}$/.test(text)
}

function createCounts() {
  const counts = new Map<string, number>()
  return {
    add: (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1),
    list: () => [...counts],
  }
}

/** Cells under no column name: they belong to nothing, and a person must know. */
function createUnnamedColumns(recognition: Recognition) {
  const names = new Map<number, number>()
  const named = recognition.keys.map(
    (key, index) => recognition.columns[index] !== undefined || !key.startsWith('('),
  )
  const gaps = named.flatMap((one, index) => (one ? [] : [index]))
  const look = (cell: string | null | undefined, index: number) => {
    if (cell !== null && cell !== undefined && cell.trim() !== '')
      names.set(index, (names.get(index) ?? 0) + 1)
  }
  return {
    look: (cells: SheetRow['cells']) => {
      for (const index of gaps) look(cells[index], index)
      for (let index = named.length; index < cells.length; index++) look(cells[index], index)
    },
    findings: () =>
      names.size === 0
        ? []
        : [
            fileFinding('column.unnamed', {
              value: [...names.keys()]
                .sort((a, b) => a - b)
                .map(columnLetters)
                .join(', '),
              params: { count: [...names.values()].reduce((sum, count) => sum + count, 0) },
            }),
          ],
  }
}
