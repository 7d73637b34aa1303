import type { Field } from '../../field.ts'
import type { Finding, RuleCode } from '../../finding.ts'
import { type DateProblem, firstDay, type ParsedDate, type YearBounds } from '../../partial-date.ts'
import { parseTimeOfDay } from '../../time-of-day.ts'
import { cellFinding } from './cell-finding.ts'

const dateRules: Readonly<Record<DateProblem, RuleCode>> = {
  format: 'date.format',
  impossible: 'date.impossible',
  'year-out-of-range': 'date.year-range',
  'two-digit-year': 'date.two-digit-year',
}

/** What is wrong with a date that has been read already. */
export function checkDate(
  field: Field,
  value: string,
  parsed: ParsedDate,
  years: YearBounds,
): Finding | undefined {
  if (parsed.problem !== undefined) {
    const { suggestion } = parsed
    return cellFinding(field, dateRules[parsed.problem], value, { suggestion })
  }
  if (years.today !== undefined && firstDay(parsed.parts) > years.today)
    return cellFinding(field, 'date.future', value)
  return parsed.exact ? undefined : cellFinding(field, 'date.form', value, { suggestion: parsed.ok })
}

/** A time of day that can't be read, or that no clock shows. */
export function checkTime(field: Field, value: string): Finding | undefined {
  const { problem } = parseTimeOfDay(value)
  if (problem === undefined) return undefined
  return cellFinding(field, problem === 'format' ? 'time.unreadable' : 'time.impossible', value)
}
