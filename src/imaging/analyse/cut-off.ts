import { distance, type Point } from '../geometry/point.ts'
import type { Ink } from './ink.ts'
import type { PageQuad } from './page-quad.ts'
import type { SideName } from './page-sides.ts'

/** Strokes that run out of the image at a side where no edge of the sheet was seen: so many and the page is cut. */
const leastCutStrokes = 4
/** A corner of the sheet this far outside the image, as a share of its diagonal, is missing paper. */
const cornerSlack = 0.012

/** The sides that meet in each corner of a sheet, in image order. */
const cornerSides: readonly (readonly SideName[])[] = [
  ['left', 'top'],
  ['right', 'top'],
  ['right', 'bottom'],
  ['left', 'bottom'],
]

/** Whether part of the sheet lies outside the image: a corner beyond its edge, or writing and rules that run out of it. */
export function isCutOff(ink: Ink, sheet: PageQuad): boolean {
  const { width, height } = ink
  const diagonal = Math.hypot(width, height)
  const outside = ([x, y]: Point) =>
    distance([x, y], [Math.max(0, Math.min(width, x)), Math.max(0, Math.min(height, y))])
  // Where a side was not seen, its place is only the image's edge, and its corners tell nothing.
  const isMissing = (corner: Point, index: number) =>
    (cornerSides[index] ?? []).every(name => sheet.found[name]) && outside(corner) > diagonal * cornerSlack
  if (sheet.quad.some(isMissing)) return true
  const names: readonly SideName[] = ['left', 'top', 'right', 'bottom']
  return names.some(name => !sheet.found[name] && countStrokesAt(ink, name) >= leastCutStrokes)
}

/** Short runs of ink along the very edge of the image, each continued inwards for 1 % of the width: not the bed, not specks. */
function countStrokesAt({ width, height, mask }: Ink, side: SideName): number {
  const upright = side === 'left' || side === 'right'
  const length = upright ? height : width
  const depth = Math.round(Math.max(width, height) * 0.01)
  const isInk = (along: number, inwards: number) => {
    const across = side === 'left' || side === 'top' ? inwards : (upright ? width : height) - 1 - inwards
    return (mask[upright ? along * width + across : across * width + along] ?? 0) !== 0
  }
  const longest = length * 0.02
  let strokes = 0
  let start = -1
  for (let along = 0; along <= length; along++) {
    const here = along < length && isInk(along, 2)
    if (here && start < 0) start = along
    if (here || start < 0) continue
    if (along - start <= longest && reachesInwards(isInk, Math.floor((start + along - 1) / 2), depth))
      strokes++
    start = -1
  }
  return strokes
}

/** Follows a stroke inwards, allowing it to climb by a pixel at each step. */
function reachesInwards(
  isInk: (along: number, inwards: number) => boolean,
  from: number,
  depth: number,
): boolean {
  let along = from
  for (let inwards = 3; inwards < depth; inwards++) {
    const next = [along, along - 1, along + 1].find(place => isInk(place, inwards))
    if (next === undefined) return false
    along = next
  }
  return true
}
