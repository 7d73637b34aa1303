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
 * Finds the slope of the text lines from the projection profile of ink points: the angle at which rows of ink and rows of
 * paper alternate most sharply, in steps of 0.5°, then 0.05°. On a curled page, where lines fan out by degrees, the median
 * over bands across the height (weighted by ink) is taken, so that a few sharp lines do not speak for the page. `size` is the long side of the image in pixels.
 */
export function findSkew(points: Points, size: number, coarse = findCoarseSkew(points, size)): Skew {
  return {
    ...coarse,
    angleDeg:
      coarse.sharpness <= 0 ? 0 : searchBands(points, coarse.angleDeg, createProfile(points, size), size),
  }
}

/** The slope to the nearest 0.5°, and how clear it is: enough to tell level lines from upright ones. */
export function findCoarseSkew(points: Points, size: number): Skew {
  // A quarter of the points finds half a degree as well as all of them.
  const sparse = thin(points, 4)
  const profile = createProfile(sparse, size)
  const coarse: number[] = []
  let best = 0
  let bestScore = -1
  for (let angle = -widestDeg; angle <= widestDeg + 1e-9; angle += 0.5) {
    project(sparse, angle, profile)
    const value = sharpness(profile, 0, profile.counts.length, 4, size)
    coarse.push(value)
    if (value > bestScore) [best, bestScore] = [angle, value]
  }
  const typical = [...coarse].sort((a, b) => a - b)[coarse.length >> 1] ?? 0
  return {
    angleDeg: best,
    sharpness: bestScore,
    confidence: bestScore <= 0 ? 0 : Math.max(0, Math.min(1, (bestScore / Math.max(typical, 1e-9) - 1) / 3)),
  }
}

const mostBands = 8
/** A band must hold a few lines to speak for itself: so much of the image's long side, 24 mm on A4. */
const leastBandHeight = 0.08
/** So few bands say nothing about a curl. */
const fewestBands = 3
/** Angles tried round the coarse one: all the page in small steps, then a page whose lines fan out in wider ones. */
const fine: Search = { step: 0.05, reach: 18 }
const wide: Search = { step: 0.1, reach: 24 }
/** Where the bands' median disagrees with the whole by more, the lines fan out and the whole follows the sharpest few. */
const curledDeg = 0.25
/** Bands that differ by more, or whose best angle lies beyond those tried, are looked at again with wider steps. */
const fannedDeg = 0.7

interface Search {
  readonly step: number
  /** Steps to each side. */
  readonly reach: number
}

interface Vote {
  readonly angle: number
  readonly weight: number
}

function searchBands(points: Points, centreDeg: number, profile: Profile, size: number): number {
  const first = scoreBands(points, centreDeg, profile, size, fine)
  const together = peakAngle(first.whole, centreDeg, fine) ?? centreDeg
  if (first.bands < fewestBands) return together
  const angles = first.votes.map(vote => vote.angle)
  const fans = first.votes.length < first.inked || Math.max(...angles) - Math.min(...angles) > fannedDeg
  const votes = fans ? scoreBands(points, centreDeg, profile, size, wide).votes : first.votes
  const median = weightedMedian([...votes]) ?? together
  return Math.abs(median - together) > curledDeg ? median : together
}

/** How sharp the lines are at each angle, on the whole page and in bands across its height, and the bands' best angles. */
function scoreBands(
  points: Points,
  centreDeg: number,
  profile: Profile,
  size: number,
  search: Search,
): {
  readonly whole: Float64Array
  readonly votes: readonly Vote[]
  readonly inked: number
  readonly bands: number
} {
  const width = 2 * search.reach + 1
  const whole = new Float64Array(width)
  const scores = new Float64Array(mostBands * width)
  const ink = new Float64Array(mostBands)
  let first = 0
  let last = profile.counts.length
  let bandCount = mostBands
  for (let i = 0; i < width; i++) {
    project(points, centreDeg + (i - search.reach) * search.step, profile)
    if (i === 0) {
      ;[first, last] = extentOf(profile.counts)
      bandCount = Math.max(1, Math.min(mostBands, Math.floor((last - first) / (size * leastBandHeight))))
    }
    whole[i] = sharpness(profile, first, last, 2, size)
    for (let band = 0; band < bandCount; band++) {
      const from = Math.floor(first + ((last - first) * band) / bandCount)
      const to = Math.floor(first + ((last - first) * (band + 1)) / bandCount)
      scores[band * width + i] = sharpness(profile, from, to, 2, size)
      if (i === search.reach)
        for (let row = from; row < to; row++) ink[band] = (ink[band] ?? 0) + (profile.counts[row] ?? 0)
    }
  }
  const total = ink.reduce((sum, each) => sum + each, 0)
  const votes: Vote[] = []
  for (let band = 0; band < bandCount; band++) {
    const angle = peakAngle(scores.subarray(band * width, (band + 1) * width), centreDeg, search)
    if (angle !== undefined) votes.push({ angle, weight: ink[band] ?? 0 })
  }
  return { whole, votes, inked: ink.filter(each => each > total / bandCount / 3).length, bands: bandCount }
}

/** The angle of the highest score; undefined when the scores only rise towards an end. */
function peakAngle(scores: Float64Array, centreDeg: number, search: Search): number | undefined {
  let top = 0
  for (let i = 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[top] ?? 0)) top = i
  if (top === 0 || top === scores.length - 1) return undefined
  return centreDeg + (top - search.reach + peakShift(scores, top)) * search.step
}

/** Where between the steps the peak lies: a parabola through the highest step and those two away. */
function peakShift(scores: Float64Array, top: number): number {
  const before = scores[Math.max(0, top - 2)] ?? 0
  const here = scores[top] ?? 0
  const after = scores[Math.min(scores.length - 1, top + 2)] ?? 0
  const bend = before - 2 * here + after
  return bend < 0 ? Math.max(-1, Math.min(1, (before - after) / bend)) : 0
}

/** The median with the two votes around the middle blended, so that few votes do not jump. */
function weightedMedian(votes: Vote[]): number | undefined {
  votes.sort((a, b) => a.angle - b.angle)
  const total = votes.reduce((sum, vote) => sum + vote.weight, 0)
  let sum = 0
  let weights = 0
  let below = 0
  for (const vote of votes) {
    // The share of this vote that lies within the middle half of the weight.
    const inside = Math.min(below + vote.weight, total * 0.7) - Math.max(below, total * 0.3)
    if (inside > 0) {
      sum += vote.angle * inside
      weights += inside
    }
    below += vote.weight
  }
  return weights > 0 ? sum / weights : undefined
}

function extentOf(counts: Float64Array): [number, number] {
  let first = 0
  let last = counts.length
  while (first < last && (counts[first] ?? 0) === 0) first++
  while (last > first && (counts[last - 1] ?? 0) === 0) last--
  return [first, last]
}

/** Ink per row across the direction of the lines. */
interface Profile {
  readonly counts: Float64Array
  readonly offset: number
  /** The mean of the squares of the points' ink over their mean: a row's chance noise is its ink times this. */
  readonly noise: number
}

function createProfile({ weight }: Points, size: number): Profile {
  let sum = 0
  let squares = 0
  for (const ink of weight) {
    sum += ink
    squares += ink * ink
  }
  return {
    counts: new Float64Array(Math.ceil(size * 1.6) + 16),
    offset: size * 0.3,
    noise: sum === 0 ? 0 : squares / sum,
  }
}

/** Adds up the ink of all points in rows of an angle: half of the time of an analysis, two million times a page. */
function project({ x: xs, y: ys, weight }: Points, angleDeg: number, { counts, offset }: Profile): void {
  const angle = (angleDeg * Math.PI) / 180
  const sine = Math.sin(angle)
  const cosine = Math.cos(angle)
  const last = counts.length - 1
  counts.fill(0)
  for (let i = 0; i < xs.length; i++) {
    const at = (ys[i] ?? 0) * cosine - (xs[i] ?? 0) * sine + offset
    const row = at | 0
    if (at < 0 || row >= last) continue
    const ink = weight[i] ?? 0
    const lower = ink * (at - row)
    counts[row] = (counts[row] ?? 0) + ink - lower
    counts[row + 1] = (counts[row + 1] ?? 0) + lower
  }
}

/** The variance of the profile's slope over `lag` rows beyond chance, over its mean squared. */
function sharpness({ counts, noise }: Profile, from: number, to: number, lag: number, size: number): number {
  let change = 0
  let total = 0
  for (let i = Math.max(from, lag); i < to; i++) {
    const here = counts[i] ?? 0
    const slope = here - (counts[i - lag] ?? 0)
    change += slope * slope
    total += here
  }
  return total === 0 ? 0 : (Math.max(0, change - total * noise) * size) / (total * total)
}

function thin({ x, y, weight }: Points, every: number): Points {
  const wanted = (_: number, i: number) => i % every === 0
  return { x: x.filter(wanted), y: y.filter(wanted), weight: weight.filter(wanted) }
}
