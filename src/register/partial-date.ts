declare const partialDate: unique symbol

/** A date as the registers hold it: `dd.mm.yyyy`, `mm.yyyy` or `yyyy`, zero-padded; always a day, month or year that existed. */
export type PartialDate = string & { readonly [partialDate]: true }

/** A date taken apart; month and day are null where the paper does not say. */
export interface DateParts {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

/** First and last possible day, both `YYYY-MM-DD` and both included. */
export interface DateRange {
  readonly from: string
  readonly to: string
}

/** Why a text is not a date: its shape; a day that never was (31.02); a year no register can hold; a year written with two digits. */
export type DateProblem = 'format' | 'impossible' | 'year-out-of-range' | 'two-digit-year'

/** A text read as a date. `exact` is false when it had to be read from another form than the ministry's. */
export type ParsedDate =
  | {
      readonly ok: PartialDate
      readonly parts: DateParts
      readonly exact: boolean
      readonly problem?: undefined
    }
  | { readonly ok?: undefined; readonly problem: DateProblem; readonly suggestion: PartialDate | null }

/** The years a register may name, both included. */
export interface YearBounds {
  readonly earliestYear: number
  readonly latestYear: number
  /** The year a date should be of (that of the book), to choose between the years a slip may have been. */
  readonly likelyYear?: number
  /** Today as yyyymmdd: nothing in a register is dated later. */
  readonly today?: number
}

/** Wide enough for every register; a caller with a clock passes next year as `latestYear`. */
export const anyYear: YearBounds = { earliestYear: 1800, latestYear: 2100 }

/** Reads a date in the ministry's form or in the forms people and Excel write; never guesses a century silently. */
export function parsePartialDate(raw: string, years: YearBounds = anyYear): ParsedDate {
  const fast = readDotted(raw)
  const text = fast === undefined ? raw.normalize('NFC').trim() : raw
  const written = fast ?? readWritten(text)
  if (written === undefined) return { problem: 'format', suggestion: null }
  const { year, month, day } = written
  if (written.yearText?.length === 2) {
    return {
      problem: 'two-digit-year',
      suggestion: suggest({ year: fullYear(year, years), month, day }, years),
    }
  }
  if (!isPossible(written)) return { problem: 'impossible', suggestion: suggestDay(written, years) }
  if (year < years.earliestYear || year > years.latestYear || written.yearText?.length === 3) {
    return { problem: 'year-out-of-range', suggestion: suggestYear(written, years) }
  }
  const ok = fast === undefined ? formatPartialDate(written) : (raw as PartialDate)
  return { ok, parts: written, exact: ok === raw }
}

/** The ministry's form of a date: `dd.mm.yyyy`, `mm.yyyy` or `yyyy`. */
export function formatPartialDate(parts: DateParts): PartialDate {
  const { year, month, day } = parts
  const yyyy = String(year).padStart(4, '0')
  if (month === null) return yyyy as PartialDate
  if (day === null) return `${twoDigits(month)}.${yyyy}` as PartialDate
  return `${twoDigits(day)}.${twoDigits(month)}.${yyyy}` as PartialDate
}

/** The parts of a date that is already in the ministry's form. */
export function dateParts(date: PartialDate): DateParts {
  const year = Number(date.slice(-4))
  if (date.length === 4) return { year, month: null, day: null }
  if (date.length === 7) return { year, month: Number(date.slice(0, 2)), day: null }
  return { year, month: Number(date.slice(3, 5)), day: Number(date.slice(0, 2)) }
}

/** First and last possible day of a date, as `YYYY-MM-DD`. */
export function rangeOf(date: PartialDate): DateRange {
  const parts = dateParts(date)
  return { from: isoDay(firstDay(parts)), to: isoDay(lastDay(parts)) }
}

/** A day of the clock as the number yyyymmdd, in the machine's own time zone. */
export function dayNumber(date: Date): number {
  return date.getFullYear() * 10000 + (date.getMonth() + 1) * 100 + date.getDate()
}

/** First possible day as the number yyyymmdd, for quick comparison. */
export function firstDay(parts: DateParts): number {
  return parts.year * 10000 + (parts.month ?? 1) * 100 + (parts.day ?? 1)
}

/** Last possible day as the number yyyymmdd. */
export function lastDay(parts: DateParts): number {
  const month = parts.month ?? 12
  return parts.year * 10000 + month * 100 + (parts.day ?? daysInMonth(parts.year, month))
}

/** Whether every day `a` may mean comes before every day `b` may mean. */
export function isCertainlyBefore(a: PartialDate, b: PartialDate): boolean {
  return lastDay(dateParts(a)) < firstDay(dateParts(b))
}

/** -1 or 1 when `a` certainly comes before or after `b`, 0 when the two may be the same day. */
export function compareRanges(a: PartialDate, b: PartialDate): -1 | 0 | 1 {
  if (isCertainlyBefore(a, b)) return -1
  return isCertainlyBefore(b, a) ? 1 : 0
}

/** Days of a month, leap years included. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

interface Written extends DateParts {
  /** The year as it was written, where that was not in four digits. */
  readonly yearText?: string
}

const dot = 46

/** The quick way for `dd.mm.yyyy`, `mm.yyyy` and `yyyy`, which nearly every cell is. */
function readDotted(text: string): Written | undefined {
  const yearAt = text.length - 4
  if (yearAt !== 0 && yearAt !== 3 && yearAt !== 6) return undefined
  if (yearAt >= 3 && text.charCodeAt(yearAt - 1) !== dot) return undefined
  if (yearAt === 6 && text.charCodeAt(2) !== dot) return undefined
  const year = pair(text, yearAt) * 100 + pair(text, yearAt + 2)
  const month = yearAt === 0 ? null : pair(text, yearAt - 3)
  const day = yearAt === 6 ? pair(text, 0) : null
  if (!(year >= 0) || Number.isNaN(month) || Number.isNaN(day)) return undefined
  if (month === 0 || day === 0) return undefined
  return { year, month, day }
}

/** Two digits at a place, or NaN. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

const clock = String.raw`(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?Z?)?`
const dayFirst = new RegExp(String.raw`^(\d{1,2}) ?[./\-,] ?(\d{1,2}) ?[./\-,] ?(\d{2,5})\.?${clock}$`, 'i')
const yearFirst = new RegExp(String.raw`^(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?${clock}$`, 'i')
const monthAndYear = /^(\d{1,2}) ?[./\-,] ?(\d{3,5})\.?$/
const spelt =
  /^(?:(?:sinh )?ngày (\d{1,2}),? )?(?:(?:sinh )?tháng (\d{1,2}),? ?(?:\/|năm )? ?)?(?:sinh )?(?:năm )?(\d{4})\.?$/i
const excelDayNumber = /^\d{5}$/
/** A year with a digit too few or too many; 19977 is more likely that than the day number of a day in 1954. */
const slippedYear = /^(?:\d{3}|(?:19|20)\d{3})$/

/** The other ways a date is written: slashes, dashes, year first, zeros for what is unknown, words around digits, Excel's day number. */
function readWritten(text: string): Written | undefined {
  const found = dayFirst.exec(text)
  if (found) return written(found[3], found[2], found[1])
  const iso = yearFirst.exec(text)
  if (iso) return written(iso[1], iso[2], iso[3])
  const month = monthAndYear.exec(text)
  if (month) return written(month[2], month[1], undefined)
  const words = spelt.exec(text)
  if (words && (words[1] === undefined || words[2] !== undefined))
    return written(words[3], words[2], words[1])
  if (slippedYear.test(text)) return written(text, undefined, undefined)
  return excelDayNumber.test(text) ? fromExcelDay(Number(text)) : undefined
}

function written(year: string | undefined, month: string | undefined, day: string | undefined): Written {
  return {
    year: Number(year),
    month: Number(month ?? 0) || null,
    day: Number(day ?? 0) || null,
    ...(year !== undefined && year.length !== 4 && { yearText: year }),
  }
}

/** Excel counts days from 30.12.1899 (with its leap-year slip of 1900 behind it). */
function fromExcelDay(days: number): Written | undefined {
  if (days < 10000 || days > 60000) return undefined
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function isPossible({ year, month, day }: DateParts): boolean {
  if (month === null) return day === null
  return month <= 12 && (day === null || day <= daysInMonth(year, month))
}

function suggest(parts: DateParts, years: YearBounds): PartialDate | null {
  const inRange = parts.year >= years.earliestYear && parts.year <= years.latestYear
  return inRange && isPossible(parts) ? formatPartialDate(parts) : null
}

/** `53` was 1953; a number that may still be this century's is taken as such. Only ever a suggestion. */
function fullYear(twoDigits: number, years: YearBounds): number {
  const thisCentury = 2000 + twoDigits
  return thisCentury <= Math.min(years.latestYear, 2030) ? thisCentury : 1900 + twoDigits
}

/**
 * Day and month exchanged, or two digits of the day or month, or one wrong digit: the first of these that leaves only one day that existed.
 * The 31st of a short month is no slip of a digit.
 */
function suggestDay(parts: DateParts, years: YearBounds): PartialDate | null {
  const { year, month, day } = parts
  if (month === null) return null
  const exchanged = suggest({ year, month: day, day: month }, years)
  if (exchanged !== null || day === null || (day <= 31 && month <= 12)) return exchanged
  for (const slips of [swaps, substitutions]) {
    const days = slips(twoDigits(day)).map(text => ({ year, month, day: Number(text) }))
    const months = slips(twoDigits(month)).map(text => ({ year, month: Number(text), day }))
    const possible = [...days, ...months].filter(each => each.day > 0 && each.month > 0 && isPossible(each))
    const [only, second] = possible
    if (only !== undefined && second === undefined) return suggest(only, years)
  }
  return null
}

/** The year that one slip of the finger made of another (5005, 0207, 207, 19977), when only one fits or one is of the year at hand. */
function suggestYear(written: Written, years: YearBounds): PartialDate | null {
  const { year, month, day, yearText } = written
  const text = yearText ?? String(year).padStart(4, '0')
  if (year === 0) return null
  const slips =
    text.length === 4
      ? [...substitutions(text), ...swaps(text)]
      : text.length > 4
        ? removals(text)
        : insertions(text)
  const first = Math.max(years.earliestYear, 1900)
  const last = Math.min(years.latestYear, 2050)
  const fitting = [...new Set(slips.map(Number))].filter(each => each >= first && each <= last)
  const { likelyYear } = years
  const near = likelyYear === undefined ? [] : fitting.filter(each => Math.abs(each - likelyYear) <= 1)
  const exact = fitting.filter(each => each === likelyYear)
  const only = [fitting, exact, near].find(each => each.length === 1)?.[0]
  return only === undefined ? null : suggest({ year: only, month, day }, years)
}

const allDigits = [...'0123456789']

function substitutions(text: string): string[] {
  return [...text].flatMap((_, at) => allDigits.map(digit => text.slice(0, at) + digit + text.slice(at + 1)))
}

function swaps(text: string): string[] {
  return [...text]
    .slice(1)
    .map((_, at) => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2))
}

function removals(text: string): string[] {
  return [...text].map((_, at) => text.slice(0, at) + text.slice(at + 1))
}

function insertions(text: string): string[] {
  return [...text, ''].flatMap((_, at) => allDigits.map(digit => text.slice(0, at) + digit + text.slice(at)))
}

function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

function isoDay(day: number): string {
  const text = String(day).padStart(8, '0')
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}
