import type { Person, RegisterKind } from '../kind.ts'
import type { EntryNumber, Volume } from '../number.ts'
import { type DateParts, firstDay, formatPartialDate, lastDay } from '../partial-date.ts'
import type { Row } from '../row.ts'

/** A row with its dates, number and volume read once; what can't be read is not there. */
export interface Reading {
  readonly row: number
  readonly values: Row['values']
  readonly number: EntryNumber | undefined
  readonly volume: Volume | undefined
  readonly dates: ReadonlyMap<string, DateParts>
}

/** The date a field of the row holds, if it can be read. */
export function dateOf(reading: Reading, field: string | undefined): DateParts | undefined {
  return field === undefined ? undefined : reading.dates.get(field)
}

/** Whether `a` certainly comes after `b`: every day it may mean is later. */
export function isCertainlyAfter(a: DateParts, b: DateParts): boolean {
  return firstDay(a) > lastDay(b)
}

/** The greatest age in completed years that two partial dates allow. */
export function greatestAge(birth: DateParts, then: DateParts): number {
  return completedYears(firstDay(birth), lastDay(then))
}

/** The least age in completed years that two partial dates allow. */
export function leastAge(birth: DateParts, then: DateParts): number {
  return completedYears(lastDay(birth), firstDay(then))
}

/** Both days as yyyymmdd: the difference, cut to whole years, is the age. */
function completedYears(from: number, to: number): number {
  return Math.floor((to - from) / 10000)
}

/** A date as a person reads it in a message. */
export function shown(date: DateParts): string {
  return formatPartialDate(date)
}

/** A person's label in both languages, as params of a message. */
export function labelOf(person: Person | undefined): { label: string; labelEn: string } {
  return { label: person?.label.vi.toLowerCase() ?? '', labelEn: person?.label.en.toLowerCase() ?? '' }
}

/** The person of a kind with this prefix. */
export function personOf(kind: RegisterKind, prefix: string): Person | undefined {
  return kind.persons.find(person => person.prefix === prefix)
}

/** What a field of the row says; '' where it says nothing or there is no such field. */
export function textOf({ values }: Reading, field: string | undefined): string {
  return field === undefined ? '' : (values[field] ?? '')
}
