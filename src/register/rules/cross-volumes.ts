import { entryFields } from '../entry-fields.ts'
import { finding } from '../finding.ts'
import { groupBy } from '../group-by.ts'
import { foldName } from '../names.ts'
import { formatEntryNumber, parseVolume } from '../number.ts'
import type { CrossBook, CrossFinding } from './cross-book.ts'
import type { Copies } from './cross-books.ts'
import { shownSpan } from './cross-span.ts'
import type { CrossStore, StoredEntry } from './cross-store.ts'

/** Numbers of a year in a book: fewer than this may be years that were mistyped. */
const leastOfYear = 3
/** Of numbers that a volume repeats so many are told: one that begins at 1 again repeats them all. */
const mostRepeats = 20

/**
 * Numbers run on over the volumes of a year (thông tư 04/2020/TT-BTP, Đ.29 k3): those that stand in two volumes, and those missing between
 * one volume and the next. Only books whose agency is known are compared.
 */
export function compareVolumes(
  store: CrossStore,
  books: readonly CrossBook[],
  areTold: Copies['areTold'],
): CrossFinding[] {
  const named = books.filter(({ agency }) => agency !== null)
  const series = [
    ...groupBy(named, ({ kind, agency }) => `${kind} ${foldName(agency ?? '')}`).values(),
  ].filter(volumes => volumes.length > 1)
  const seriesOf = new Map(series.flatMap((volumes, at) => volumes.map(({ key }) => [key, at + 1] as const)))
  const byKey = new Map(books.map(book => [book.key, book]))
  const findings: CrossFinding[] = []
  const repeats = new Map<string, number>()
  for (const places of store.sharedNumbers(key => seriesOf.get(key) ?? 0)) {
    const entries = places.map(at => store.entry(at))
    for (const [at, entry] of entries.entries()) {
      const earlier = entries
        .slice(0, at)
        .find(({ book }) => book !== entry.book && !areTold(book, entry.book))
      const other = earlier && byKey.get(earlier.book)
      const count = (repeats.get(entry.book) ?? 0) + 1
      if (earlier === undefined || other === undefined || count > mostRepeats) continue
      repeats.set(entry.book, count)
      findings.push(repeated(entry, earlier, other))
    }
  }
  const ends = findEnds(store, seriesOf)
  for (const volumes of series) findings.push(...findGaps(volumes, ends, areTold))
  return findings
}

function repeated(entry: StoredEntry, earlier: StoredEntry, { file }: CrossBook): CrossFinding {
  return {
    ...finding('cross.number-repeated', {
      row: entry.row,
      column: entryFields.number,
      value: entry.number === null ? null : formatEntryNumber(entry.number),
      params: { year: entry.year, other: file, date: shownSpan(earlier.registered) },
    }),
    book: entry.book,
  }
}

/** The least and the greatest number of a year in a book. */
interface YearEnds {
  readonly year: number
  readonly first: number
  readonly last: number
  readonly count: number
}

function findEnds(
  store: CrossStore,
  seriesOf: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly YearEnds[]> {
  const ends = new Map<string, Map<number, YearEnds>>()
  for (let at = 0; at < store.entryCount; at++) {
    if (!seriesOf.has(store.bookOf(at))) continue
    const { book, year, number } = store.entry(at)
    if (number === null || year === 0) continue
    const years = ends.get(book) ?? new Map<number, YearEnds>()
    const known = years.get(year)
    years.set(year, {
      year,
      first: Math.min(known?.first ?? number.value, number.value),
      last: Math.max(known?.last ?? number.value, number.value),
      count: (known?.count ?? 0) + 1,
    })
    ends.set(book, years)
  }
  return new Map([...ends].map(([book, years]) => [book, [...years.values()]]))
}

function findGaps(
  volumes: readonly CrossBook[],
  ends: ReadonlyMap<string, readonly YearEnds[]>,
  areTold: Copies['areTold'],
): CrossFinding[] {
  return volumes.flatMap(book =>
    volumes.flatMap(before => {
      if (!follows(before, book) || areTold(before.key, book.key)) return []
      return (ends.get(book.key) ?? []).flatMap(({ year, first, count }) => {
        const last = ends.get(before.key)?.find(one => one.year === year && one.count >= leastOfYear)?.last
        if (last === undefined || count < leastOfYear || first <= last + 1) return []
        const gaps = first === last + 2 ? String(last + 1) : `${last + 1}–${first - 1}`
        const params = { year, other: before.file, first, last, gaps }
        return [
          {
            ...finding('cross.number-gap', { column: entryFields.number, value: before.file, params }),
            book: book.key,
          },
        ]
      })
    }),
  )
}

/** Whether a volume is the next after another: one more in the same year, or the first of a later year. */
function follows(before: CrossBook, book: CrossBook): boolean {
  if (before.year === null || book.year === null) return false
  const [last, next] = [before.volume, book.volume].map(volume => Number(parseVolume(volume ?? '')?.volume))
  if (last === undefined || next === undefined) return false
  return before.year === book.year ? next === last + 1 : next === 1 && before.year < book.year
}
