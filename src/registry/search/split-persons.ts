import { findNames } from './find-names.ts'
import type { NameIndex } from './name-index.ts'
import { type NameToken, readNames } from './parse-query.ts'
import { isParticle, readTypedName } from './typed-name.ts'

/** The person asked for, and somebody else of the same record. */
export interface TypedPair {
  readonly person: readonly NameToken[]
  readonly other: readonly NameToken[]
}

export interface TypedPersons {
  /** The whole as one name; empty when a word or sign says that it is two. */
  readonly whole: readonly NameToken[]
  readonly pairs: readonly TypedPair[]
}

/**
 * Words between two persons. Without marks only those that are hardly ever part of a name: "vo" is Võ, "ba" is Ba, "va" stands alone in none.
 */
const between =
  /\s+(?:là\s+)?(?:(?:con|cha|bố|mẹ|má|vợ|chồng|me|chong)(?:\s+(?:của|cua|là|ông|bà))*|và|va|với|cùng|&|\+)\s+|\s*[,;+&]\s*/giu
const leastSyllables = 2

/**
 * Takes two names apart: at a word or sign between them, or where both halves are names and the whole is nobody's. That may be so at more
 * than one place ("lê ngọc mai lê văn nhơn"): all of them, to be tried one after the other.
 */
export function splitPersons(index: NameIndex, rest: string): TypedPersons {
  for (const found of rest.matchAll(between)) {
    const person = readNames(rest.slice(0, found.index))
    const other = readNames(rest.slice(found.index + found[0].length))
    if (person.length >= leastSyllables && other.length >= leastSyllables)
      return { whole: [], pairs: [{ person, other }] }
  }
  const tokens = readNames(rest)
  return { whole: tokens, pairs: splitByNames(index, tokens) }
}

/** Whether somebody's name has all of these syllables. */
export function isName(index: NameIndex, tokens: readonly NameToken[]): boolean {
  const typed = readTypedName(index, tokens)
  const best = findNames(index, typed).next().value?.names[0]
  return best !== undefined && typed.syllables.every(({ syllable }) => index.has(best.place, syllable))
}

function splitByNames(index: NameIndex, tokens: readonly NameToken[]): TypedPair[] {
  if (tokens.length < 2 * leastSyllables || isName(index, tokens)) return []
  const splits: TypedPair[] = []
  for (let at = leastSyllables; at <= tokens.length - leastSyllables; at++) {
    const person = tokens.slice(0, at)
    const other = tokens.slice(at)
    if (isWholeName(index, person) && isWholeName(index, other)) splits.push({ person, other })
  }
  return splits
}

/** Whether just this is somebody's name, family name first, give or take Thị and Văn. */
function isWholeName(index: NameIndex, tokens: readonly NameToken[]): boolean {
  const typed = readTypedName(index, tokens)
  const wanted = withoutParticles(typed.syllables.map(({ text }) => text))
  if (wanted.length < leastSyllables) return false
  const [first] = findNames(index, typed)
  return (first?.names ?? []).some(({ place }) => {
    const parts = withoutParticles(index.syllablesOf(place))
    return parts.length === wanted.length && parts.every((part, i) => part === wanted[i])
  })
}

/** In the first place "văn" is the family name. */
const withoutParticles = (syllables: readonly string[]): readonly string[] =>
  syllables.filter((syllable, i) => i === 0 || !isParticle(syllable))
