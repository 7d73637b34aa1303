import {
  type CodeItem,
  type CodeListId,
  codeLists,
  findCode,
  isNameList,
} from '../../../../../src/register/code-list.ts'
import { foldName } from '../../../../../src/register/names.ts'

/** More than these nobody reads through. */
const mostShown = 60

/** The values of a list that a typed text may mean: a code, the beginning of a name, of one of its words, or a part of it, with or without marks. */
export function findItems(list: CodeListId, typed: string): readonly CodeItem[] {
  const { items } = codeLists[list]
  const wanted = foldName(typed)
  if (wanted === '') return items.slice(0, mostShown)
  const ranked = items.flatMap(item => {
    const rank = rankOf(item, typed.trim(), wanted)
    return rank === undefined ? [] : [{ item, rank }]
  })
  const found = ranked.toSorted((one, other) => one.rank - other.rank).map(({ item }) => item)
  const meant = found.length === 0 ? findCode(list, typed) : undefined
  return meant && meant.match !== 'old' ? [meant] : found.slice(0, mostShown)
}

function rankOf(item: CodeItem, typed: string, wanted: string): number | undefined {
  if (item.code === typed || item.name === typed) return 0
  const name = foldName(item.name)
  if (name === wanted) return 1
  if (name.startsWith(wanted)) return 2
  if (name.includes(` ${wanted}`)) return 3
  return name.includes(wanted) ? 4 : undefined
}

/** What goes into the record for an item of a list: its name for a list of names, its code for the others. */
export function storedValue(list: CodeListId, item: CodeItem): string {
  return isNameList(list) ? item.name : item.code
}

/** What stands in the input for a value: the name of a code; a text the list does not have stands for itself. */
export function shownValue(list: CodeListId, value: string): string {
  if (isNameList(list)) return value
  const { items, legacy } = codeLists[list]
  return [...items, ...legacy].find(({ code }) => code === value)?.name ?? value
}

/** The value that a text left in the input means: that of the list, or the text itself, for the rules to judge. */
export function readValue(list: CodeListId, text: string): string {
  const typed = text.trim()
  const found = typed === '' ? undefined : findCode(list, typed)
  return found === undefined || found.match === 'old' ? typed : storedValue(list, found)
}
