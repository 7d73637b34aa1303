import type { Grey, Rgb } from '../raster.ts'

/**
 * How sharp strokes are, along a direction: the median, over edges, of the steepest step of one pixel as a share of the edge's
 * whole height. A clean scan measures 0.6 and more, a page blurred beyond reading under 0.3. Undefined where there are too few edges to say:
 * nothing is written, or all of it is washed out. Only the green channel is looked at: red stamps and blue pens are dark in it.
 */
export interface Sharpness {
  /** From left to right. */
  readonly across: number | undefined
  /** From top to bottom. */
  readonly down: number | undefined
  /** The two slanted directions, measured only where strokes are not sharp. */
  readonly slanted: readonly [number | undefined, number | undefined]
}

/** Sharper than this both ways, no slanted blur can hide. */
const sharpEnough = 0.5

/** Measures a page of 150 to 300 dpi. */
export function measureSharpness(image: Rgb): Sharpness {
  const across = measureAlong(image, 1, 0)
  const down = measureAlong(image, 0, 1)
  const isSharp = Math.min(across ?? 0, down ?? 0) >= sharpEnough
  const slanted = isSharp
    ? ([undefined, undefined] as const)
    : ([measureAlong(image, 1, 1), measureAlong(image, -1, 1)] as const)
  return { across, down, slanted }
}

/** Pale pencil has no deep edges; 0.2 is still beyond what grain makes. */
function measureAlong(image: Rgb, dx: number, dy: number): number | undefined {
  return medianSteepness(image, dx, dy, 0.3) ?? medianSteepness(image, dx, dy, 0.2)
}

/** Lines looked at: enough for thousands of edges. */
const linesLookedAt = 160
const leastEdges = 200

/** Over edges that lose at least a share of the paper's brightness. */
function medianSteepness(image: Rgb, dx: number, dy: number, leastDrop: number): number | undefined {
  const { width, height, data } = image
  const bins = new Uint32Array(101)
  let edges = 0
  const left = Math.floor(width * 0.04)
  const top = Math.floor(height * 0.04)
  const right = width - left
  const bottom = height - top
  const step = (dy * width + dx) * 3
  const lines = dy === 0 ? bottom - top : right - left
  const levels = new Uint8Array(Math.max(width, height))
  const mostAtFoot = 255 * (1 - leastDrop)
  for (let line = 0; line < lines; line += Math.max(1, Math.floor(lines / linesLookedAt))) {
    const x0 = dy === 0 ? left : left + line
    const y0 = dy === 0 ? top + line : top
    const room = Math.min(
      dx > 0 ? right - x0 : dx < 0 ? x0 - left : Number.POSITIVE_INFINITY,
      dy > 0 ? bottom - y0 : Number.POSITIVE_INFINITY,
    )
    // Gathered first: one branch after the other on memory far apart took twice as long.
    for (let place = 0, at = (y0 * width + x0) * 3 + 1; place < room; place++, at += step)
      levels[place] = data[at] ?? 0
    // An edge ends below what is left of the brightest paper; paper above it, most of the page, is passed over.
    for (let place = 0; place < room; place++) {
      if ((levels[place] ?? 0) > mostAtFoot) continue
      // A falling run: from paper into a stroke.
      let first = place
      while (first > 0 && (levels[first - 1] ?? 0) > (levels[first] ?? 0)) first--
      while (place + 1 < room && (levels[place + 1] ?? 0) < (levels[place] ?? 0)) place++
      const start = levels[first] ?? 0
      const drop = start - (levels[place] ?? 0)
      if (drop < 12 || drop < start * leastDrop) continue
      let steepest = 0
      for (let at = first; at < place; at++)
        steepest = Math.max(steepest, (levels[at] ?? 0) - (levels[at + 1] ?? 0))
      const bin = Math.round((steepest / drop) * 100)
      bins[bin] = (bins[bin] ?? 0) + 1
      edges++
    }
  }
  if (edges < leastEdges) return undefined
  let seen = 0
  for (let bin = 0; bin <= 100; bin++) {
    seen += bins[bin] ?? 0
    if (seen >= edges / 2) return bin / 100
  }
  return 1
}

/** Grey levels of a page, leaving out its rim (bed, shadow, folds). */
export interface Tone {
  readonly p5: number
  readonly median: number
  readonly p90: number
  /** Share of pixels as white as can be. */
  readonly blownShare: number
}

export function measureTone(image: Grey): Tone {
  const { width, height, data } = image
  const counts = new Uint32Array(256)
  let total = 0
  for (let y = Math.floor(height * 0.04); y < height * 0.96; y += 2) {
    for (let x = Math.floor(width * 0.04); x < width * 0.96; x += 2) {
      const value = data[y * width + x] ?? 0
      counts[value] = (counts[value] ?? 0) + 1
      total++
    }
  }
  const percentile = (share: number) => {
    let seen = 0
    for (let level = 0; level < 256; level++) {
      seen += counts[level] ?? 0
      if (seen >= total * share) return level
    }
    return 255
  }
  let blown = 0
  for (let level = 252; level < 256; level++) blown += counts[level] ?? 0
  return {
    p5: percentile(0.05),
    median: percentile(0.5),
    p90: percentile(0.9),
    blownShare: total === 0 ? 0 : blown / total,
  }
}
