/** Points (ink pixels): coordinates, and how much ink each stands for, 0..1. */
export interface Points {
  readonly x: Float32Array
  readonly y: Float32Array
  readonly weight: Float32Array
}

/** The slope of text lines and how clearly the lines stand out. */
export interface Skew {
  /** Degrees, clockwise positive on screen. */
  readonly angleDeg: number
  /** How sharply rows of ink and of paper alternate at that angle: the variance of the profile's slope over its mean squared. */
  readonly sharpness: number
  /** How far the best angle stands above the other angles, 0..1. */
  readonly confidence: number
}

const widestDeg = 12

/**
 * Finds the slope of the text lines from the projection profile of ink points: the angle at which rows of ink and rows
 * of paper alternate most sharply, in steps of 0.5°, 0.1° and 0.02°. `size` is the height of the image in pixels.
 */
export function findSkew(points: Points, size: number): Skew {
  const counts = new Float64Array(Math.ceil(size * 1.6) + 16)
  let lag = 4
  const score = (angleDeg: number) => scoreAngle(points, angleDeg, counts, size, lag)
  const coarse: number[] = []
  let best = 0
  let bestScore = -1
  for (let angle = -widestDeg; angle <= widestDeg + 1e-9; angle += 0.5) {
    const value = score(angle)
    coarse.push(value)
    if (value > bestScore) [best, bestScore] = [angle, value]
  }
  for (const step of [0.1, 0.02]) {
    const centre = best
    lag = 2
    bestScore = score(centre)
    for (let i = -5; i <= 5; i++) {
      const value = score(centre + i * step)
      if (value > bestScore) [best, bestScore] = [centre + i * step, value]
    }
  }
  const typical = [...coarse].sort((a, b) => a - b)[coarse.length >> 1] ?? 0
  return {
    angleDeg: best,
    sharpness: bestScore,
    confidence: bestScore <= 0 ? 0 : Math.max(0, Math.min(1, (bestScore / Math.max(typical, 1e-9) - 1) / 3)),
  }
}

export function scoreAngle(points: Points, angleDeg: number, counts: Float64Array, size: number, lag: number): number {
  const angle = (angleDeg * Math.PI) / 180
  const sine = Math.sin(angle)
  const cosine = Math.cos(angle)
  counts.fill(0)
  const { x: xs, y: ys, weight } = points
  const offset = size * 0.3
  let total = 0
  let squares = 0
  for (let i = 0; i < xs.length; i++) {
    const at = (ys[i] ?? 0) * cosine - (xs[i] ?? 0) * sine + offset
    const row = Math.floor(at)
    const share = at - row
    const ink = weight[i] ?? 0
    if (row < 0 || row + 1 >= counts.length) continue
    counts[row] = (counts[row] ?? 0) + ink * (1 - share)
    counts[row + 1] = (counts[row + 1] ?? 0) + ink * share
    total += ink
    squares += ink * ink
  }
  let change = 0
  for (let i = lag; i < counts.length; i++) {
    const slope = (counts[i] ?? 0) - (counts[i - lag] ?? 0)
    change += slope * slope
  }
  return total === 0 ? 0 : (Math.max(0, change - squares) * size) / (total * total)
}
