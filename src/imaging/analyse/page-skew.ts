import { isDoublePage } from './judge-page.ts'
import { findSkew, type Points, type Skew } from './skew.ts'
import type { Writing } from './writing.ts'

/** A half with less than this share of the ink does not speak for its page. */
const leastShare = 0.15

/**
 * The slope of the lines of a page; on an open book the mean of its two pages, weighted by their ink: their lines do not stand at the
 * same heights, and taken together they line up at wrong angles.
 */
export function findPageSkew({ points, width, height }: Writing, coarse: Skew): Skew {
  const size = Math.max(width, height)
  if (!isDoublePage(width, height)) return findSkew(points, size, coarse)
  const halves = [partOf(points, 0, width / 2), partOf(points, width / 2, width)].filter(
    half => half.x.length >= points.x.length * leastShare,
  )
  const angles = halves.map(half => findSkew(half, size, coarse).angleDeg)
  const ink = halves.reduce((sum, half) => sum + half.x.length, 0)
  const angleDeg = halves.reduce((sum, half, i) => sum + ((angles[i] ?? 0) * half.x.length) / ink, 0)
  return { ...coarse, angleDeg }
}

/** Ruled lines tell the slope with so many points; on a page with less writing than that they tell it better than a few words. */
const leastRulePoints = 600
export const fewLines = 0.012

/** The slope of ruled lines, which are printed parallel to the text. */
export function findRuleSkew(points: Points, size: number): Skew | undefined {
  return points.x.length < leastRulePoints ? undefined : findSkew(points, size)
}

function partOf({ x, y, weight }: Points, from: number, to: number): Points {
  const wanted = (_: number, i: number) => (x[i] ?? -1) >= from && (x[i] ?? -1) < to
  return { x: x.filter(wanted), y: y.filter(wanted), weight: weight.filter(wanted) }
}
