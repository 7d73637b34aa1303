import { areaOf, type Corners, endOf, isConvex } from './corners.ts'
import type { Gradients } from './gradients.ts'
import type { Sides } from './lines.ts'
import type { Luma, Point } from './luma.ts'
import { alongOf, cross, pointOn, supportOf, type Trace } from './trace.ts'

/** This share of a side must show an edge: fingers and shadows hide some of it. */
const seenSide = 0.6
/** Nothing smaller than this share of the picture is the sheet that somebody means to photograph. */
const smallest = 0.12

/** Four sides that may be a sheet; `score` is higher for sides with an edge all along and for larger sheets. */
export interface Candidate {
  readonly corners: Corners
  readonly sides: readonly [Trace, Trace, Trace, Trace]
  readonly area: number
  readonly score: number
}

/** The picture's own border as sides: where the sheet leaves the picture. `votes` 0 marks them. */
export function borderOf({ width, height }: Luma): Sides<Trace> {
  const side = (cos: number, sin: number, offset: number): Trace => ({
    line: { cos, sin, offset, votes: 0 },
    hits: new Uint16Array(1),
    first: 0,
  })
  return {
    top: side(0, 1, 1 - height / 2),
    bottom: side(0, 1, height / 2 - 1),
    left: side(1, 0, 1 - width / 2),
    right: side(1, 0, width / 2 - 1),
  }
}

/** Whether a side is the picture's own. */
export const isBorder = ({ line }: Trace) => line.votes === 0

/** Every four sides that could be a sheet, the likeliest first. */
export function listCandidates(
  gradients: Gradients,
  { top, right, bottom, left }: Sides<readonly Trace[]>,
  wholeOnly: boolean,
): Candidate[] {
  const found: Candidate[] = []
  for (const a of top)
    for (const b of right) {
      const topRight = cross(a.line, b.line, gradients)
      if (topRight === undefined || isOutside(topRight, gradients)) continue
      for (const c of bottom) {
        const bottomRight = cross(c.line, b.line, gradients)
        if (bottomRight === undefined || isOutside(bottomRight, gradients)) continue
        if (!isSeen(gradients, b, topRight, bottomRight)) continue
        for (const d of left) {
          const topLeft = cross(a.line, d.line, gradients)
          const bottomLeft = cross(c.line, d.line, gradients)
          if (topLeft === undefined || bottomLeft === undefined) continue
          if (isOutside(topLeft, gradients) || isOutside(bottomLeft, gradients)) continue
          const sides = [a, b, c, d] as const
          const borders = sides.filter(isBorder).length
          if (wholeOnly ? borders > 0 : borders === 0 || borders > 2) continue
          const corners = [topLeft, topRight, bottomRight, bottomLeft] as const
          const area = areaOf(corners) / (gradients.width * gradients.height)
          if (area < smallest || !isConvex(corners)) continue
          const supports = sides.map((side, i) =>
            isBorder(side) ? seenSide : stretch(gradients, side, corners[i] ?? topLeft, endOf(corners, i)),
          )
          const least = Math.min(...supports)
          if (least < seenSide || goesOn(gradients, sides, corners)) continue
          const mean = supports.reduce((sum, support) => sum + support, 0) / 4
          found.push({ corners, sides, area, score: least + mean + area })
        }
      }
    }
  return found.sort((one, other) => other.score - one.score)
}

function stretch(gradients: Gradients, side: Trace, from: Point, to: Point): number {
  return supportOf(side, alongOf(side.line, from, gradients), alongOf(side.line, to, gradients))
}

/** Whether an edge runs on past a corner: then the sheet does not end there, and the line across is one of its ruling. */
function goesOn(gradients: Gradients, sides: readonly Trace[], corners: Corners): boolean {
  return sides.some((side, i) => {
    if (isBorder(side)) return false
    const from = alongOf(side.line, corners[i] ?? corners[0], gradients)
    const to = alongOf(side.line, endOf(corners, i), gradients)
    const ahead = Math.sign(to - from)
    const runsOn = (corner: number, way: number) => {
      const room = roomAhead(gradients, side, corner, way)
      return room >= 12 && supportOf(side, corner + 5 * way, corner + Math.min(45, room) * way) > 0.7
    }
    return runsOn(from, -ahead) || runsOn(to, ahead)
  })
}

/** How far a line goes on inside the picture, in pixels. */
function roomAhead(gradients: Gradients, { line }: Trace, from: number, way: number): number {
  let room = 0
  while (room < 60) {
    const { x, y } = pointOn(line, from + (room + 4) * way, gradients)
    if (x < 1 || y < 1 || x >= gradients.width - 1 || y >= gradients.height - 1) break
    room += 4
  }
  return room
}

const isSeen = (gradients: Gradients, side: Trace, from: Point, to: Point) =>
  isBorder(side) || stretch(gradients, side, from, to) >= seenSide

/** A corner just outside the picture is one that the lens bends away. */
function isOutside({ x, y }: Point, { width, height }: Gradients): boolean {
  return x < -2 || y < -2 || x > width + 1 || y > height + 1
}
