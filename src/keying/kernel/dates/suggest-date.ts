import { formatDateWords, parseDateWords } from '../../../register/date-words.ts'
import { entryFields } from '../../../register/entry-fields.ts'
import { parsePartialDate } from '../../../register/partial-date.ts'
import type { Asking, Suggestion } from '../asking.ts'
import { firstDayFrom, lastDayBefore, readDate } from './read-date.ts'

/** What a begun date is: the date it reads as, the day of the month at hand, the date in words. */
export function suggestDate({ kind, field, typed, values, before, bookYear }: Asking): readonly Suggestion[] {
  const text = typed.trim()
  const words = kind.facts.inWords.find(([, digits]) => digits === field.id)?.[0]
  const said = words === undefined ? undefined : parseDateWords(values[words] ?? '')
  if (text === '') return said === undefined ? [] : [suggestion(said, 'generated')]
  const begun = /^(\d{1,2})(?: ?[./-] ?(\d{1,2})| ?[./-])?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text)
  const guesses: (string | undefined)[] = [readDate(kind, field, text, bookYear)]
  if (begun !== null) {
    const day = Number(begun[1])
    const month = begun[2] === undefined ? null : Number(begun[2])
    const registered = values[entryFields.registered] ?? ''
    if (field.id === entryFields.registered) {
      const last = before[0]?.[entryFields.registered] ?? `01.01.${bookYear}`
      guesses.push(firstDayFrom(day, month, last))
    } else if (isEvent(kind.facts, field.id))
      guesses.push(lastDayBefore(day, month, registered || `31.12.${bookYear}`))
  }
  return guesses.flatMap(date => (date === undefined || date === text ? [] : [suggestion(date, 'completed')]))
}

/** A date in words, from the digits beside it. */
export function suggestWords({ kind, field, values }: Asking): readonly Suggestion[] {
  const digits = kind.facts.inWords.find(([words]) => words === field.id)?.[1]
  const date = digits === undefined ? undefined : parsePartialDate(values[digits] ?? '').ok
  return date === undefined ? [] : [suggestion(formatDateWords(date), 'generated')]
}

/** What was registered happened shortly before. */
function isEvent({ term }: Asking['kind']['facts'], field: string): boolean {
  return term?.event === field
}

function suggestion(value: string, how: Suggestion['how']): Suggestion {
  return { value, label: value, how, goesOn: false }
}
