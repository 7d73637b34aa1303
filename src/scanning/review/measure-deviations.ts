import { joinQuads } from '../../imaging/geometry/double-page.ts'
import { quadSize } from '../../imaging/geometry/point.ts'
import { medianOf } from '../median.ts'
import type { Capture, DeviationReason, PageRecipe } from './schema.ts'

/** What a capture is compared by. */
export interface ComparedCapture {
  readonly state: Capture['state']
  readonly recipes: readonly PageRecipe[]
  readonly flags: readonly string[]
  /** Share of the pages covered with ink, 0..1; null when it was not measured. */
  readonly inkShare: number | null
}

/** How far a capture stands out from its book, and by what; from 1 on somebody should look. */
export interface Deviation {
  readonly deviation: number
  readonly reasons: DeviationReason[]
}

/** Fewer pictures have no usual shape to stand out from. */
const leastCompared = 8
/** What more than this share of the book has in common is how the book is, and no page's fault. */
const commonShare = 0.2
/** A measure stands out when it lies so many spreads (1.4826 × MAD, a standard deviation without the outliers) from the median. */
const standsOutAt = 4
const mostByMeasure = 5
const byFailure = 10
/** Each further reason weighs little: a page with two is looked at before a page with one. */
const byFurtherReason = 0.1

/** What was measured of a capture; undefined: it has no such measure. `leastSpread`: books are never as uniform as this, so less is taken for this. */
interface Measure {
  readonly reason: DeviationReason
  readonly leastSpread: number
  readonly of: (capture: ComparedCapture) => number | undefined
}

const measures: readonly Measure[] = [
  { reason: 'skew', leastSpread: 0.5, of: ({ recipes }) => recipes[0]?.skewDeg },
  // Logarithms: twice as large is as far away as half as large. 0.04 is 4 % of the side.
  { reason: 'size', leastSpread: 0.04, of: capture => sheetOf(capture, (w, h) => Math.log(w * h) / 2) },
  { reason: 'shape', leastSpread: 0.025, of: capture => sheetOf(capture, (w, h) => Math.log(w / h)) },
  { reason: 'gutter', leastSpread: 0.008, of: foldPlace },
  { reason: 'ink', leastSpread: 0.015, of: ({ inkShare }) => inkShare ?? undefined },
]

/** What a capture is one of; it stands out by a kind that is rare in a book of another kind. */
const kinds: readonly { readonly reason: DeviationReason; readonly of: (one: ComparedCapture) => number }[] =
  [
    { reason: 'rotation', of: ({ recipes }) => recipes[0]?.rotationDeg ?? 0 },
    { reason: 'gutter', of: ({ recipes }) => recipes.length },
  ]

/** Says that the analysis was not sure, or that the picture may not do: somebody should look however many there are. */
const alwaysTelling = new Set([
  'blurred',
  'motion',
  'dark',
  'overexposed',
  'cut-off',
  'finger',
  'upside-down-unsure',
  'skew-unsure',
  'split-unsure',
])

/**
 * How far each capture stands out from the rest of its book, in their order. Robust: medians instead of means, so that one page turned the wrong way does
 * not move what is usual; books of few pages and mixed books (half of it turned, sheets of two sizes) give no alarms.
 */
export function measureDeviations(captures: readonly ComparedCapture[]): Deviation[] {
  const scores: Map<DeviationReason, number>[] = captures.map(() => new Map())
  const note = (index: number, reason: DeviationReason, score: number) => {
    const noted = scores[index]
    if (score > (noted?.get(reason) ?? 0)) noted?.set(reason, score)
  }
  const compared = [...captures.entries()].filter(([, { recipes }]) => recipes.length > 0)
  for (const { reason, leastSpread, of } of measures) {
    const found = compared.flatMap(([index, capture]) => {
      const value = of(capture)
      return value === undefined || !Number.isFinite(value) ? [] : [{ index, value }]
    })
    for (const { index, score } of farFromMedian(found, leastSpread)) note(index, reason, score)
  }
  for (const { reason, of } of kinds)
    for (const index of listRare(compared.map(([at, capture]) => [at, of(capture)]))) note(index, reason, 1.5)
  const telling = listTellingFlags(captures)
  for (const [index, { state, flags }] of captures.entries()) {
    if (state === 'failed') note(index, 'failed', byFailure)
    const count = flags.filter(flag => telling.has(flag)).length
    if (count > 0) note(index, 'flags', 1 + (count - 1) * 0.2)
  }
  return scores.map(summarise)
}

/** Scores of those that are measured; 1 stands out. None where so many stand out that the book is mixed. */
function farFromMedian(
  found: readonly { readonly index: number; readonly value: number }[],
  leastSpread: number,
): { readonly index: number; readonly score: number }[] {
  if (found.length < leastCompared) return []
  const usual = medianOf(found.map(({ value }) => value))
  const spread = 1.4826 * medianOf(found.map(({ value }) => Math.abs(value - usual)))
  const unit = Math.max(leastSpread, spread) * standsOutAt
  const scored = found.map(({ index, value }) => ({
    index,
    score: Math.min(mostByMeasure, Math.abs(value - usual) / unit),
  }))
  const outside = scored.filter(({ score }) => score >= 1).length
  return outside > found.length * commonShare ? [] : scored
}

/** The places of what is unlike nearly all others. */
function listRare(found: readonly (readonly [index: number, kind: number])[]): number[] {
  if (found.length < leastCompared) return []
  const counts = new Map<number, number>()
  for (const [, kind] of found) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const most = Math.max(...counts.values())
  if (found.length - most > found.length * commonShare) return []
  return found.filter(([, kind]) => counts.get(kind) !== most).map(([index]) => index)
}

/** The flags that are no matter of course in this book. */
function listTellingFlags(captures: readonly ComparedCapture[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { flags } of captures) for (const flag of flags) counts.set(flag, (counts.get(flag) ?? 0) + 1)
  const isCommon = (count: number) =>
    captures.length >= leastCompared && count > captures.length * commonShare
  return new Set(
    [...counts].filter(([flag, count]) => alwaysTelling.has(flag) || !isCommon(count)).map(([flag]) => flag),
  )
}

function summarise(scores: ReadonlyMap<DeviationReason, number>): Deviation {
  const worst = Math.max(0, ...scores.values())
  const reasons = [...scores]
    .filter(([, score]) => score >= 1)
    .sort(([, one], [, other]) => other - one)
    .map(([reason]) => reason)
  const further = Math.max(0, reasons.length - 1) * byFurtherReason
  return { deviation: Math.round((worst + further) * 1000) / 1000, reasons }
}

function sheetOf(
  { recipes: [first, second] }: ComparedCapture,
  measure: (width: number, height: number) => number,
): number | undefined {
  if (first === undefined) return undefined
  const { width, height } = quadSize(second === undefined ? first.quad : joinQuads(first.quad, second.quad))
  return width > 0 && height > 0 ? measure(width, height) : undefined
}

/** Where the fold of a double page lies, as a share of the sheet's width. */
function foldPlace({ recipes: [left, right] }: ComparedCapture): number | undefined {
  if (left === undefined || right === undefined) return undefined
  const [first, second] = [quadSize(left.quad).width, quadSize(right.quad).width]
  return first / (first + second)
}
