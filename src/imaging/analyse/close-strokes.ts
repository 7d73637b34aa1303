import type { Rgb } from '../raster.ts'

/** Wipes out dark strokes narrower than 3 pixels: per channel the brightest of 3 × 3 pixels, then the darkest of 3 × 3. */
export function closeStrokes(image: Rgb): Rgb {
  const { width, height } = image
  const row = width * 3
  const passes = [
    { step: 3, brightest: true },
    { step: row, brightest: true },
    { step: 3, brightest: false },
    { step: row, brightest: false },
  ]
  let data: Uint8Array = image.data
  for (const { step, brightest } of passes) data = spread(data, step, brightest)
  return { width, height, data }
}

/**
 * Every value becomes the highest or lowest of itself and its two neighbours `step` bytes away. Across the ends of rows the
 * neighbour belongs to the next row: one pixel at the rim, where no side is looked for.
 */
function spread(data: Uint8Array, step: number, brightest: boolean): Uint8Array {
  const out = new Uint8Array(data)
  const last = data.length - step
  for (let at = step; at < last; at++) {
    const here = data[at] ?? 0
    const before = data[at - step] ?? 0
    const after = data[at + step] ?? 0
    const outer = brightest === before > after ? before : after
    out[at] = brightest === outer > here ? outer : here
  }
  return out
}
