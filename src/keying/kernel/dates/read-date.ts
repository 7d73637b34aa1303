import type { Field, RegisterKind } from '../../../register/kind.ts'
import { readLooseDate } from '../../../register/loose-date.ts'
import {
  dateParts,
  daysInMonth,
  formatPartialDate,
  type PartialDate,
  parsePartialDate,
} from '../../../register/partial-date.ts'

/** The years a date of an entry may be of; its century follows from the last of them when only two digits are typed. */
export function latestYear(kind: RegisterKind, field: Field, bookYear: number): number {
  const person = kind.persons.find(({ fields }) => fields.birth === field.id)
  // What is noted beside an entry is noted any time later.
  if (kind.facts.notes.some(run => run.includes(field.id))) return 2030
  if (person === undefined) return bookYear + 1
  // Nobody is a parent, a spouse or a guardian before this age.
  const isGrown = kind.facts.parents?.of.includes(person.prefix) || kind.facts.marriage !== undefined
  return isGrown ? bookYear - youngest : bookYear
}

const youngest = 12

/** Reads what is typed in a field of a date: `2/3/87`, `020387`, `1956`, `0387`, `3/87`; undefined for what is none yet. */
export function readDate(
  kind: RegisterKind,
  field: Field,
  typed: string,
  bookYear: number,
): PartialDate | undefined {
  const text = typed.normalize('NFC').trim().replace(/[.,]$/, '')
  const latest = latestYear(kind, field, bookYear)
  const monthAndYear = /^(0[1-9]|1[0-2])(\d{2})$/.exec(text) ?? /^(\d{1,2}) ?[./-] ?(\d{2})$/.exec(text)
  if (monthAndYear === null || /^(?:1[89]|20)\d{2}$/.test(text)) return readLooseDate(text, latest)?.date
  const [month, two] = [Number(monthAndYear[1]), Number(monthAndYear[2])]
  // 12/05 is a day without its year more likely than a month with half of one.
  if (month < 1 || month > 12 || (/\D/.test(text) && two <= 12)) return undefined
  const year = 2000 + two <= latest ? 2000 + two : 1900 + two
  return year <= latest ? formatPartialDate({ year, month, day: null }) : undefined
}

/** The last such day (and month) not after a date: `28` before 03.04.1995 is 28.03.1995, `2.3` is 02.03.1995. */
export function lastDayBefore(day: number, month: number | null, date: string): PartialDate | undefined {
  const end = parsePartialDate(date).ok
  if (end === undefined) return undefined
  const parts = dateParts(end)
  if (parts.month === null || parts.day === null) return undefined
  for (let back = 0; back < 12; back++) {
    const at = parts.year * 12 + parts.month - 1 - back
    const [year, of] = [Math.floor(at / 12), (at % 12) + 1]
    if (month !== null && of !== month) continue
    if (day < 1 || day > daysInMonth(year, of) || (back === 0 && day > parts.day)) continue
    return formatPartialDate({ year, month: of, day })
  }
  return undefined
}

/** The first such day from a date on. */
export function firstDayFrom(day: number, month: number | null, date: string): PartialDate | undefined {
  const start = parsePartialDate(date).ok
  if (start === undefined) return undefined
  const parts = dateParts(start)
  if (parts.month === null || parts.day === null) return undefined
  for (let on = 0; on < 12; on++) {
    const at = parts.year * 12 + parts.month - 1 + on
    const [year, of] = [Math.floor(at / 12), (at % 12) + 1]
    if (month !== null && of !== month) continue
    if (day < 1 || day > daysInMonth(year, of) || (on === 0 && day < parts.day)) continue
    return formatPartialDate({ year, month: of, day })
  }
  return undefined
}
