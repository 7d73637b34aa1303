import { getPixelKernel } from '../pixels/pixel-kernel.ts'
import type { Rgb } from '../raster.ts'

/**
 * Wipes out dark strokes narrower than 3 pixels: per channel the brightest of 3 × 3 pixels, then the darkest of 3 × 3. Across the ends of
 * rows the neighbour belongs to the next row: one pixel at the rim, where no side is looked for.
 */
export function closeStrokes({ width, height, data }: Rgb): Rgb {
  const row = width * 3
  const kernel = getPixelKernel()
  const [first, second] = kernel.place(data, data.length)
  if (first === undefined || second === undefined) throw new Error('no memory for the page')
  const passes = [
    [kernel.brightest, 3],
    [kernel.brightest, row],
    [kernel.darkest, 3],
    [kernel.darkest, row],
  ] as const
  // The first and the last row, and up to 15 bytes before it, have no neighbour on one side and stay.
  const length = Math.max(0, (data.length - 2 * row) & ~15)
  let [from, to] = [first, second]
  for (const [run, step] of passes) {
    to.bytes.set(from.bytes.subarray(0, row))
    to.bytes.set(from.bytes.subarray(row + length), row + length)
    run(from.at + row, to.at + row, to.at + row + length, step)
    ;[from, to] = [to, from]
  }
  return { width, height, data: from.bytes.slice() }
}
