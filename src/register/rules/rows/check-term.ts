import { entryFields } from '../../entry-fields.ts'
import { type Finding, finding } from '../../finding.ts'
import type { RegisterKind } from '../../kind.ts'
import { firstDay, lastDay } from '../../partial-date.ts'
import { dateOf, type Reading, shown } from '../reading.ts'

const dayMs = 86_400_000

/**
 * The kind of registration (on time, late) against the days between the event and its registration. Both the rule of today's law and that
 * of the older ones are told; their periods decide which holds. Today's law counts days; a holiday at the end gives a few more.
 */
export function checkTerm(kind: RegisterKind, reading: Reading): Finding[] {
  const { term } = kind.facts
  const event = dateOf(reading, term?.event)
  const registered = dateOf(reading, entryFields.registered)
  if (term === undefined || event === undefined || registered === undefined) return []
  const value = reading.values[term.kindField] ?? ''
  const least = daysBetween(lastDay(event), firstDay(registered))
  const most = daysBetween(firstDay(event), lastDay(registered))
  const codes =
    value === term.onTime && least > term.days + graceDays
      ? (['term.on-time', 'term.on-time-before-2016'] as const)
      : value === term.late && least >= 0 && most <= term.days
        ? (['term.late', 'term.late-before-2016'] as const)
        : []
  const label = kind.fields.find(({ id }) => id === term.event)?.label
  const params = {
    label: lowerFirst(label?.vi ?? ''),
    labelEn: lowerFirst(label?.en ?? ''),
    event: shown(event),
    registered: shown(registered),
    days: term.days,
  }
  return codes.map(code => finding(code, { row: reading.row, column: term.kindField, value, params }))
}

/** The longest run of days on which offices are closed (Tết). */
const graceDays = 9

function daysBetween(from: number, to: number): number {
  return Math.round((timeOf(to) - timeOf(from)) / dayMs)
}

function timeOf(day: number): number {
  return Date.UTC(Math.floor(day / 10000), (Math.floor(day / 100) % 100) - 1, day % 100)
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
