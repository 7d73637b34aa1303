import { entryFields } from '../entry-fields.ts'
import { type Finding, finding } from '../finding.ts'
import type { RegisterKind } from '../kind.ts'
import { type DateParts, firstDay, formatPartialDate } from '../partial-date.ts'
import { isNoName } from './cells/null-text.ts'
import { type Reading, textOf } from './reading.ts'

/** Counts values that stand in more rows of a book than chance allows: dates filled in for unknown ones, names filled down. */
export interface RepeatCount {
  readonly note: (reading: Reading) => void
  readonly finish: (rows: number) => readonly Finding[]
}

/** Days that programs and people write for "unknown": 19/11/1999 (one province), the first days of Excel, Unix and the century. */
const standIns = new Set([19991119, 19000101, 18991230, 18991231, 19010101, 19700101])
/** A few people share any day; it is suspicious when three rows and a fiftieth of the book have a stand-in, or eight and a tenth any other. */
const limits = {
  standIn: { least: 3, share: 50 },
  date: { least: 8, share: 10 },
  name: { least: 8, share: 25 },
} as const
/** Distinct values counted per column; those that come later are rare ones. */
const mostValues = 20_000

/** Starts the count for a book: births, deaths and names of persons; the declarant may be the same officer of an orphanage. */
export function countRepeats(kind: RegisterKind): RepeatCount {
  const names = columns(kind.persons.flatMap(({ prefix, fields }) => (prefix === 'nyc' ? [] : [fields.name])))
  const varying = new Set(kind.persons.flatMap(({ fields }) => [fields.birth, fields.death]))
  const dates = columns(
    kind.fields.flatMap(({ id, type }) =>
      type === 'partial-date' && id !== entryFields.registered ? [id] : [],
    ),
  )
  return {
    note: reading => {
      for (const [column, counts] of names) {
        const name = textOf(reading, column)
        if (name !== '' && !isNoName(name)) increment(counts, name)
      }
      for (const [column, date] of reading.dates) {
        const counts = dates.get(column)
        if (date.day === null || counts === undefined) continue
        const day = firstDay(date)
        if (varying.has(column) || standIns.has(day)) increment(counts, String(day))
      }
    },
    finish: rows => [
      ...[...dates].flatMap(([column, counts]) =>
        [...counts].flatMap(([day, count]) => ofDate(column, Number(day), count, rows)),
      ),
      ...[...names].flatMap(([column, counts]) =>
        [...counts].flatMap(([value, count]) =>
          exceeds(limits.name, count, rows)
            ? [finding('name.repeated', { column, value, params: { count } })]
            : [],
        ),
      ),
    ],
  }
}

function ofDate(column: string, day: number, count: number, rows: number): Finding[] {
  const isStandIn = standIns.has(day)
  if (!exceeds(isStandIn ? limits.standIn : limits.date, count, rows)) return []
  const value = formatPartialDate(partsOf(day))
  return [finding(isStandIn ? 'date.default' : 'date.repeated', { column, value, params: { count } })]
}

function exceeds({ least, share }: { least: number; share: number }, count: number, rows: number): boolean {
  return count >= least && count * share >= rows
}

function partsOf(day: number): DateParts {
  return { year: Math.floor(day / 10000), month: Math.floor(day / 100) % 100, day: day % 100 }
}

function columns(ids: readonly string[]): ReadonlyMap<string, Map<string, number>> {
  return new Map(ids.map(id => [id, new Map<string, number>()]))
}

function increment(counts: Map<string, number>, key: string): void {
  const count = counts.get(key)
  if (count === undefined && counts.size >= mostValues) return
  counts.set(key, (count ?? 0) + 1)
}
