import { foldName } from './names.ts'
import { formatNumberWords, parseNumberWords, parseYearWords } from './number-words.ts'
import { dateParts, type PartialDate, parsePartialDate } from './partial-date.ts'

/** A date in words, in the form of the ministry's template: "Ngày Hai Mươi Bảy Tháng Tám Năm Hai Nghìn Không Trăm Linh Tám". */
export function formatDateWords(date: PartialDate): string {
  const { year, month, day } = dateParts(date)
  const saidYear = years.get(year) ?? titleCase(`năm ${formatNumberWords(year)}`)
  years.set(year, saidYear)
  if (month === null) return saidYear
  const saidMonth = `${months[month]} ${saidYear}`
  return day === null ? saidMonth : `${days[day]} ${saidMonth}`
}

const days = Array.from({ length: 32 }, (_, day) => titleCase(`ngày ${formatNumberWords(day)}`))
const months = Array.from({ length: 13 }, (_, month) =>
  titleCase(`tháng ${month === 4 ? 'tư' : formatNumberWords(month)}`),
)
/** Phrases of the years said so far; a few hundred at most. */
const years = new Map<number, string>()

/** In words. A date takes about fifteen; a cell may hold a page, and every `năm` of it would be tried. */
const longestText = 60

const dayMarkers = ['ngay', 'mung', 'mong']
const monthNames: Readonly<Record<string, number>> = { gieng: 1, chap: 12 }

/**
 * Reads a date in words in any case and Unicode form, with or without marks, with words around it, in all the ways of
 * saying it (mồng/mùng, giêng, chạp, lẻ/linh, mốt/tư/lăm, nghìn/ngàn, "một chín chín lăm", digits among the words). Nothing when it does not say a date.
 */
export function parseDateWords(text: string): PartialDate | undefined {
  const words = foldName(text).split(' ')
  if (words.length > longestText) return undefined
  const monthAt = words.indexOf('thang')
  if (monthAt < 0) return wordsToDate(undefined, undefined, parseYearWords(afterMarker(words)))
  const markerAt = Math.max(...dayMarkers.map(marker => words.lastIndexOf(marker, monthAt)))
  const day = parseNumberWords(words.slice(markerAt + 1, monthAt))
  if (day === undefined && markerAt >= 0) return undefined
  const rest = words.slice(monthAt + 1)
  // "tháng năm năm hai nghìn": `năm` is five and year, so every one of them is tried as the word for year.
  for (let at = 1; at < rest.length; at++) {
    if (rest[at] !== 'nam') continue
    const month = readMonth(rest.slice(0, at))
    const year = parseYearWords(rest.slice(at + 1))
    if (month !== undefined && year !== undefined) return wordsToDate(day, month, year)
  }
  return undefined
}

function readMonth(words: readonly string[]): number | undefined {
  const named = words.map(word => monthNames[word]).find(month => month !== undefined)
  return named ?? parseNumberWords(words)
}

/** What follows the word for year; all words when there is none. A leading `năm` is always that word here. */
function afterMarker(words: readonly string[]): readonly string[] {
  return words.slice(words.indexOf('nam') === -1 ? 0 : words.indexOf('nam') + 1)
}

function wordsToDate(
  day: number | undefined,
  month: number | undefined,
  year: number | undefined,
): PartialDate | undefined {
  if (year === undefined) return undefined
  return parsePartialDate([day, month, year].filter(part => part !== undefined).join('.')).ok
}

function titleCase(text: string): string {
  return text.replace(/(^| )(\p{L})/gu, (_, space: string, letter: string) => space + letter.toUpperCase())
}
