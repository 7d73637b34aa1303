import type { Point } from '../geometry/point.ts'
import { type Bands, bandCount } from './bands.ts'

export type SideName = 'left' | 'top' | 'right' | 'bottom'

/** A straight side of the sheet in the image: `at(p) = offset + slope × p`, across as a function of along, in pixels. */
export interface Side {
  readonly name: SideName
  readonly offset: number
  readonly slope: number
  /** Share of the side's length where a step in tone lies on the line, 0..1. */
  readonly support: number
  /** Mean step in tone on the line, in grey levels. */
  readonly strength: number
}

/** Per band: the strongest steps, and the outermost ones, which lines of text must not crowd out. */
const strongestPerBand = 4
const outermostPerBand = 3
/** A step counts for no more than this: a few violent edges (lines of text) must not outvote a long quiet one. */
const strengthCap = 24
const leastStep = 2.5
const tolerancePx = 1.5
/** Two lines nearer than this are the two edges of one ruled line or shadow. */
const exclusionPx = 5
/** Sides lie in the outer part of the image only. */
const reach = 0.46
const steepest = Math.tan((17 * Math.PI) / 180)

/** The two ends of a side, inside an image of that size. */
export function sideEnds(
  side: Side,
  size: { readonly width: number; readonly height: number },
): [Point, Point] {
  if (side.name === 'left' || side.name === 'right') {
    return [
      [side.offset, 0],
      [side.offset + side.slope * size.height, size.height],
    ]
  }
  return [
    [0, side.offset],
    [size.width, side.offset + side.slope * size.width],
  ]
}

interface Step {
  readonly at: number
  readonly strength: number
}

/** A line that may be a side, before the choice. */
interface Line {
  readonly offset: number
  readonly slope: number
  readonly score: number
}

/**
 * Finds the lines that may be one side of the sheet, strongest first. The image (about 550 pixels long, thin strokes
 * wiped out) is cut into bands across the side; in each band the strongest steps in colour are candidates; a line is as
 * good as the steps it gathers (an exhaustive form of RANSAC, so the same image gives the same answer).
 */
export function findSides(image: Bands, name: SideName, count: number): Side[] {
  const { length, across } = image
  const near = name === 'left' || name === 'top'
  const range: [number, number] = near
    ? [2, Math.floor(across * reach)]
    : [Math.ceil(across * (1 - reach)), across - 2]
  const middleOf = (band: number) => ((band + 0.5) * length) / bandCount
  let bands = image.profiles.map(profile => stepsOf(profile, range[0], range[1], 4, near))
  const sides: Side[] = []
  while (sides.length < count) {
    const line = bestLine(bands, middleOf, across)
    if (line === undefined || line.score < leastStep * bandCount * 0.3) break
    sides.push(fit(bands, line, name, middleOf))
    bands = bands.map((steps, band) =>
      steps.filter(step => Math.abs(step.at - line.offset - line.slope * middleOf(band)) > exclusionPx),
    )
  }
  return sides
}

/**
 * Places a side found on a small copy exactly: `image` is the copy in which `side` is given in pixels; the strongest step
 * within `reachPx` of it is looked for again. Unchanged when nothing lines up.
 */
export function refineSide(image: Bands, side: Side, reachPx: number): Side {
  const refined = findLineWithin(image, side, [-reachPx, reachPx])
  return refined !== undefined && refined.support >= side.support * 0.8
    ? { ...refined, strength: side.strength }
    : side
}

/** The strongest line in a strip along a side, `reach` pixels across from it, among the steps that are wanted. */
export function findLineWithin(
  image: Bands,
  side: Side,
  [first, last]: readonly [number, number],
  isWanted: (profile: Float32Array, at: number) => boolean = () => true,
): Side | undefined {
  const { length, across } = image
  const middleOf = (band: number) => ((band + 0.5) * length) / bandCount
  const bands = image.profiles.map((profile, band) => {
    const where = side.offset + side.slope * middleOf(band)
    const from = Math.max(2, Math.floor(where + Math.min(first, last)))
    const to = Math.min(across - 2, Math.ceil(where + Math.max(first, last)))
    const steps = stepsOf(profile, from, to, 2, side.name === 'left' || side.name === 'top')
    return steps.filter(step => isWanted(profile, step.at))
  })
  const line = bestLine(bands, middleOf, across)
  return line === undefined ? undefined : fit(bands, line, side.name, middleOf)
}

function bestLine(
  bands: readonly (readonly Step[])[],
  middleOf: (band: number) => number,
  across: number,
): Line | undefined {
  const table = strengthTable(bands, across)
  const mostAfter = mostFromHere(table, across)
  let best: Line | undefined
  for (let i = 0; i < bandCount; i += 2) {
    for (let j = i + bandCount / 3; j < bandCount; j += 2) {
      for (const a of bands[i] ?? []) {
        for (const b of bands[j] ?? []) {
          const slope = (b.at - a.at) / (middleOf(j) - middleOf(i))
          if (Math.abs(slope) > steepest) continue
          const offset = a.at - slope * middleOf(i)
          let score = 0
          // A line that can't gather more than the best any more is left: nine in ten.
          for (
            let band = 0;
            band < bandCount && score + (mostAfter[band] ?? 0) > (best?.score ?? -1);
            band++
          ) {
            const where = Math.round(offset + slope * middleOf(band))
            if (where >= 0 && where <= across) score += table[band * (across + 1) + where] ?? 0
          }
          if (best === undefined || score > best.score) best = { offset, slope, score }
        }
      }
    }
  }
  return best
}

/** The most that any line can gather from each band to the last. */
function mostFromHere(table: Float32Array, across: number): Float64Array {
  const most = new Float64Array(bandCount + 1)
  for (let band = bandCount - 1; band >= 0; band--) {
    let highest = 0
    for (let at = band * (across + 1); at < (band + 1) * (across + 1); at++)
      if ((table[at] ?? 0) > highest) highest = table[at] ?? 0
    most[band] = (most[band + 1] ?? 0) + highest
  }
  return most
}

/** For every band and place the capped strength of the steps within tolerance: what a line through there gathers. */
function strengthTable(bands: readonly (readonly Step[])[], across: number): Float32Array {
  const table = new Float32Array(bandCount * (across + 1))
  for (const [band, steps] of bands.entries()) {
    for (const step of steps) {
      const value = Math.min(step.strength, strengthCap)
      const last = Math.min(across, Math.floor(step.at + tolerancePx))
      for (let q = Math.max(0, Math.ceil(step.at - tolerancePx)); q <= last; q++) {
        const at = band * (across + 1) + q
        table[at] = Math.max(table[at] ?? 0, value)
      }
    }
  }
  return table
}

/** Least squares through the steps that lie on the line. */
function fit(
  bands: readonly (readonly Step[])[],
  line: { readonly offset: number; readonly slope: number },
  name: SideName,
  middleOf: (band: number) => number,
): Side {
  let n = 0
  let sumP = 0
  let sumA = 0
  let sumPP = 0
  let sumPA = 0
  let strength = 0
  for (let band = 0; band < bandCount; band++) {
    const place = middleOf(band)
    const where = line.offset + line.slope * place
    let nearest: Step | undefined
    for (const step of bands[band] ?? []) {
      if (
        Math.abs(step.at - where) <= tolerancePx &&
        (nearest === undefined || step.strength > nearest.strength)
      )
        nearest = step
    }
    if (nearest === undefined) continue
    n++
    sumP += place
    sumA += nearest.at
    sumPP += place * place
    sumPA += place * nearest.at
    strength += nearest.strength
  }
  const spread = n * sumPP - sumP * sumP
  const slope = spread > 0 ? (n * sumPA - sumP * sumA) / spread : line.slope
  const offset = n > 0 ? (sumA - slope * sumP) / n : line.offset
  return { name, offset, slope, support: n / bandCount, strength: n === 0 ? 0 : strength / n }
}

/** The strongest steps in colour between two places of a band: the mean of 4 pixels before against 4 after. */
function stepsOf(profile: Float32Array, from: number, to: number, window: number, near: boolean): Step[] {
  const across = profile.length / 3
  const response = new Float32Array(across + 1)
  for (let q = from; q <= to; q++) response[q] = stepAt(profile, q, Math.min(window, q, across - q))
  const steps: Step[] = []
  for (let q = from; q <= to; q++) {
    const here = response[q] ?? 0
    const before = response[q - 1] ?? 0
    const after = response[q + 1] ?? 0
    if (here < leastStep || here < before || here <= after) continue
    const bend = before - 2 * here + after
    const shift = bend < 0 && q > from && q < to ? (before - after) / (2 * bend) : 0
    steps.push({ at: q + Math.max(-0.5, Math.min(0.5, shift)), strength: here })
  }
  const strongest = [...steps].sort((a, b) => b.strength - a.strength).slice(0, strongestPerBand)
  const outermost = near ? steps.slice(0, outermostPerBand) : steps.slice(-outermostPerBand)
  return [...strongest, ...outermost.filter(step => !strongest.includes(step))]
}

function stepAt(profile: Float32Array, place: number, window: number): number {
  let sum = 0
  for (let channel = 0; channel < 3; channel++) {
    let difference = 0
    for (let k = 0; k < window; k++) {
      difference += (profile[(place - 1 - k) * 3 + channel] ?? 0) - (profile[(place + k) * 3 + channel] ?? 0)
    }
    sum += Math.abs(difference) / window
  }
  return sum / 3
}
