import type { FrameAnalysis } from './analyse/analyse-frame.ts'
import type { Gutter, GutterHint } from './analyse/gutter.ts'
import { leastWriting } from './analyse/level-sheet.ts'
import { splitQuad } from './geometry/double-page.ts'
import { mapPoint, rectangleToQuad } from './geometry/homography.ts'
import { directionDeg, type Point, turnCorners, turnPoint } from './geometry/point.ts'
import type { Recipe, Rotation } from './recipe.ts'

/** How double pages are treated: split when sure, never, or always; a sheet higher than wide is never one. */
export type SplitMode = 'auto' | 'none' | 'spread'

/** The recipes of one image, one or two, and whether a double page was suspected but not split. */
export interface RecipePlan {
  readonly recipes: readonly Recipe[]
  readonly splitUnsure: boolean
  /** Whether no fold was seen and it was put where the book's other folds are, or in the middle. */
  readonly isFoldAssumed: boolean
}

/** A fold this much darker than the paper, on one line along most of the height, is a fold (measured 0.74 and more on bound books). */
const sureFold = { depth: 0.1, agreement: 0.7 }
const possibleFold = { depth: 0.045, agreement: 0.55 }

/**
 * Decides from one look at the image how its page or pages come out: turned by a quarter when needed, lines level, sheet
 * cropped, double page split. All in the pixels of the copy that was analysed. Whether the page stands on its head is not
 * known yet: see `turnRound`. A ledger whose rows run over both pages stays whole unless a person has decided to split.
 */
export function planRecipes(frame: FrameAnalysis, split: SplitMode, near?: GutterHint): RecipePlan {
  const { quad, levelDeg } = frame.level
  const skewDeg = slopeInImage(frame, levelDeg)
  const confidence = {
    rotation: frame.quarterConfidence,
    skew: frame.writing.share < leastWriting ? frame.sheet.confidence * 0.5 : frame.skew.confidence,
    quad: frame.sheet.confidence,
    split: splitConfidence(frame),
  }
  const whole: Recipe = { half: null, rotationDeg: frame.quarterTurn, skewDeg, quad, confidence }
  const { gutter } = frame
  const grade = gradeFold(gutter)
  // A faint fold where the book's other folds lie is one too.
  const sure = grade === 'sure' || (grade === 'possible' && near !== undefined)
  const keep = (splitUnsure: boolean) => ({ recipes: [whole], splitUnsure, isFoldAssumed: false })
  if (split === 'none' || (split === 'auto' && frame.ledger === 'across')) return keep(false)
  if (split === 'auto' && !sure) return keep(grade !== 'none' || isTwoPages(frame))
  // The cover of a book of double pages: a wrong cut is worse than none.
  if (split === 'spread' && isPortrait(frame)) return keep(true)
  const assumed = near?.at ?? 0.5
  const isFoldAssumed = gutter === undefined || grade === 'none'
  const { top, bottom } = isFoldAssumed ? { top: assumed, bottom: assumed } : gutter
  return {
    recipes: splitRecipe(whole, top, bottom),
    splitUnsure: split === 'spread' && !sure,
    isFoldAssumed,
  }
}

/** Higher than wide, as an open book never is. */
export function isPortrait({ writing }: FrameAnalysis): boolean {
  return writing.width < writing.height
}

/** How clearly a fold is seen. */
export function gradeFold(gutter: Gutter | undefined): 'sure' | 'possible' | 'none' {
  const isAtLeast = ({ depth, agreement }: typeof sureFold) =>
    gutter !== undefined && gutter.depth >= depth && gutter.agreement >= agreement
  return isAtLeast(sureFold) ? 'sure' : isAtLeast(possibleFold) ? 'possible' : 'none'
}

/** The two pages of a double page; the fold meets the top and bottom edge at a share of the width. */
function splitRecipe(whole: Recipe, top: number, bottom: number): Recipe[] {
  const [left, right] = splitQuad(whole.quad, top, bottom)
  return [
    { ...whole, half: 'left', quad: left },
    { ...whole, half: 'right', quad: right },
  ]
}

/** The same recipes for an image that turned out to stand on its head: left becomes right. */
export function turnRound(recipes: readonly Recipe[]): Recipe[] {
  const turned = recipes.map(recipe => ({
    ...recipe,
    half: recipe.half === null ? null : recipe.half === 'left' ? ('right' as const) : ('left' as const),
    rotationDeg: ((recipe.rotationDeg + 180) % 360) as Rotation,
    quad: turnCorners(recipe.quad, 180),
  }))
  return turned.reverse()
}

/** The slope of the lines in the middle of the sheet, in the image after its quarter turn. */
function slopeInImage(frame: FrameAnalysis, levelDeg: number): number {
  const { width, height } = frame.writing
  const toImage = rectangleToQuad(width, height, frame.corners)
  const centre: Point = [width / 2, height / 2]
  const along = turnPoint([centre[0] + width / 8, centre[1]], centre, levelDeg)
  const back = turnPoint([centre[0] - width / 8, centre[1]], centre, levelDeg)
  const direction = directionDeg(mapPoint(toImage, back), mapPoint(toImage, along)) + frame.quarterTurn
  return ((direction + 540) % 360) - 180
}

/** Writing on both sides of an empty middle on a sheet twice as wide as a page: maybe two pages without a visible fold. */
export function isTwoPages(frame: FrameAnalysis): boolean {
  const { width, height, points } = frame.writing
  if (width < height * 1.25 || frame.writing.share < leastWriting) return false
  let [left, middle, right] = [0, 0, 0]
  for (const x of points.x) {
    const place = x / width
    if (Math.abs(place - 0.5) < 0.012) middle++
    else if (place < 0.5) left++
    else right++
  }
  return middle < points.x.length * 0.002 && left > points.x.length * 0.15 && right > points.x.length * 0.15
}

function splitConfidence(frame: FrameAnalysis): number {
  const { gutter, writing } = frame
  if (frame.ledger === 'across') return 0.9
  if (gutter === undefined) return writing.width < writing.height ? 1 : 0.6
  return Math.min(1, (gutter.depth / 0.2) * gutter.agreement)
}
