import { editDistance } from './edit-distance.ts'
import { type KindCode, kinds, type RegisterKind } from './kind.ts'
import { foldName } from './names.ts'
import headerWords from './profiles/header-words.json' with { type: 'json' }

/** What a Vietnamese column name may mean. */
export interface LabelMeaning {
  readonly field: string
  /** The person it names, by prefix; null when it names none. */
  readonly person: string | null
  /** 1: the very words; less: like them. */
  readonly likeness: number
  /** No person is named, so the one the register is about is meant. */
  readonly assumed: boolean
}

const leastLikeness = 0.8
const longestLabelChars = 120

const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries(headerWords.abbreviations).map(([short, long]) => [foldName(short), foldName(long)]),
)

/** A header as its words, folded, abbreviations written out. */
function wordsOf(header: string): string {
  return foldName(header.slice(0, longestLabelChars).replace(/([\p{Ll}])(\p{Lu})/gu, '$1 $2'))
    .split(' ')
    .map(word => abbreviations.get(word) ?? word)
    .join(' ')
}

interface KindWords {
  /** Whole names of fields. */
  readonly whole: ReadonlyMap<string, { readonly field: string; readonly person: string | null }>
  /** The persons' names, the longest first. */
  readonly persons: readonly { readonly words: string; readonly prefix: string }[]
  /** What is said of a person: words → field, by prefix. */
  readonly said: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The one person the register is about, if it is one. */
  readonly main: string | null
}

const wordsByKind = new Map<KindCode, KindWords>()

function kindWords(kind: RegisterKind): KindWords {
  const known = wordsByKind.get(kind.code)
  if (known !== undefined) return known
  const made = collectWords(kind)
  wordsByKind.set(kind.code, made)
  return made
}

function collectWords(kind: RegisterKind): KindWords {
  const phrases: Readonly<Record<string, readonly string[]>> = headerWords.persons
  const ofEntry: Readonly<Record<string, readonly string[]>> = headerWords.entry
  const ofPerson: Readonly<Record<string, readonly string[]>> = headerWords.said
  const prefixes = new Set(kind.persons.map(({ prefix }) => prefix))
  const whole = new Map<string, { field: string; person: string | null }>()
  const said = new Map<string, Map<string, string>>([...prefixes].map(prefix => [prefix, new Map()]))
  for (const field of kind.fields) {
    const ofSubject = said.get(field.subject)
    const person = ofSubject === undefined ? null : field.subject
    const add = (map: Map<string, { field: string; person: string | null }>, text: string) => {
      const words = wordsOf(text)
      if (!map.has(words)) map.set(words, { field: field.id, person })
    }
    add(whole, field.label.vi)
    if (ofSubject === undefined)
      for (const text of [field.shortLabel.vi, ...(ofEntry[field.id] ?? [])]) add(whole, text)
    else {
      const suffix = field.id.slice(field.subject.length)
      for (const text of [field.shortLabel.vi, ...(ofPerson[suffix] ?? [])]) {
        for (const words of [wordsOf(text), wordsOf(text.replace(/\([^)]*\)/g, ''))])
          if (!ofSubject.has(words)) ofSubject.set(words, field.id)
      }
    }
  }
  const persons = kind.persons.flatMap(({ prefix, label }) =>
    [label.vi, ...(phrases[prefix] ?? [])].map(text => ({ words: wordsOf(text), prefix })),
  )
  const main = kind.persons.filter(person => person.main)
  return {
    whole,
    persons: persons.sort((a, b) => b.words.length - a.words.length),
    said,
    main: main.length === 1 ? (main[0]?.prefix ?? null) : null,
  }
}

/** What a header of plain words means in a register of this kind; nothing when it is like none of its columns. */
export function readLabel(header: string, kind: RegisterKind): LabelMeaning | undefined {
  const words = wordsOf(header)
  if (words === '') return undefined
  const { whole, persons, said, main } = kindWords(kind)
  const exact = whole.get(words)
  if (exact !== undefined) return { ...exact, likeness: 1, assumed: false }
  const named = persons.find(person => ` ${words} `.includes(` ${person.words} `))
  if (named !== undefined) {
    const rest = ` ${words} `.replace(` ${named.words} `, ' ').trim()
    const meaning = readSaid(rest, said.get(named.prefix), named.prefix)
    if (meaning !== undefined) return { ...meaning, assumed: false }
  }
  const assumed = main === null ? undefined : readSaid(words, said.get(main), null)
  const like = nearest(
    words,
    [...whole].map(([text, { field }]) => [text, field]),
  )
  if (assumed !== undefined && assumed.likeness >= (like?.likeness ?? 0)) return { ...assumed, assumed: true }
  if (like === undefined) return undefined
  return { field: like.field, person: null, likeness: like.likeness, assumed: false }
}

/** What the words beside a person's name say of them; a person alone stands for their name. */
function readSaid(
  words: string,
  said: ReadonlyMap<string, string> | undefined,
  person: string | null,
): Omit<LabelMeaning, 'assumed'> | undefined {
  if (said === undefined) return undefined
  // "Ngày sinh của mẹ", "Họ tên: mẹ"
  const rest = words.replace(/^cua | cua$/g, '').trim()
  const field = said.get(rest === '' ? 'ho ten' : rest)
  if (field !== undefined) return { field, person, likeness: rest === '' ? 0.9 : 1 }
  const like = nearest(rest, said)
  return like && { field: like.field, person, likeness: like.likeness }
}

function nearest(
  words: string,
  candidates: Iterable<readonly [words: string, field: string]>,
): { field: string; likeness: number } | undefined {
  let best: { field: string; likeness: number } | undefined
  for (const [text, field] of candidates) {
    const longest = Math.max(words.length, text.length)
    const limit = Math.floor(longest * (1 - leastLikeness))
    const distance = editDistance(words, text, limit)
    const likeness = 1 - distance / longest
    if (distance <= limit && likeness > (best?.likeness ?? 0)) best = { field, likeness }
  }
  return best
}

/** Whether a cell holds the name of a column, or of a person over several columns, in any register: for finding the row of names. */
export function isColumnLabel(text: string): boolean {
  if (text.length > longestLabelChars || !/\p{L}/u.test(text)) return false
  const words = wordsOf(text)
  return kinds.some(kind => {
    const { whole, persons, said } = kindWords(kind)
    if (whole.has(words) || persons.some(person => person.words === words)) return true
    const named = persons.find(person => ` ${words} `.includes(` ${person.words} `))
    const rest = named === undefined ? words : ` ${words} `.replace(` ${named.words} `, ' ').trim()
    return [...said.values()].some(map => map.has(rest))
  })
}

/** Whether a cell names a person only: a title over the columns of that person. */
export function isPersonLabel(text: string): boolean {
  const words = wordsOf(text)
  return words !== '' && kinds.some(kind => kindWords(kind).persons.some(person => person.words === words))
}
