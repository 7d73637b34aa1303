import { foldName, toneKey } from './names.ts'

type NameMatch = 'exact' | 'spelling' | 'old'

/** Finds the items of a list by name: as written, then by spelling (case, tone placement, hyphens), then without marks where that is unambiguous, then by older names. */
export interface NameIndex<Item> {
  readonly find: (text: string) => (Item & { readonly match: NameMatch }) | undefined
  /** Another spelling of a listed name; dropped when two names claim it. */
  readonly addSpelling: (spelling: string, name: string) => void
  /** An older or local name for a listed name; dropped when two names claim it. */
  readonly addOldName: (old: string, name: string) => void
  /** An older name that is decided by hand. */
  readonly setOldName: (old: string, name: string) => void
}

/** An index over the names of a list. */
export function createNameIndex<Item extends object>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): NameIndex<Item> {
  const exact = new Map(items.map(item => [nameOf(item), item]))
  const spelt = new Map<string, Item | null>()
  const folded = new Map<string, Item | null>()
  const old = new Map<string, Item | null>()
  const answers = new Map<string, (Item & { readonly match: NameMatch }) | undefined>()

  function find(text: string) {
    const item = exact.get(text)
    if (item) return { ...item, match: 'exact' as const }
    const spelling = spelt.get(spellingKey(text)) ?? undefined
    if (spelling) return { ...spelling, match: 'spelling' as const }
    const before = old.get(spellingKey(text)) ?? undefined
    if (before) return { ...before, match: 'old' as const }
    const bare = folded.get(foldedKey(text)) ?? undefined
    return bare && { ...bare, match: hasMarks(text) ? ('old' as const) : ('spelling' as const) }
  }

  function claim(map: Map<string, Item | null>, key: string, item: Item | undefined) {
    if (item === undefined || key === '') return
    const holder = map.get(key)
    map.set(key, holder === undefined || holder === item ? item : null)
  }

  function addSpelling(spelling: string, name: string) {
    const item = exact.get(name)
    if (spelt.has(spellingKey(spelling))) return
    claim(spelt, spellingKey(spelling), item)
    claim(folded, foldedKey(spelling), item)
  }

  for (const item of items) {
    claim(spelt, spellingKey(nameOf(item)), item)
    claim(folded, foldedKey(nameOf(item)), item)
  }

  return {
    // A book repeats few names many times; unknown texts are kept too, up to a bound.
    find: text => {
      if (answers.has(text)) return answers.get(text)
      const answer = find(text)
      if (answers.size > 5000) answers.clear()
      answers.set(text, answer)
      return answer
    },
    addSpelling,
    addOldName: (text, name) => claim(old, spellingKey(text), exact.get(name)),
    setOldName: (text, name) => {
      const item = exact.get(name)
      if (item) old.set(spellingKey(text), item)
    },
  }
}

/** A name typed without marks is that name; one with other marks may be another, so it is only proposed. */
function hasMarks(text: string): boolean {
  return /[^\p{ASCII}]/u.test(text)
}

/** Letters and tones only: hyphens and spaces are where the lists themselves disagree (Khơ-me, Khơ Me). */
function spellingKey(text: string): string {
  return toneKey(text).replaceAll(' ', '')
}

function foldedKey(text: string): string {
  return foldName(text).replaceAll(' ', '')
}
