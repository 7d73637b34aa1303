import type { Candidate } from './candidates.ts'
import { type Corners, endOf } from './corners.ts'
import type { Gradients } from './gradients.ts'
import type { Line } from './lines.ts'
import type { Point } from './luma.ts'
import { alongOf, cross, findEdge, pointOn } from './trace.ts'

/** The corners again, with every side fitted to the edge pixels along it: the vote knows a line to two pixels only. */
export function refineSides(gradients: Gradients, { corners, sides }: Candidate): Corners {
  const fit = (side: 0 | 1 | 2 | 3) =>
    fitLine(gradients, sides[side].line, corners[side], endOf(corners, side))
  const [top, right, bottom, left] = [fit(0), fit(1), fit(2), fit(3)]
  const meet = (one: Line, other: Line, corner: Point) => {
    const crossing = cross(one, other, gradients)
    const isNear = crossing !== undefined && Math.hypot(crossing.x - corner.x, crossing.y - corner.y) < 12
    return isNear ? crossing : corner
  }
  return [
    meet(left, top, corners[0]),
    meet(top, right, corners[1]),
    meet(right, bottom, corners[2]),
    meet(bottom, left, corners[3]),
  ]
}

function fitLine(gradients: Gradients, line: Line, from: Point, to: Point): Line {
  const start = alongOf(line, from, gradients)
  const end = alongOf(line, to, gradients)
  const [low, high] = [Math.min(start, end) + 4, Math.max(start, end) - 4]
  let [n, sumT, sumA, sumTT, sumTA] = [0, 0, 0, 0, 0]
  for (let along = low; along <= high; along += 2) {
    const away = findEdge(gradients, line, pointOn(line, along, gradients), 3)
    if (away === undefined) continue
    n++
    sumT += along
    sumA += away
    sumTT += along * along
    sumTA += along * away
  }
  const spread = n * sumTT - sumT * sumT
  if (n < 8 || spread === 0) return line
  const slope = (n * sumTA - sumT * sumA) / spread
  const away = (sumA - slope * sumT) / n
  // A point at `along` moves across by away + slope · along: the normal turns by −atan(slope).
  const turn = -Math.atan(slope)
  const cos = line.cos * Math.cos(turn) - line.sin * Math.sin(turn)
  const sin = line.sin * Math.cos(turn) + line.cos * Math.sin(turn)
  return { ...line, cos, sin, offset: (line.offset + away) * Math.cos(turn) }
}
