import type { NameIndex } from './name-index.ts'
import { nearSyllables, splitSyllables } from './near.ts'
import type { NameToken } from './parse-query.ts'

/** A syllable of a name that was typed, as the dictionary knows it. */
export interface TypedSyllable {
  readonly text: string
  /** Its number in the index; -1 when no name has it. */
  readonly syllable: number
  /** The numbers of the syllables one slip away. */
  readonly near: ReadonlySet<number>
  /** Its number with letters and tone; -1 when no name has it so. */
  readonly toned: number
  readonly weight: number
  /** Thị, Văn: put in and left out as people please. */
  readonly isParticle: boolean
}

/** A name that was typed, ready to be compared with those of the dictionary. */
export interface TypedName {
  readonly syllables: readonly TypedSyllable[]
  /** Whether any mark was typed; without one, marks don't count. */
  readonly hasMarks: boolean
}

/** More syllables than any name has say nothing more. */
const mostSyllables = 10
const particles: ReadonlySet<string> = new Set(['thi', 'van'])
/** Syllables that nearly every name has: they say almost nothing about who it is. */
const light: ReadonlySet<string> = new Set(['nguyen', ...particles])
const lightWeight = 0.2

/** The weight of a syllable in a name: Nguyễn, Thị and Văn weigh almost nothing. */
export function weigh(syllable: string): number {
  return light.has(syllable) ? lightWeight : 1
}

/** Whether a syllable is one that people put in and leave out. */
export function isParticle(syllable: string): boolean {
  return particles.has(syllable)
}

/** Looks the syllables of a name up; those that only exist run together ("nguyenthihoa") are taken apart. */
export function readTypedName(index: NameIndex, tokens: readonly NameToken[]): TypedName {
  const { vocabulary } = index
  const syllables = tokens
    .slice(0, mostSyllables)
    .flatMap(token => {
      const near = nearSyllables(token.folded, vocabulary)
      // "tahanh" is "thanh" with a slip, though "ta" and "hanh" are syllables, too.
      const isKnown = vocabulary.has(token.folded) || near.length > 0
      const pieces = isKnown ? undefined : splitSyllables(token.folded, vocabulary)
      if (pieces === undefined) return [{ ...token, near }]
      return pieces.map(piece => ({ folded: piece, tones: piece, near: nearSyllables(piece, vocabulary) }))
    })
    .slice(0, mostSyllables)
    .map(
      ({ folded, tones, near }): TypedSyllable => ({
        text: folded,
        syllable: vocabulary.get(folded) ?? -1,
        near: new Set(near),
        toned: index.findToned(tones) ?? -1,
        weight: weigh(folded),
        isParticle: particles.has(folded),
      }),
    )
  return { syllables, hasMarks: tokens.some(token => /[^a-z]/.test(token.tones)) }
}
