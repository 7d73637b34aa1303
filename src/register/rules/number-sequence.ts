import { entryFields } from '../entry-fields.ts'
import { type Finding, finding } from '../finding.ts'
import { type EntryNumber, formatGaps } from '../number.ts'

/** A row's registration number, with the year of the natural key. */
export interface NumberedRow {
  readonly row: number
  readonly number: EntryNumber
  readonly year: number | null
}

/**
 * Numbers run from 01 each year and go on across the volumes of that year (thông tư 04/2020/TT-BTP, Đ.29 k3), and a book may hold several
 * years: repeats and gaps are looked for year by year. A volume that continues another need not begin at 1.
 */
export function checkSequence(rows: readonly NumberedRow[]): Finding[] {
  return [...checkRepeats(rows), ...checkGaps(rows), ...checkRowOrder(rows)]
}

function checkRepeats(rows: readonly NumberedRow[]): Finding[] {
  const firstRows = new Map<string, number[]>()
  return rows.flatMap(({ row, number, year }) => {
    const value = `${number.value}${number.suffix}`
    const earlier = firstRows.get(`${year} ${value}`)
    if (earlier === undefined) {
      firstRows.set(`${year} ${value}`, [row])
      return []
    }
    const found = finding('number.repeated', {
      row,
      column: entryFields.number,
      value,
      params: { year: year ?? '—', rows: earlier.slice(0, 5).join(', ') },
    })
    earlier.push(row)
    return [found]
  })
}

function checkGaps(rows: readonly NumberedRow[]): Finding[] {
  const valuesOfYear = new Map<number | null, number[]>()
  for (const { year, number } of rows) {
    const values = valuesOfYear.get(year)
    if (values) values.push(number.value)
    else valuesOfYear.set(year, [number.value])
  }
  return [...valuesOfYear].flatMap(([year, values]) => {
    const gaps = year === null ? '' : formatGaps(values)
    return gaps === ''
      ? []
      : [finding('number.gap', { column: entryFields.number, params: { year: year ?? '—', gaps } })]
  })
}

/** Only the first step back is told: a sheet sorted another way would repeat it on every row. */
function checkRowOrder(rows: readonly NumberedRow[]): Finding[] {
  const last = new Map<number | null, EntryNumber>()
  for (const { row, number, year } of rows) {
    const previous = last.get(year)
    if (previous && number.value < previous.value) {
      const params = { previous: `${previous.value}${previous.suffix}` }
      return [
        finding('number.order', {
          row,
          column: entryFields.number,
          value: `${number.value}${number.suffix}`,
          params,
        }),
      ]
    }
    last.set(year, number)
  }
  return []
}
