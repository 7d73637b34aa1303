import { entryFields } from '../entry-fields.ts'
import type { RegisterKind } from '../kind.ts'
import { parseEntryNumber, parseVolume } from '../number.ts'
import { type DateParts, parsePartialDate, type YearBounds } from '../partial-date.ts'
import type { Row } from '../row.ts'
import type { Reading } from './reading.ts'

/** Reads of a row what the rules of the book go by: number, volume and dates; its cells are not checked. */
export function createKeyReader(
  kind: RegisterKind,
  years: YearBounds,
  columns?: ReadonlySet<string>,
): (row: Row) => Reading {
  const dateFields = kind.fields
    .filter(({ id, type }) => type === 'partial-date' && columns?.has(id) !== false)
    .map(({ id }) => id)
  return ({ row, values }) => {
    const dates = new Map<string, DateParts>()
    for (const field of dateFields) {
      const value = values[field]
      if (value === undefined || value === '') continue
      const parsed = parsePartialDate(value, years)
      if (parsed.ok !== undefined) dates.set(field, parsed.parts)
    }
    return {
      row,
      values,
      number: parseEntryNumber(values[entryFields.number] ?? ''),
      volume: parseVolume(values[entryFields.volume] ?? ''),
      dates,
    }
  }
}
