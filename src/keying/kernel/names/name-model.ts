import { commonNames } from '../../../register/common-names.ts'
import type { Sex } from '../../../register/kind.ts'
import { foldName } from '../../../register/names.ts'
import type { Dictionary } from '../../assist/schema.ts'

/** A word of names with its search key, and which share of the words at a place it is: of both sexes, of men, of women. */
export interface NameWord {
  readonly text: string
  readonly key: string
  readonly first: Shares
  readonly middle: Shares
  readonly given: Shares
}

type Shares = readonly [both: number, men: number, women: number]

/** A word that no dictionary has. */
export function strangeWord(text: string, key: string): NameWord {
  return { text, key, first: nowhere, middle: nowhere, given: nowhere }
}

const nowhere: Shares = [0, 0, 0]

/** How likely words are in names, word by word: what the dictionary counted, smoothed by what is usual in the country. */
export interface NameModel {
  /** Words whose key begins with a letter; all words for ''. */
  wordsWith(letter: string): readonly NameWord[]
  /** How likely a word follows another (null: begins a name) as the word at a position, 0 the first. */
  chance(word: NameWord, before: NameWord | null, position: number, sex: Sex | null): number
  /** How likely a name ends with this word. */
  endChance(word: NameWord, position: number, sex: Sex | null): number
}

/** How often men and women bear a word. */
type Counts = readonly [men: number, women: number]

interface Standing {
  readonly first: Counts
  readonly middle: Counts
  readonly given: Counts
}

/** As many names as the general knowledge weighs: a commune's own thousands outweigh it soon. */
const generalNames = 300
/** As many names as all others together weigh against those with the same word before. */
const smoothing = 15

/** Shares of names that have two words only, and of words after the second that are middle names still. */
const twoWords = 0.12
const longMiddle = 0.2

const models = new WeakMap<Dictionary, NameModel>()
let general: NameModel | undefined

/** The model of a dictionary (of general knowledge alone without one), made once: some 10 ms for 10,000 pairs of words. */
export function nameModel(dictionary: Dictionary | null): NameModel {
  if (dictionary === null) {
    general ??= buildModel(null)
    return general
  }
  const known = models.get(dictionary)
  if (known !== undefined) return known
  const model = buildModel(dictionary)
  models.set(dictionary, model)
  return model
}

function buildModel(dictionary: Dictionary | null): NameModel {
  const standings = countStandings(dictionary)
  const totals = totalsOf(standings.values())
  const sharesOf = (counts: Counts, total: Counts): Shares => {
    const share = (sex: Sex | null) => pick(counts, sex) / Math.max(1e-9, pick(total, sex))
    return [share(null), share(1), share(2)]
  }
  const byLetter = new Map<string, NameWord[]>([['', []]])
  for (const [text, { first, middle, given }] of standings) {
    const word = {
      text,
      key: foldName(text),
      first: sharesOf(first, totals.first),
      middle: sharesOf(middle, totals.middle),
      given: sharesOf(given, totals.given),
    }
    push(byLetter, '', word)
    push(byLetter, word.key.charAt(0), word)
  }
  const pairs = new Map<string, { readonly words: ReadonlyMap<string, Counts>; readonly total: Counts }>()
  for (const [before, next] of Object.entries(dictionary?.names.next ?? {})) {
    const following = next.filter(([text]) => text !== '')
    pairs.set(before, {
      words: new Map(following.map(([text, men, women]) => [text, [men, women] as const])),
      total: sum(following.map(([, men, women]) => [men, women] as const)),
    })
  }
  return {
    wordsWith: letter => byLetter.get(letter) ?? [],
    chance(word, before, position, sex) {
      const at = sex === 1 || sex === 2 ? sex : 0
      if (before === null) return word.first[at]
      const anywhere = word.given[at] * givenShare(position) + word.middle[at] * (1 - givenShare(position))
      const pair = pairs.get(before.text)
      if (pair === undefined) return anywhere
      const both = pick(pair.words.get(word.text) ?? none, sex)
      return (both + smoothing * anywhere) / (pick(pair.total, sex) + smoothing)
    },
    endChance(word, position, sex) {
      if (position === 0) return 0
      const at = sex === 1 || sex === 2 ? sex : 0
      const given = word.given[at] * givenShare(position) + 1e-9
      return given / (given + word.middle[at] * (1 - givenShare(position)) + 1e-9)
    },
  }
}

function givenShare(position: number): number {
  return position === 1 ? twoWords : 1 - longMiddle
}

function countStandings(dictionary: Dictionary | null): Map<string, Standing> {
  const standings = new Map<string, { first: Counts; middle: Counts; given: Counts }>()
  const add = (text: string, where: keyof Standing, counts: Counts) => {
    const standing = standings.get(text) ?? { first: none, middle: none, given: none }
    standing[where] = sum([standing[where], counts])
    standings.set(text, standing)
  }
  const first = new Map(dictionary?.names.first.map(([text, men, women]) => [text, [men, women] as const]))
  for (const [text, counts] of first) add(text, 'first', counts)
  for (const [text, next] of Object.entries(dictionary?.names.next ?? {})) {
    const going = sum(next.filter(([after]) => after !== '').map(([, men, women]) => [men, women] as const))
    const [men, women] = first.get(text) ?? none
    add(text, 'middle', [Math.max(0, going[0] - men), Math.max(0, going[1] - women)])
    for (const [after, endMen, endWomen] of next) if (after === '') add(text, 'given', [endMen, endWomen])
    // What only follows and was pruned itself is still a word.
    for (const [after] of next) if (after !== '') add(after, 'given', none)
  }
  const addGeneral = (
    list: readonly { text: string; weight: number }[],
    where: keyof Standing,
    to: Counts,
  ) => {
    const total = list.reduce((all, { weight }) => all + weight, 0)
    for (const { text, weight } of list) {
      const names = (generalNames * weight) / total
      add(text, where, [names * to[0], names * to[1]])
    }
  }
  addGeneral(commonNames.families, 'first', [1, 1])
  for (const where of ['middle', 'given'] as const) {
    addGeneral(commonNames[where].men, where, [1, 0])
    addGeneral(commonNames[where].women, where, [0, 1])
  }
  return standings
}

function totalsOf(standings: Iterable<Standing>): Standing {
  const all = [...standings]
  const of = (where: keyof Standing) => sum(all.map(standing => standing[where]))
  return { first: of('first'), middle: of('middle'), given: of('given') }
}

const none: Counts = [0, 0]

function sum(counts: readonly Counts[]): Counts {
  let men = 0
  let women = 0
  for (const each of counts) {
    men += each[0]
    women += each[1]
  }
  return [men, women]
}

/** Counts of one sex; a few of the other, since sexes are mistaken and names given to both. */
function pick([men, women]: Counts, sex: Sex | null): number {
  if (sex === 1) return men + women * 0.02
  return sex === 2 ? women + men * 0.02 : men + women
}

function push<Key>(map: Map<Key, NameWord[]>, key: Key, word: NameWord): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [word])
  else list.push(word)
}
