import { toneKey } from '../../register/names.ts'
import { lightSyllables } from './name-stages.ts'
import { isNear } from './near.ts'
import type { NameToken } from './parse-query.ts'

/** What each kind of agreement adds to the score of a name; together 1. */
const worth = { syllables: 0.6, marks: 0.15, order: 0.1, nothingMore: 0.15 } as const
/** A syllable one slip away counts this much of an equal one. */
const nearWorth = 0.5
const lightWeight = 0.2

/**
 * How well a name of the dictionary agrees with what was typed, 0 to 1: first its syllables (Nguyễn, Thị and Văn weigh almost nothing),
 * then the marks that were typed, that it holds nothing more, and the order. Without any mark typed, marks don't count.
 * `text` and `folded` are the columns of the dictionary.
 */
export function scoreName(query: readonly NameToken[], text: string, folded: string): number {
  const parts = folded.split(' ')
  const matched = alignTokens(query, parts)
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const queryWeights = query.map(token => weigh(token.folded))
  const similar = query.map((token, i) => {
    const at = matched[i]
    return at === undefined ? 0 : parts[at] === token.folded ? 1 : nearWorth
  })
  const found = new Set(matched.filter(at => at !== undefined))
  const extra = sum(parts.map((part, at) => (found.has(at) ? 0 : weigh(part))))
  const whole = sum(queryWeights)
  if (whole === 0) return 0
  const syllables = sum(similar.map((value, i) => value * (queryWeights[i] ?? 0))) / whole
  return (
    worth.syllables * syllables +
    worth.marks * scoreMarks(query, matched, text, parts) +
    worth.order * scoreOrder(matched) +
    worth.nothingMore * (whole / (whole + extra))
  )
}

/** For every token of the query the place of the part of the name it meets: equal parts first, then near ones; each part once. */
function alignTokens(query: readonly NameToken[], parts: readonly string[]): (number | undefined)[] {
  const matched: (number | undefined)[] = query.map(() => undefined)
  const free = new Set(parts.keys())
  for (const fits of [(a: string, b: string) => a === b, isNear]) {
    query.forEach((token, i) => {
      if (matched[i] !== undefined) return
      for (const at of free) {
        if (!fits(token.folded, parts[at] ?? '')) continue
        matched[i] = at
        free.delete(at)
        return
      }
    })
  }
  return matched
}

/** The share of the matched syllables whose marks agree, when marks were typed at all; 1 otherwise. */
function scoreMarks(
  query: readonly NameToken[],
  matched: readonly (number | undefined)[],
  text: string,
  parts: readonly string[],
): number {
  if (!query.some(token => /[^a-z]/.test(token.tones))) return 1
  const tones = toneKey(text).split(' ')
  if (tones.length !== parts.length) return 0
  let agreeing = 0
  query.forEach((token, i) => {
    const at = matched[i]
    if (at !== undefined && tones[at] === token.tones) agreeing++
  })
  return agreeing / query.length
}

/** The share of neighbouring tokens that stand in the same order in the name. */
function scoreOrder(matched: readonly (number | undefined)[]): number {
  const places = matched.filter(at => at !== undefined)
  if (places.length < 2) return 1
  let inOrder = 0
  for (let i = 1; i < places.length; i++) if ((places[i] ?? 0) > (places[i - 1] ?? 0)) inOrder++
  return inOrder / (places.length - 1)
}

function weigh(syllable: string): number {
  return lightSyllables.has(syllable) ? lightWeight : 1
}
