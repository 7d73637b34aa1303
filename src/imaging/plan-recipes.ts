import type { FrameAnalysis } from './analyse/analyse-frame.ts'
import { leastWriting } from './analyse/analyse-frame.ts'
import type { GutterHint } from './analyse/gutter.ts'
import { mapPoint, rectangleToQuad } from './geometry/homography.ts'
import {
  between,
  directionDeg,
  mapQuad,
  type Point,
  type Quad,
  rectangle,
  turnCorners,
  turnPoint,
} from './geometry/point.ts'
import type { Half, Recipe, Rotation } from './recipe.ts'

/** How double pages are treated: split when sure, never, or always. */
export type SplitMode = 'auto' | 'none' | 'spread'

/** The recipes of one image, one or two, and whether a double page was suspected but not split. */
export interface RecipePlan {
  readonly recipes: readonly Recipe[]
  readonly splitUnsure: boolean
}

/** Below this the slope of the lines is not trusted, and the sheet's own edges are kept. */
export const leastSkewConfidence = 0.25
/** A fold this much darker than the paper, on one line along most of the height, is a fold (measured 0.74 and more on bound books). */
const sureFold = { depth: 0.1, agreement: 0.7 }
const possibleFold = { depth: 0.045, agreement: 0.55 }

/**
 * Decides from one look at the image how its page or pages come out: turned by a quarter when needed, lines level, sheet
 * cropped, double page split. All in the pixels of the copy that was analysed. Whether the page stands on its head is not
 * known yet: see `turnRound`. A ledger whose rows run over both pages stays whole unless a person has decided to split.
 */
export function planRecipes(frame: FrameAnalysis, split: SplitMode, near?: GutterHint): RecipePlan {
  const trusted = frame.writing.share >= leastWriting && frame.skew.confidence >= leastSkewConfidence
  const levelDeg = trusted && !agreesWithSheet(frame) ? frame.skew.angleDeg : 0
  const { width, height } = frame.writing
  const toImage = rectangleToQuad(width, height, frame.corners)
  const quad = mapQuad(levelRectangle(frame, levelDeg), point => mapPoint(toImage, point))
  const skewDeg = slopeInImage(frame, levelDeg)
  const confidence = {
    rotation: frame.quarterConfidence,
    skew: frame.writing.share < leastWriting ? frame.sheet.confidence * 0.5 : frame.skew.confidence,
    quad: frame.sheet.confidence,
    split: splitConfidence(frame),
  }
  const whole: Recipe = { half: null, rotationDeg: frame.quarterTurn, skewDeg, quad, confidence }
  const { gutter } = frame
  const isFold = (least: typeof sureFold) =>
    gutter !== undefined && gutter.depth >= least.depth && gutter.agreement >= least.agreement
  // A faint fold where the book's other folds lie is one too.
  const sure = isFold(near === undefined ? sureFold : possibleFold)
  if (split === 'none') return { recipes: [whole], splitUnsure: false }
  if (split === 'auto' && frame.ledger === 'across') return { recipes: [whole], splitUnsure: false }
  if (split === 'auto' && !sure)
    return { recipes: [whole], splitUnsure: isFold(possibleFold) || isTwoPages(frame) }
  const fallback = near?.at ?? 0.5
  const top = isFold(possibleFold) ? (gutter?.top ?? fallback) : fallback
  const bottom = isFold(possibleFold) ? (gutter?.bottom ?? fallback) : fallback
  return { recipes: splitRecipe(whole, top, bottom), splitUnsure: split === 'spread' && !sure }
}

/**
 * A form is printed parallel to its sheet, and four clear edges tell the slope to 0.02°, the lines to 0.1°: when both agree
 * the edges are followed.
 */
function agreesWithSheet(frame: FrameAnalysis): boolean {
  const { left, top, right, bottom } = frame.sheet.found
  return (
    left && top && right && bottom && frame.sheet.confidence >= 0.85 && Math.abs(frame.skew.angleDeg) < 0.18
  )
}

/** The two pages of a double page; the fold meets the top and bottom edge at a share of the width. */
function splitRecipe(whole: Recipe, top: number, bottom: number): Recipe[] {
  const [a, b, c, d] = whole.quad
  const foldTop = between(a, b, top)
  const foldBottom = between(d, c, bottom)
  const part = (half: Half, quad: Quad): Recipe => ({ ...whole, half, quad })
  return [part('left', [a, foldTop, foldBottom, d]), part('right', [foldTop, b, c, foldBottom])]
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

/**
 * The rectangle, on the flattened sheet, that becomes the output: turned by the lines' slope about the centre. Where
 * the sheet's edge was not seen the rectangle grows until no writing is outside.
 */
function levelRectangle(frame: FrameAnalysis, levelDeg: number): Quad {
  const { width, height, points } = frame.writing
  const centre: Point = [width / 2, height / 2]
  let [left, top, right, bottom] = [0, 0, width, height]
  if (levelDeg !== 0) {
    const margin = Math.max(width, height) * 0.004
    const angle = (-levelDeg * Math.PI) / 180
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
    for (let i = 0; i < points.x.length; i++) {
      const dx = (points.x[i] ?? 0) - centre[0]
      const dy = (points.y[i] ?? 0) - centre[1]
      const x = centre[0] + dx * cosine - dy * sine
      const y = centre[1] + dx * sine + dy * cosine
      left = Math.min(left, x - margin)
      right = Math.max(right, x + margin)
      top = Math.min(top, y - margin)
      bottom = Math.max(bottom, y + margin)
    }
  }
  return mapQuad(rectangle(left, top, right, bottom), corner => turnPoint(corner, centre, levelDeg))
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
function isTwoPages(frame: FrameAnalysis): boolean {
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
