import { entryFields } from '../entry-fields.ts'
import { type Finding, finding } from '../finding.ts'
import { groupBy } from '../group-by.ts'
import { type EntryNumber, formatGaps, formatLike } from '../number.ts'
import type { BookIdentity } from './check-numbering.ts'
import { findStrays } from './in-order.ts'
import { type RunRow, withNeighbours } from './run-row.ts'

/** A row's number in the year it counts in. */
interface NumberedRow {
  readonly row: number
  readonly number: EntryNumber
  readonly year: number | null
  readonly so: string
  /** The value it should have where its neighbours leave room for one number only, and it has another. */
  readonly likely: number | undefined
}

/** What is known of the numbers beside the rows. */
export interface KnownNumbers {
  /** The year a row was probably registered in, where its date is a slip. */
  readonly years: ReadonlyMap<number, number>
  /** Numbers the paper is known to lack, as written; one without a year is lacking in any. */
  readonly skipped: readonly EntryNumber[]
}

/** A year with fewer rows than this in a book may be a slip in their dates. */
const leastOfYear = 3
/** More gaps than this are told as the first of them. */
const mostGaps = 12

/**
 * Numbers run from 01 each year and go on across the volumes of that year (thông tư 04/2020/TT-BTP, Đ.29 k3), and a book may hold several
 * years: repeats, gaps and slips are looked for year by year. A volume that continues another need not begin at 1.
 */
export function checkNumbersRun(rows: readonly RunRow[], book: BookIdentity, known: KnownNumbers): Finding[] {
  const numbered = readNumbers(rows, known.years)
  return [
    ...checkRepeats(numbered),
    ...checkPlaces(numbered),
    ...checkYears(numbered, book, known.skipped),
    ...checkRowOrder(numbered),
  ]
}

function readNumbers(rows: readonly RunRow[], years: KnownNumbers['years']): NumberedRow[] {
  const all = rows.flatMap(({ row, number, year, so }) =>
    number === undefined ? [] : [{ row, number, so, year: years.get(row) ?? year }],
  )
  const taken = new Set(all.map(({ year, number }) => `${year} ${number.value}`))
  return all.map((one, at) => {
    const [before, after] = [all[at - 1], all[at + 1]]
    const between = (before?.number.value ?? 0) + 1
    const isSlip =
      before !== undefined &&
      before.year === one.year &&
      after?.year === one.year &&
      after.number.value === between + 1 &&
      one.number.value !== between &&
      // `152, 152a, 154`: the letter belongs to the number before it.
      !(one.number.suffix !== '' && one.number.value === before.number.value) &&
      !taken.has(`${one.year} ${between}`)
    return { ...one, likely: isSlip ? between : undefined }
  })
}

/** Of two rows with one number the one that its neighbours speak against is told, else the later. */
function checkRepeats(rows: readonly NumberedRow[]): Finding[] {
  const groups = groupBy(rows, ({ year, number }) => `${year} ${shownNumber(number)}`)
  return [...groups.values()].flatMap(group => {
    if (group.length === 1) return []
    const right = group.find(({ likely }) => likely === undefined) ?? group[0]
    return group
      .filter(one => one !== right)
      .map(({ row, number, year, so, likely }) => {
        const others = group.flatMap(other => (other.row === row ? [] : [other.row]))
        return finding('number.repeated', {
          row,
          column: entryFields.number,
          value: shownNumber(number),
          params: { year: year ?? '—', rows: others.slice(0, 5).join(', ') },
          suggestion: likely === undefined ? null : formatLike(so, { value: likely, suffix: '' }),
        })
      })
  })
}

function checkPlaces(rows: readonly NumberedRow[]): Finding[] {
  const counts = groupBy(rows, ({ year, number }) => `${year} ${shownNumber(number)}`)
  return rows.flatMap(({ row, number, year, so, likely }) => {
    // A repeat was told above, with the same suggestion.
    if (likely === undefined || (counts.get(`${year} ${shownNumber(number)}`)?.length ?? 0) > 1) return []
    return finding('number.out-of-place', {
      row,
      column: entryFields.number,
      value: shownNumber(number),
      params: { previous: likely - 1, next: likely + 1 },
      suggestion: formatLike(so, { value: likely, suffix: '' }),
    })
  })
}

/** The numbers of each year: those missing, and where they begin. */
function checkYears(
  rows: readonly NumberedRow[],
  book: BookIdentity,
  skipped: readonly EntryNumber[],
): Finding[] {
  const years = [...groupBy(rows, ({ year }) => year)]
    .flatMap(([year, ofYear]) =>
      year === null ? [] : [{ year, values: ofYear.map(({ number, likely }) => likely ?? number.value) }],
    )
    .sort((a, b) => a.year - b.year)
  const opening = years.find(({ values }) => values.length >= leastOfYear)?.year
  return years.flatMap(({ year, values }): Finding[] => {
    const findings: Finding[] = []
    const column = entryFields.number
    const lacking = skipped.flatMap(number =>
      number.year === null || number.year === year ? [number.value] : [],
    )
    const [least, greatest] = boundsOf(values)
    // In a book that went on into the year, the year began with 1; the first year may have begun in another book.
    const isContinued = opening !== undefined && year > opening && values.length >= leastOfYear
    const present = [
      ...values,
      ...lacking.filter(value => value <= greatest && (value > least || isContinued)),
    ]
    const gaps = formatGaps(isContinued ? [0, ...present] : present)
    if (gaps !== '') findings.push(finding('number.gap', { column, params: { year, gaps: shorten(gaps) } }))
    const isFirstVolume = book.volume === '01' && year === book.year && year === opening
    const known = new Set(lacking)
    if (
      isFirstVolume &&
      Array.from({ length: least - 1 }, (_, at) => at + 1).some(value => !known.has(value))
    )
      findings.push(finding('number.first', { column, params: { year, first: least } }))
    return findings
  })
}

function boundsOf(values: readonly number[]): [least: number, greatest: number] {
  return values.reduce<[number, number]>(
    ([least, greatest], value) => [Math.min(least, value), Math.max(greatest, value)],
    [Number.POSITIVE_INFINITY, 0],
  )
}

function shorten(gaps: string): string {
  const all = gaps.split(', ')
  return all.length <= mostGaps ? gaps : `${all.slice(0, mostGaps).join(', ')} …`
}

/** Rows away from their place among the others; of a sheet sorted another way only the first step back. */
function checkRowOrder(rows: readonly NumberedRow[]): Finding[] {
  return [
    ...groupBy(
      rows.filter(({ likely }) => likely === undefined),
      ({ year }) => year,
    ).values(),
  ].flatMap(ofYear => {
    const values = ofYear.map(({ number }) => number.value)
    const strays = withNeighbours(ofYear, findStrays(values))
    if (strays.length > 0) return strays.map(({ item, before, after }) => tellOrder(item, before ?? after))
    const back = values.findIndex((value, at) => value < (values[at - 1] ?? 0))
    const [item, before] = [ofYear[back], ofYear[back - 1]]
    return item === undefined ? [] : [tellOrder(item, before)]
  })
}

function tellOrder({ row, number }: NumberedRow, neighbour: NumberedRow | undefined): Finding {
  return finding('number.order', {
    row,
    column: entryFields.number,
    value: shownNumber(number),
    params: { previous: neighbour === undefined ? '—' : shownNumber(neighbour.number) },
  })
}

function shownNumber({ value, suffix }: EntryNumber): string {
  return `${value}${suffix}`
}
