import type { NameIndex, NamePlace } from './name-index.ts'
import { scoreName } from './score-name.ts'
import type { TypedName, TypedSyllable } from './typed-name.ts'

/** A name of the dictionary that may be the one typed. */
export interface NameCandidate {
  readonly id: number
  readonly place: NamePlace
  /** 0 to 1 */
  readonly score: number
}

/** How far from what was typed a round of candidates is. */
export type NameRound = 'as-typed' | 'near' | 'without-one'

export interface CandidateRound {
  readonly round: NameRound
  /** The best first. */
  readonly names: readonly NameCandidate[]
}

/** Of more names than this that have the syllables the shortest are looked at: "nguyễn" alone is in 150,000. */
const mostScored = 3000
const longestName = 12
const mostNames: Readonly<Record<NameRound, number>> = { 'as-typed': 400, near: 200, 'without-one': 200 }
/** In the looser rounds only names nearly as good as the best: two slips at once, or a slip and a name more, are hardly meant. */
const withinBest = 0.08

/** What a syllable of a name may be. */
type Choice = readonly number[]

/**
 * The names that may be meant, in rounds from strict to loose, each name once: every syllable as typed (Thị and Văn may be absent, a
 * syllable that no name has is read as its neighbours), then one of them a slip away, then one left out.
 */
export function* findNames(index: NameIndex, typed: TypedName): Generator<CandidateRound> {
  const wanted = requiredOf(typed)
  if (wanted.length === 0) return
  const choices = wanted.map(choiceOf)
  const seen = new Uint8Array(index.size)
  const rank = (round: NameRound, questions: readonly (readonly Choice[])[]): CandidateRound => {
    const places: NamePlace[] = []
    for (const question of questions) collectNames(index, question, seen, places)
    const ranked = shortest(index, places)
      .map(place => ({ place, id: index.idOf(place), score: scoreName(index, typed, place) }))
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, mostNames[round])
    const least = round === 'as-typed' ? 0 : (ranked[0]?.score ?? 0) - withinBest
    return { round, names: ranked.filter(({ score }) => score >= least) }
  }
  yield rank('as-typed', [choices])
  const near = wanted.flatMap(({ syllable, weight, near }, i) =>
    syllable < 0 || weight < 1 || near.size === 0 ? [] : [choices.with(i, [...near])],
  )
  yield rank('near', near)
  if (typed.syllables.length < 3) return
  const without = wanted.flatMap((_, i) => {
    const rest = wanted.filter((_, other) => other !== i)
    return rest.some(({ weight }) => weight === 1) ? [rest.map(choiceOf)] : []
  })
  yield rank('without-one', without)
}

/** Each syllable once; Thị and Văn only when nothing else was typed. */
function requiredOf({ syllables }: TypedName): TypedSyllable[] {
  const once = syllables.filter((each, i) => syllables.findIndex(other => other.text === each.text) === i)
  const heavy = once.filter(syllable => !syllable.isParticle)
  return heavy.length > 0 ? heavy : once
}

const choiceOf = ({ syllable, near }: TypedSyllable): Choice => (syllable >= 0 ? [syllable] : [...near])

/** Collects the names not seen before that have, for every choice, one of its syllables: those of the rarest choice are gone through. */
function collectNames(
  index: NameIndex,
  choices: readonly Choice[],
  seen: Uint8Array,
  found: NamePlace[],
): void {
  const sizes = choices.map(choice =>
    choice.reduce((sum, syllable) => sum + index.namesWith(syllable).length, 0),
  )
  const rarest = sizes.indexOf(Math.min(...sizes))
  // The next rarest is asked first: most names fail there.
  const others = [...choices.keys()]
    .filter(i => i !== rarest)
    .sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0))
    .map(i => choices[i] ?? [])
    .map(choice => {
      const allowed = new Uint8Array(index.vocabulary.size)
      for (const syllable of choice) allowed[syllable] = 1
      return allowed
    })
  for (const syllable of choices[rarest] ?? []) {
    for (const place of index.namesWith(syllable)) {
      if (seen[place] === 1 || !index.hasAll(place, others)) continue
      seen[place] = 1
      found.push(place)
    }
  }
}

/** Those with the fewest syllables when they are too many. */
function shortest(index: NameIndex, places: readonly NamePlace[]): readonly NamePlace[] {
  if (places.length <= mostScored) return places
  const few: NamePlace[] = []
  for (let length = 1; length <= longestName; length++) {
    for (const place of places) {
      if (index.lengthOf(place) !== length) continue
      few.push(place)
      if (few.length === mostScored) return few
    }
  }
  return few
}
