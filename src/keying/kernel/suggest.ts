import type { Asking, Suggestion } from './asking.ts'
import { suggestDate, suggestWords } from './dates/suggest-date.ts'
import { suggestName } from './names/suggest-name.ts'
import { suggestText } from './texts/suggest-text.ts'
import { suggestEmpty } from './usual/suggest-empty.ts'

export type { Asking, Suggestion } from './asking.ts'

const most = 6

/** What a field most likely holds, by what is typed so far: at most six, best first, never what stands there already. */
export function suggest(asking: Asking): readonly Suggestion[] {
  const typed = asking.typed.normalize('NFC').trim()
  const all = [...(typed === '' ? suggestEmpty(asking) : []), ...byType(asking)]
  // What stands there is the likeliest: nothing else is taken for it by a key too many.
  if (all[0]?.value === typed) return []
  const found = new Map<string, Suggestion>()
  for (const suggestion of all)
    if (suggestion.value !== typed && !found.has(suggestion.value)) found.set(suggestion.value, suggestion)
  return [...found.values()].slice(0, most)
}

function byType(asking: Asking): readonly Suggestion[] {
  const { field } = asking
  switch (field.type) {
    case 'person-name':
      return field.subject === 'entry' ? suggestText(asking, most) : suggestName(asking, most)
    case 'partial-date':
      return suggestDate(asking)
    case 'date-in-words':
      return suggestWords(asking)
    case 'text':
    case 'place-text':
      return suggestText(asking, most)
    // What is typed of a value of a list is found by the list (web/src/ui/fields/form/find-items.ts).
    case 'code':
    case 'code-text':
    case 'name-from-list':
    case 'number-text':
    case 'time':
    case 'date-or-text':
      return []
  }
}
