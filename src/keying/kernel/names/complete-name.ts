import type { Sex } from '../../../register/kind.ts'
import { titleCase } from '../../../register/name-case.ts'
import { foldName } from '../../../register/names.ts'
import { type NameModel, type NameWord, strangeWord } from './name-model.ts'
import { marksAgree, type TypedWord, typedWords } from './typed-word.ts'

/** A name, or its beginning, that fits what is typed. */
export interface CompletedName {
  readonly text: string
  /** Whether words are still missing. */
  readonly goesOn: boolean
}

/** Whose name it is. */
export interface NamedPerson {
  readonly sex: Sex | null
  /** Family names that are likely for this person, of those whose names stand in the entry: father and child share one. */
  readonly families: readonly { readonly name: string; readonly chance: number }[]
}

/** Words of a name so far, the last one first. */
interface Path {
  readonly word: NameWord
  readonly before: Path | null
  /** How many words come before this one. */
  readonly position: number
  /** Logarithm of its likelihood. */
  readonly score: number
  /** How many letters of the typed word at hand are used. */
  readonly used: number
}

/** Paths followed at once; 16 take about a millisecond among a thousand words. */
const beam = 16
/** Letters of several words may stand together (`nvh`); more than this are one word. */
const longestShort = 9
/** One word for one typed word is likelier than several for their first letters. */
const shortPenalty = Math.log(0.05)
/** Of letters for several words, each is one word's; only the last word is typed further. */
const longPiecePenalty = Math.log(0.1)
/** Whoever types letters for several words means the whole name. */
const unfinishedPenalty = Math.log(0.1)
const beginningPenalty = Math.log(0.02)
const unknown = 1e-7

/**
 * Names that fit what is typed, likeliest first: words begun (`nguyen v`), words shortened to their first letters (`nvt`, `ng v tu`), with
 * marks or without. The next word is foretold after a space.
 */
export function completeName(
  model: NameModel,
  typed: string,
  person: NamedPerson,
  most: number,
): readonly CompletedName[] {
  const words = typedWords(typed)
  let paths: readonly (Path | null)[] = [null]
  for (const word of words) {
    const wholes = paths.flatMap(path => takeWhole(model, path, word, person))
    const isWord = model.wordsWith(word.key.charAt(0)).some(({ key }) => key === word.key)
    const shorts = canBeShort(word) && !isWord ? takeShort(model, paths, word, person) : []
    paths = best([...wholes, ...shorts], word.closed ? beam : beam + most)
    if (paths.length === 0) return []
  }
  const found = new Map<string, CompletedName>()
  for (const path of paths) {
    if (path === null) continue
    const text = textOf(path)
    if (!found.has(text)) found.set(text, { text, goesOn: ends(model, path, person) < 0.5 })
  }
  return [...found.values()].slice(0, most)
}

/** One word of the name for the typed word. */
function takeWhole(model: NameModel, path: Path | null, typed: TypedWord, person: NamedPerson): Path[] {
  if (typed.key === '') {
    // Before anything is typed nothing is foretold here, and signs are no name.
    if (typed.text !== '' || path === null) return []
    return best(
      model.wordsWith('').map(word => step(model, path, word, person, 0)),
      beam,
    )
  }
  const fitting: Path[] = []
  for (const word of model.wordsWith(typed.key.charAt(0))) {
    if (!word.key.startsWith(typed.key)) continue
    if (typed.marked && !marksAgree(typed.text, word.text)) continue
    const isBegun = typed.closed && word.key !== typed.key
    if (isBegun && typed.key.length > 2) continue
    fitting.push(step(model, path, word, person, isBegun ? beginningPenalty : 0))
  }
  // A word that no dictionary has stays as it is.
  if (typed.closed && !fitting.some(({ word }) => word.key === typed.key))
    fitting.push(step(model, path, strangeWord(capitalised(typed.text), typed.key), person, 0))
  return fitting
}

/** Several words of the name for the first letters typed together. */
function takeShort(
  model: NameModel,
  paths: readonly (Path | null)[],
  typed: TypedWord,
  person: NamedPerson,
): readonly Path[] {
  const { key } = typed
  const done: Path[] = []
  let open = paths.map(path => ({ path, used: 0, penalty: shortPenalty }))
  for (let taken = 1; open.length > 0 && taken <= 4; taken++) {
    const longer: Path[] = []
    for (const { path, used, penalty } of open) {
      for (const word of model.wordsWith(key.charAt(used))) {
        if (used === 0 && typed.marked && !/^đ/i.test(word.text)) continue
        const common = commonLetters(key, used, word.key)
        const next = step(model, path, word, person, penalty)
        for (let letters = 1; letters <= common; letters++) {
          if (used + letters < key.length)
            longer.push({
              ...next,
              used: used + letters,
              score: next.score + (letters > 1 ? longPiecePenalty : 0),
            })
          else if (taken > 1) done.push({ ...next, score: next.score + finished(model, next, person) })
        }
      }
    }
    open = best(longer, beam).map(path => ({ path, used: path.used, penalty: 0 }))
  }
  return best(done, beam)
}

/** Of letters for words only the đ of the first is typed as it is: `đvh`. */
const beginsWithD = /^đ\p{ASCII}+$/iu

function canBeShort({ text, key, marked }: TypedWord): boolean {
  return (!marked || beginsWithD.test(text)) && key.length > 1 && key.length <= longestShort
}

function step(
  model: NameModel,
  before: Path | null,
  word: NameWord,
  person: NamedPerson,
  penalty: number,
): Path {
  const position = before === null ? 0 : before.position + 1
  let chance = model.chance(word, before?.word ?? null, position, person.sex)
  if (before === null && person.families.length > 0) {
    const known = person.families.reduce((sum, family) => sum + family.chance, 0)
    const own = person.families.find(({ name }) => name === word.text)?.chance ?? 0
    chance = own + Math.max(0, 1 - known) * chance
  }
  return {
    word,
    before,
    position,
    used: 0,
    score: (before?.score ?? 0) + Math.log(chance + unknown) + penalty,
  }
}

function ends(model: NameModel, { word, position }: Path, { sex }: NamedPerson): number {
  return model.endChance(word, position, sex)
}

function finished(model: NameModel, path: Path, person: NamedPerson): number {
  const end = ends(model, path, person)
  return end < 0.5 ? Math.log(1 - end) + unfinishedPenalty : Math.log(end)
}

function textOf(path: Path): string {
  return path.before === null ? path.word.text : `${textOf(path.before)} ${path.word.text}`
}

function best(paths: readonly Path[], count: number): Path[] {
  return [...paths].sort((a, b) => b.score - a.score).slice(0, count)
}

function commonLetters(typed: string, from: number, key: string): number {
  let at = 0
  while (from + at < typed.length && at < key.length && typed[from + at] === key[at]) at++
  return at
}

function capitalised(word: string): string {
  return word === word.toLowerCase() ? titleCase(word) : word
}

/** Whether a known name fits what is typed: every typed word, or letter of several, begins the next word of it. */
export function fitsName(name: string, typed: string): boolean {
  const keys = foldName(name).split(' ')
  const letters = foldName(typed).replaceAll(' ', '')
  if (letters === '') return true
  return fitsFrom(keys, 0, letters, 0)
}

function fitsFrom(keys: readonly string[], at: number, letters: string, used: number): boolean {
  const key = keys[at]
  if (key === undefined) return false
  const common = commonLetters(letters, used, key)
  for (let taken = common; taken >= 1; taken--) {
    if (used + taken === letters.length) return true
    if (fitsFrom(keys, at + 1, letters, used + taken)) return true
  }
  return false
}
