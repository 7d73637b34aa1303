import type { NameIndex, NamePlace } from './name-index.ts'
import { isParticle, type TypedName, weigh } from './typed-name.ts'

/** What each kind of agreement adds to the score of a name; together 1. */
const worth = { syllables: 0.6, marks: 0.15, order: 0.1, nothingMore: 0.15 } as const
/** A syllable one slip away counts this much of an equal one. */
const nearWorth = 0.5

/** What stands where: for every syllable typed its position in the name, -1 for none. */
export type Alignment = readonly number[]

/** Pairs the syllables typed with those of a name: equal ones first, then near ones; each is used once. */
export function alignName(index: NameIndex, { syllables }: TypedName, place: NamePlace): Alignment {
  const length = index.lengthOf(place)
  const at: number[] = []
  let used = 0
  for (const { syllable } of syllables) {
    let found = -1
    for (let position = 0; position < length && found < 0; position++) {
      if ((used & (1 << position)) === 0 && index.syllableAt(place, position) === syllable) found = position
    }
    if (found >= 0) used |= 1 << found
    at.push(found)
  }
  for (let i = 0; i < at.length; i++) {
    const near = syllables[i]?.near
    if (at[i] !== -1 || near === undefined) continue
    for (let position = 0; position < length; position++) {
      if ((used & (1 << position)) !== 0 || !near.has(index.syllableAt(place, position))) continue
      used |= 1 << position
      at[i] = position
      break
    }
  }
  return at
}

/**
 * How well a name of the dictionary agrees with what was typed, 0 to 1: first its syllables (Nguyễn, Thị and Văn weigh almost nothing),
 * then the marks that were typed, that it holds nothing more, and the order. Without any mark typed, marks don't count.
 */
export function scoreName(index: NameIndex, typed: TypedName, place: NamePlace): number {
  const { syllables, hasMarks } = typed
  const at = alignName(index, typed, place)
  let whole = 0
  let agreeing = 0
  let marks = 0
  let pairs = 0
  let inOrder = 0
  let before = -1
  let used = 0
  for (let i = 0; i < syllables.length; i++) {
    const syllable = syllables[i]
    const position = at[i] ?? -1
    if (syllable === undefined) continue
    whole += syllable.weight
    if (position < 0) continue
    used |= 1 << position
    agreeing += syllable.weight * (index.syllableAt(place, position) === syllable.syllable ? 1 : nearWorth)
    if (index.tonedAt(place, position) === syllable.toned) marks++
    if (before >= 0) {
      pairs++
      if (position > before) inOrder++
    }
    before = position
  }
  if (whole === 0) return 0
  let extra = 0
  for (let position = 0; position < index.lengthOf(place); position++) {
    if ((used & (1 << position)) === 0) extra += weigh(index.textOf(index.syllableAt(place, position)))
  }
  return (
    worth.syllables * (agreeing / whole) +
    worth.marks * (hasMarks ? marks / syllables.length : 1) +
    worth.order * (pairs === 0 ? 1 : inOrder / pairs) +
    worth.nothingMore * (whole / (whole + extra))
  )
}

/** As `scoreName`, by the name's id; 0 for a name that came into the dictionary a moment ago. */
export function scoreById(index: NameIndex, typed: TypedName, id: number): number {
  const place = index.placeOf(id)
  return place === undefined ? 0 : scoreName(index, typed, place)
}

/** How a name agrees with what was typed, in words: see `whySchema`. */
export type NameReason =
  | {
      readonly code:
        | 'name-exact'
        | 'name-without-marks'
        | 'name-other-marks'
        | 'name-part'
        | 'particle'
        | 'order'
    }
  | { readonly code: 'one-letter'; readonly typed: string; readonly found: string }

/** Why a name was found: how its letters agree, then what differs. */
export function explainName(index: NameIndex, typed: TypedName, place: NamePlace): NameReason[] {
  const at = alignName(index, typed, place)
  const reasons: NameReason[] = []
  const found = new Set(at)
  const left: string[] = []
  let marks = 0
  for (const [i, syllable] of typed.syllables.entries()) {
    const position = at[i] ?? -1
    const number = position < 0 ? -1 : index.syllableAt(place, position)
    if (position < 0) left.push(syllable.text)
    else if (number !== syllable.syllable)
      reasons.push({ code: 'one-letter', typed: syllable.text, found: index.textOf(number) })
    else if (index.tonedAt(place, position) === syllable.toned) marks++
  }
  const more: string[] = []
  for (let position = 0; position < index.lengthOf(place); position++) {
    if (!found.has(position)) more.push(index.textOf(index.syllableAt(place, position)))
  }
  const positions = at.filter(position => position >= 0)
  const isOrdered = positions.every((position, i) => i === 0 || position > (positions[i - 1] ?? -1))
  const differing = [...left, ...more]
  if (reasons.length === 0 && differing.length === 0) {
    if (!typed.hasMarks) reasons.push({ code: 'name-without-marks' })
    else reasons.push({ code: marks === typed.syllables.length ? 'name-exact' : 'name-other-marks' })
  }
  if (differing.length > 0) reasons.push({ code: differing.every(isParticle) ? 'particle' : 'name-part' })
  if (!isOrdered) reasons.push({ code: 'order' })
  return reasons
}
