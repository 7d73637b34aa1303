import type { FrameAnalysis } from './analyse/analyse-frame.ts'
import type { PageJudgement } from './analyse/judge-page.ts'
import { leastSkewConfidence } from './analyse/level-sheet.ts'
import type { Sharpness } from './analyse/quality.ts'
import type { Flag } from './page-element.ts'
import type { OutputPlan } from './plan-output.ts'
import type { RecipePlan } from './plan-recipes.ts'
import type { Recipe } from './recipe.ts'

/** Everything known about a finished page. */
export interface Evidence {
  readonly recipe: Recipe
  readonly judgement: PageJudgement
  readonly output: OutputPlan
  /** Absent when a person decided the recipe. */
  readonly frame: FrameAnalysis | undefined
  readonly plan: RecipePlan
  readonly unsure: boolean
  /** The share of the page that lies within its original; the rest was filled up with white. */
  readonly insideShare: number
}

/** Limits of the measures, each between what good and bad pages measured (docs/benchmarks.md). */
const limits = {
  blankWriting: 0.0012,
  blankInk: 0.004,
  blurredSharpness: 0.345,
  /** Smeared strokes are at least this soft. */
  movedSharpness: 0.38,
  /** Motion smears strokes across its way and leaves those along it sharp. */
  motionRatio: 1.4,
  motionDifference: 0.08,
  washedOutInk: 0.01,
  darkMedian: 85,
  whiteMedian: 249,
  whiteInk: 215,
  paleContrast: 0.4,
  glareShare: 0.01,
  lowDpi: 140,
}

/** What a person should look at. A blank page has no lines to judge, so it is only blank. */
export function listFlags(evidence: Evidence): Flag[] {
  const { judgement, frame } = evidence
  const flags: Flag[] = []
  const blank = judgement.writingShare < limits.blankWriting && judgement.metrics.inkShare < limits.blankInk
  if (blank) flags.push('blank')
  // Of a few pixels a stroke, pen is not told from print.
  const isLow = !blank && evidence.output.sourceDpi < limits.lowDpi
  if (!blank && !isLow && judgement.isEmptyForm) flags.push('empty-form')
  if (!blank && isBlurred(judgement)) flags.push('blurred')
  if (!blank && isMoved(judgement)) flags.push('motion')
  if (judgement.showsFinger) flags.push('finger')
  if (judgement.tone.median < limits.darkMedian) flags.push('dark')
  if (!blank && isOverexposed(judgement, evidence.insideShare)) flags.push('overexposed')
  if (frame?.cutOff === true) flags.push('cut-off')
  // Of a double page the turn decides which half is the left one, blank or not.
  if ((!blank || evidence.recipe.half !== null) && evidence.unsure) flags.push('upside-down-unsure')
  if (!blank && frame !== undefined && frame.skew.confidence < leastSkewConfidence) flags.push('skew-unsure')
  if (evidence.plan.splitUnsure) flags.push('split-unsure')
  if (isLow) flags.push('low-resolution')
  return flags
}

/** Strokes with soft edges in some direction, or ink without any edge at all. */
function isBlurred({ sharpness, metrics }: PageJudgement): boolean {
  const measured = directionsOf(sharpness)
  return measured.length === 0
    ? metrics.inkShare >= limits.washedOutInk
    : Math.min(...measured) < limits.blurredSharpness
}

/** Soft edges in one direction, much sharper ones in the direction square to it. */
function isMoved({ sharpness }: PageJudgement): boolean {
  const pairs = [[sharpness.across, sharpness.down], sharpness.slanted]
  return pairs.some(([first, second]) => {
    if (first === undefined || second === undefined) return false
    const [low, high] = first < second ? [first, second] : [second, first]
    return (
      low < limits.movedSharpness && high > low * limits.motionRatio && high - low > limits.motionDifference
    )
  })
}

function directionsOf({ across, down }: Sharpness): number[] {
  return [across, down].filter(each => each !== undefined)
}

/** All white with even the ink pale, or a glare that wiped out part of a page whose paper is darker elsewhere. */
function isOverexposed({ tone, metrics, glareShare }: PageJudgement, insideShare: number): boolean {
  if (
    tone.median >= limits.whiteMedian &&
    (tone.p5 >= limits.whiteInk || metrics.contrast < limits.paleContrast)
  )
    return true
  return glareShare > limits.glareShare || (tone.blownShare - (1 - insideShare) > 0.03 && tone.median < 235)
}
