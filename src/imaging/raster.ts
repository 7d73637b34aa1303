import { getPixelKernel } from './pixels/pixel-kernel.ts'

/** A colour image in memory: 3 bytes a pixel (sRGB), rows from the top, no padding. */
export interface Rgb {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** A single-channel image in memory: 1 byte a pixel, rows from the top, no padding. */
export interface Grey {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Luma of a colour image (ITU-R BT.601). */
export function toGrey({ width, height, data }: Rgb): Grey {
  const kernel = getPixelKernel()
  const [from, to] = kernel.place(data, width * height)
  if (from === undefined || to === undefined) throw new Error('no memory for the page')
  kernel.grey(from.at, to.at, to.at + width * height)
  return { width, height, data: to.bytes.slice() }
}

/**
 * The image made smaller by a whole factor: every output pixel is the mean of a factor × factor block.
 * Remainders at the right and bottom are dropped, so 1 output pixel is always `factor` input pixels.
 */
export function shrinkRgb(image: Rgb, factor: number): Rgb {
  if (factor === 1) return image
  const width = Math.floor(image.width / factor)
  const height = Math.floor(image.height / factor)
  const stride = image.width * 3
  const used = width * factor * 3
  const kernel = getPixelKernel()
  const [from, sums, to] = kernel.place(image.data, (used + 16) * 2, width * height * 3)
  if (from === undefined || sums === undefined || to === undefined) throw new Error('no memory for the page')
  const scale = Math.floor(2 ** 24 / (factor * factor))
  for (let y = 0; y < height; y++) {
    kernel.sumRows(from.at + y * factor * stride, stride, factor, sums.at, sums.at + used * 2)
    const row = to.at + y * width * 3
    kernel.meanPixels(sums.at, row, row + width * 3, factor, scale)
  }
  return { width, height, data: to.bytes.slice() }
}

/** The image by a whole factor smaller, which is quick, and still a third wider than wanted: the rest is left to a better filter. */
export function shrinkTowards(image: Rgb, width: number): Rgb {
  return shrinkRgb(image, Math.max(1, Math.min(image.height, Math.floor(image.width / (width * 1.3)))))
}

/** A colour image turned by 180°. */
export function turnHalfRound({ width, height, data }: Rgb): Rgb {
  const out = new Uint8Array(data.length)
  for (let from = 0, to = data.length - 3; to >= 0; from += 3, to -= 3) {
    out[to] = data[from] ?? 0
    out[to + 1] = data[from + 1] ?? 0
    out[to + 2] = data[from + 2] ?? 0
  }
  return { width, height, data: out }
}
