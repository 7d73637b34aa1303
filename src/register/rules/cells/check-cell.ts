import { isListedValue } from '../../code-list.ts'
import { entryFields } from '../../entry-fields.ts'
import type { Field } from '../../field.ts'
import type { Finding } from '../../finding.ts'
import { anyYear, type DateParts, firstDay, parsePartialDate, type YearBounds } from '../../partial-date.ts'
import { cellFinding } from './cell-finding.ts'
import { checkCode, checkListedName } from './check-code.ts'
import { checkDate, checkTime } from './check-date.ts'
import { checkName } from './check-name.ts'
import { checkPage, checkPlace, checkText } from './check-text.ts'
import { isMeaningless, isNullText } from './null-text.ts'

/** What the rules make of one value of a field, whatever row it stands in: what is wrong with it, and the date it is. */
export interface CellReading {
  readonly found?: Finding
  readonly date?: DateParts
}

/** Reads and checks one filled value by itself. Dates in words and identity numbers are read with their row. */
export function readCell(field: Field, value: string, years: YearBounds = anyYear): CellReading {
  if (isNullText(value) && !isListed(field, value))
    return { found: cellFinding(field, 'value.null-text', value, { suggestion: '' }) }
  if (field.type === 'partial-date') {
    const parsed = parsePartialDate(value, years)
    const found =
      parsed.problem === 'format' && isMeaningless(value)
        ? cellFinding(field, 'value.placeholder', value, { suggestion: '' })
        : checkDate(field, value, parsed, years)
    return { ...(found && { found }), ...(parsed.ok !== undefined && { date: parsed.parts }) }
  }
  const found = checkOther(field, value)
  return found === undefined ? nothingFound : { found }
}

/** Nothing wrong, and no date. */
export const nothingFound: CellReading = {}

/** A date in the ministry's form that nothing is wrong with; undefined for all others. */
export function readPlainDate(value: string, years: YearBounds): CellReading | undefined {
  const parsed = parsePartialDate(value, years)
  if (parsed.ok === undefined || !parsed.exact) return undefined
  return years.today !== undefined && firstDay(parsed.parts) > years.today
    ? undefined
    : { date: parsed.parts }
}

function checkOther(field: Field, value: string): Finding | undefined {
  switch (field.type) {
    case 'code':
    case 'code-text':
      return checkCode(field, value)
    case 'name-from-list':
      return checkListedName(field, value)
    case 'person-name':
      return checkText(field, value) ?? checkName(field, value)
    case 'place-text':
      return checkText(field, value) ?? checkPlace(field, value)
    case 'time':
      return checkTime(field, value)
    default:
      if (isMeaningless(value)) return cellFinding(field, 'value.placeholder', value, { suggestion: '' })
      return field.id === entryFields.page ? checkPage(field, value) : checkText(field, value)
  }
}

/** `Null` is a value of the ministry's list of ethnic groups. */
function isListed(field: Field, value: string): boolean {
  return field.codeList !== undefined && isListedValue(field.codeList, value)
}
