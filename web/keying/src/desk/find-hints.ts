import { type Asking, type Suggestion, suggest } from '../../../../src/keying/kernel/suggest.ts'
import type { CodeListId } from '../../../../src/register/code-list.ts'
import { normalizeText } from '../../../../src/register/normalize-text.ts'
import { findItems, shownValue, storedValue } from '../../../src/ui/fields/form/find-items.ts'

/** As many as have a key of their own (Alt+1…6). */
const mostHints = 6

/**
 * What is offered for a field by what is typed in it, best first: the values of its list, or what the kernel knows. Nothing that stands there already; of
 * an empty field only what is nearly certain, since the first of a list is no likelier than the others and one key takes it.
 */
export function findHints(asking: Asking): readonly Suggestion[] {
  const { field, typed } = asking
  return field.codeList === undefined || normalizeText(typed) === ''
    ? suggest(asking)
    : itemsOf(field.codeList, typed)
}

function itemsOf(list: CodeListId, typed: string): readonly Suggestion[] {
  const found = findItems(list, typed)
  const shown = typed.trim()
  if (found.length === 1 && found[0]?.name === shown) return []
  return found.slice(0, mostHints).map(item => ({
    value: storedValue(list, item),
    label: /^\d$/.test(item.code) ? `${item.code} ${item.name}` : item.name,
    how: 'typed',
    goesOn: false,
  }))
}

/** What stands in the input for a value of a field: a code is shown by its name. */
export function shownOf(field: Asking['field'], value: string): string {
  return field.codeList === undefined ? value : shownValue(field.codeList, value)
}
