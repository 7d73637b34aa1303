import { useState } from 'react'
import type { Point } from '../../../../../src/imaging/geometry/point.ts'
import type { Capture, PageRecipe } from '../../../../../src/scanning/review/schema.ts'
import { foresee } from './draft.ts'
import {
  foldShares,
  movePoint,
  type Outline,
  outlineOf,
  quadsOf,
  turnPlace,
  turnPlaceBack,
} from './outline.ts'
import { isCorrectable } from './scope.ts'
import type { Review } from './use-review.ts'

/** A step of an arrow key as a share of the picture's long side: about a pixel of the picture as it is shown. */
const stepShare = 1 / 1600
const foldStep = 0.0025
const leastShare = 0.1

interface Fold {
  readonly top: number
  readonly bottom: number
}

/** Moving a page's corners, or the fold of a double page, on the picture before it was straightened. */
export function useEdit(review: Review, nothingToCorrect: string) {
  const { current, mode } = review
  const [outline, setOutline] = useState<Outline>()
  const [point, setPoint] = useState(0)
  const [fold, setFold] = useState<Fold>({ top: 0.5, bottom: 0.5 })

  const begin = (): Capture | undefined => {
    if (current === undefined || !isCorrectable(current)) {
      review.setNotice({ text: nothingToCorrect, isProblem: true })
      return undefined
    }
    return current
  }
  const startCorners = () => {
    const capture = begin()
    if (capture === undefined) return
    const recipes = review.draft === null ? capture.recipes : foresee(capture, review.draft.correction)
    if (!review.isForMany) review.send()
    setOutline(outlineOf(recipes))
    setPoint(0)
    review.setMode('corners')
  }
  const startSplit = () => {
    const capture = begin()
    if (capture === undefined) return
    if (!review.isForMany) review.send()
    const known = outlineOf(capture.recipes)
    setFold((known && foldShares(known)) ?? usualFold(review.captures))
    review.setMode('split')
  }
  const place = (index: number, to: Point) => {
    if (outline === undefined || !current?.width || !current.height) return
    setPoint(index)
    setOutline(movePoint(outline, index, to, { width: current.width, height: current.height }))
  }
  /** Moves the chosen corner as it is seen on the screen, in steps. */
  const nudge = (right: number, down: number) => {
    const at = outline?.points[point]
    if (at === undefined || !current?.width || !current.height) return
    const size = { width: current.width, height: current.height }
    const deg = current.recipes[0]?.rotationDeg ?? 0
    const step = Math.max(size.width, size.height) * stepShare
    const [x, y] = turnPlace(at, size, deg)
    place(point, turnPlaceBack([x + right * step, y + down * step], size, deg))
  }
  const shiftFold = (steps: number, tilt = 0) => {
    const within = (share: number) => Math.max(leastShare, Math.min(1 - leastShare, share))
    setFold(({ top, bottom }) => ({
      top: within(top + (steps - tilt) * foldStep),
      bottom: within(bottom + (steps + tilt) * foldStep),
    }))
  }
  const finish = () => {
    if (mode === 'corners' && outline !== undefined)
      review.apply({ kind: 'corners', quads: quadsOf(outline) }, 'this')
    if (mode === 'split') review.apply({ kind: 'split', ...fold }, review.scope)
  }
  /** The pages as they would come out of what has been moved so far. */
  const preview = (capture: Capture): readonly PageRecipe[] => {
    if (mode === 'corners' && outline !== undefined)
      return foresee(capture, { kind: 'corners', quads: quadsOf(outline) })
    if (mode === 'split') return foresee(capture, { kind: 'split', ...fold })
    return review.draft?.captures.includes(capture.id) === true
      ? foresee(capture, review.draft.correction)
      : capture.recipes
  }
  return {
    outline: mode === 'corners' ? outline : undefined,
    point,
    setPoint,
    place,
    nudge,
    shiftFold,
    startCorners,
    startSplit,
    finish,
    preview,
  }
}
export type Edit = ReturnType<typeof useEdit>

/** Where the fold lies in most double pages of the book; in the middle when there are none. */
function usualFold(captures: readonly Capture[]): Fold {
  const folds = captures.flatMap(({ recipes }) => {
    const outline = outlineOf(recipes)
    return (outline && foldShares(outline)) ?? []
  })
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]
  const [top, bottom] = [median(folds.map(fold => fold.top)), median(folds.map(fold => fold.bottom))]
  return top === undefined || bottom === undefined ? { top: 0.5, bottom: 0.5 } : { top, bottom }
}
