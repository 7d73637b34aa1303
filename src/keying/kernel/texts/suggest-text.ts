import { foldName } from '../../../register/names.ts'
import type { Asking, Suggestion } from '../asking.ts'
import { hasMarks } from '../names/typed-word.ts'
import { placeOfBook } from './place-of-book.ts'
import { knownTexts, textKey } from './text-index.ts'
import { isPlaceSort, textSort } from './text-sort.ts'

/** Entries of the batch whose texts are offered first. */
const recentEntries = 60

/**
 * Texts that fit what is typed: those of this batch first, latest first, then those of the dictionary by how often they stand in such fields.
 * Typed from any word's beginning (`thon 3`), or the beginnings of several words (`t 3 ha`).
 */
export function suggestText(asking: Asking, most: number): readonly Suggestion[] {
  const { kind, field, typed, dictionary } = asking
  const sort = textSort(kind, field)
  const key = foldName(typed)
  if (sort === undefined || key === '') return []
  const parts = partsOf(key)
  const scores = new Map<string, number>()
  const marked = hasMarks(typed) ? typed.normalize('NFC').trim().toLowerCase() : ''
  const offer = (text: string, folded: string, score: number) => {
    const fit = fitOf(folded, key, parts)
    if (fit === 0 || (marked !== '' && !text.toLowerCase().includes(marked))) return
    scores.set(text, Math.max(scores.get(text) ?? 0, score + fit))
  }
  for (const [text, age] of recentTexts(asking, sort)) offer(text, textKey(text), 20 - age / recentEntries)
  for (const { text, key: folded, count } of knownTexts(dictionary, sort))
    offer(text, folded, count === 0 ? 0 : 5 + Math.log(count))
  const place = isPlaceSort(sort) ? placeOfBook(asking.carried) : undefined
  if (place !== undefined) offer(place, textKey(place), 4)
  const found = [...scores].sort((a, b) => b[1] - a[1]).slice(0, most)
  const made = place === undefined ? undefined : madeOf(typed, key, place)
  if (made !== undefined && found.length === 0) found.push([made, 0])
  return found.map(([text]) => ({ value: text, label: text, how: 'completed', goesOn: false }))
}

/** How well a text fits, 0 when it does not: its beginning, a word's beginning, words begun in their order (`t3`, `th 3 ha`). */
function fitOf(text: string, typed: string, parts: readonly string[]): number {
  if (text.startsWith(typed)) return 6
  if (text.includes(` ${typed}`)) return 3
  return parts.length > 1 && wordsBegun(text, parts) ? 1 : 0
}

/** Letters of several words typed together are at most this many. */
const mostLetters = 4

function partsOf(typed: string): readonly string[] {
  return typed.includes(' ') ? typed.split(' ') : typed.length <= mostLetters ? [...typed] : []
}

function wordsBegun(text: string, [first = '', ...others]: readonly string[]): boolean {
  if (!text.startsWith(first)) return false
  let at = 0
  for (const part of others) {
    at = text.indexOf(` ${part}`, at)
    if (at < 0) return false
    at++
  }
  return true
}

/** The texts of a sort in this entry and those before, with how many entries ago. */
function recentTexts({ kind, field, values, before }: Asking, sort: string): Map<string, number> {
  const fields = kind.fields.filter(each => textSort(kind, each) === sort).map(({ id }) => id)
  const texts = new Map<string, number>()
  for (const [age, entry] of [values, ...before.slice(0, recentEntries)].entries())
    for (const id of fields) {
      const text = entry[id]
      if (text && !(age === 0 && id === field.id) && !texts.has(text)) texts.set(text, age)
    }
  return texts
}

const hamletUnits = ['thôn', 'ấp', 'xóm', 'tổ', 'bản', 'buôn', 'làng', 'khóm', 'khu phố', 'khối', 'đội']

/** What is typed, completed to a whole place: a hamlet of the book's commune that nobody wrote before. Its name must stand there as it is written. */
function madeOf(typed: string, key: string, place: string): string | undefined {
  const unit = hamletUnits.find(each => key.startsWith(`${foldName(each)} `))
  const text = typed.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (unit === undefined || text.includes(',')) return undefined
  const name = text.slice(unit.length + 1)
  const isWritten = /^\d/.test(name) || hasMarks(name) || /^\p{Lu}/u.test(name)
  return isWritten ? `${/^\p{Lu}/u.test(text) ? capital(unit) : unit} ${name}, ${place}` : undefined
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
