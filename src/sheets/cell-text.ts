/** What a cell held when it was not text: a person must know that the text was made from it. */
export type CellMark = 'date' | 'number' | 'boolean' | 'error'

/** How much of a date a cell shows. */
export type DateDetail = 'day' | 'month' | 'year'

/** A cell as the text a person sees in it; null when it is blank. */
export interface CellText {
  readonly text: string | null
  readonly mark: CellMark | null
}

const blank: CellText = { text: null, mark: null }
const errorValues = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/

/** The text of a value that the spreadsheet library gives: text, number, boolean, or a Date at UTC. */
export function formatCell(value: unknown): CellText {
  switch (typeof value) {
    case 'string':
      if (value === '') return blank
      return { text: value, mark: errorValues.test(value) ? 'error' : null }
    case 'number':
      return { text: formatNumber(value), mark: 'number' }
    case 'boolean':
      return { text: value ? 'TRUE' : 'FALSE', mark: 'boolean' }
    default:
      return value instanceof Date ? { text: formatDate(value), mark: 'date' } : blank
  }
}

/** A number without exponent: whole numbers exactly, fractions with the 15 digits that spreadsheets keep. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (Number.isInteger(value)) return BigInt(value).toString()
  const digits = Number(value.toPrecision(15))
  if (Number.isInteger(digits)) return BigInt(digits).toString()
  const plain = String(digits)
  return plain.includes('e') ? digits.toFixed(15).replace(/0+$/, '') : plain
}

const two = (n: number) => String(n).padStart(2, '0')

/** dd.mm.yyyy, or mm.yyyy or yyyy when no more is shown; with hh:mm when there is a time too, hh:mm alone for a time without a day. */
export function formatDate(date: Date, detail: DateDetail = 'day'): string {
  if (Number.isNaN(date.getTime())) return '#N/A'
  // Spreadsheets keep a time as a fraction of a day: the nearest minute is what was typed.
  const near = new Date(Math.round(date.getTime() / 60_000) * 60_000)
  const time = `${two(near.getUTCHours())}:${two(near.getUTCMinutes())}`
  const year = near.getUTCFullYear()
  if (year < 1900) return time
  if (detail === 'year') return String(year)
  const month = `${two(near.getUTCMonth() + 1)}.${year}`
  if (detail === 'month') return month
  const day = `${two(near.getUTCDate())}.${month}`
  return time === '00:00' ? day : `${day} ${time}`
}
