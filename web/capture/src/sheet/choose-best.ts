import { type Candidate, isBorder } from './candidates.ts'
import { type Corners, endOf } from './corners.ts'
import type { Luma } from './luma.ts'

/** Among the likeliest, the one with the brighter inside: the edge of the paper, not a ruled frame on it or the edge of the table. */
export function chooseBest(luma: Luma, candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined
  let bestScore = -Infinity
  for (const candidate of candidates.slice(0, 40)) {
    const steps = candidate.sides.map((side, i) =>
      isBorder(side) ? 0 : brightnessStep(luma, candidate.corners, i),
    )
    const brighter = steps.reduce((sum, step) => sum + Math.max(-1, Math.min(1, step / 20)), 0) / 4
    const score = candidate.score + 0.5 * brighter
    if (score > bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

/** How much brighter it is just inside a side than just outside, in greys. */
function brightnessStep({ data, width, height }: Luma, corners: Corners, side: number): number {
  const from = corners[side] ?? corners[0]
  const to = endOf(corners, side)
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  // Corners go clockwise: the inside is on the right hand.
  const [inX, inY] = [-(to.y - from.y) / length, (to.x - from.x) / length]
  const read = (x: number, y: number) => {
    const [column, row] = [Math.round(x), Math.round(y)]
    return column < 0 || row < 0 || column >= width || row >= height ? undefined : data[row * width + column]
  }
  let sum = 0
  let count = 0
  for (let i = 1; i < 16; i++) {
    const [x, y] = [from.x + ((to.x - from.x) * i) / 16, from.y + ((to.y - from.y) * i) / 16]
    const inside = read(x + 5 * inX, y + 5 * inY)
    const outside = read(x - 5 * inX, y - 5 * inY)
    if (inside === undefined || outside === undefined) continue
    sum += inside - outside
    count++
  }
  return count === 0 ? 0 : sum / count
}
