import type { Grey, Rgb } from '../raster.ts'

/**
 * How sharp strokes are: over edges in rows of the image (150 to 300 dpi), the median of the steepest step of one pixel as a
 * share of the edge's whole height. A clean scan measures 0.6 and more, a page blurred beyond reading under 0.35.
 * Undefined when there are too few edges to say: nothing is written, or all of it is washed out. Only the green channel is looked at: red stamps and blue pens alike are dark in it.
 */
export function measureSharpness(image: Rgb): number | undefined {
  // Pale pencil has no deep edges; 0.2 is still beyond what grain makes.
  return medianSteepness(image, 0.3) ?? medianSteepness(image, 0.2)
}

/** Over edges that lose at least a share of the paper's brightness. */
function medianSteepness(image: Rgb, leastDrop: number): number | undefined {
  const { width, height, data } = image
  const bins = new Uint32Array(101)
  let edges = 0
  const rowStep = Math.max(1, Math.floor(height / 500))
  const marginX = Math.floor(width * 0.04)
  for (let y = Math.floor(height * 0.04); y < height * 0.96; y += rowStep) {
    let x = (y * width + marginX) * 3 + 1
    const end = ((y + 1) * width - marginX) * 3 + 1
    while (x < end) {
      // A falling run: from paper into a stroke.
      const start = data[x] ?? 0
      let steepest = 0
      let here = start
      let next = data[x + 3] ?? 0
      while (x < end && next < here) {
        steepest = Math.max(steepest, here - next)
        x += 3
        here = next
        next = data[x + 3] ?? 0
      }
      const drop = start - here
      if (drop >= 12 && drop >= start * leastDrop) {
        const bin = Math.round((steepest / drop) * 100)
        bins[bin] = (bins[bin] ?? 0) + 1
        edges++
      }
      x += 3
    }
  }
  if (edges < 300) return undefined
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
  for (let y = Math.floor(height * 0.04); y < height * 0.96; y++) {
    for (let x = Math.floor(width * 0.04); x < width * 0.96; x++) {
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
