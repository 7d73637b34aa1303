import { foldName } from '../../../register/names.ts'
import type { Dictionary } from '../../assist/schema.ts'
import { isPlaceSort } from './text-sort.ts'

/** A text with its search key. */
export interface KnownText {
  readonly text: string
  readonly key: string
  /** How often it stands in fields of the sort asked for; 0: only in others that say where something is. */
  readonly count: number
}

const indexes = new WeakMap<Dictionary, Map<string, readonly KnownText[]>>()

/** The texts of a sort, most frequent first; folded once for a dictionary. */
export function knownTexts(dictionary: Dictionary | null, sort: string): readonly KnownText[] {
  if (dictionary === null) return []
  const index = indexes.get(dictionary) ?? new Map<string, readonly KnownText[]>()
  indexes.set(dictionary, index)
  const known = index.get(sort)
  if (known !== undefined) return known
  const own = dictionary.texts[sort] ?? []
  const texts = new Map(own.map(([text, count]) => [text, { text, key: textKey(text), count }]))
  if (isPlaceSort(sort))
    for (const [other, places] of Object.entries(dictionary.texts))
      if (isPlaceSort(other))
        for (const [text] of places)
          if (!texts.has(text)) texts.set(text, { text, key: textKey(text), count: 0 })
  const list = [...texts.values()]
  index.set(sort, list)
  return list
}

const keys = new Map<string, string>()

/** The folded text; few texts are asked for again and again. */
export function textKey(text: string): string {
  const known = keys.get(text)
  if (known !== undefined) return known
  if (keys.size > 20_000) keys.clear()
  const key = foldName(text)
  keys.set(text, key)
  return key
}
