import { getPixelKernel } from '../pixels/pixel-kernel.ts'
import type { Rgb } from '../raster.ts'

/** So many bands across each pair of sides: 20 pixels each on a copy 1000 pixels long. */
export const bandCount = 48

/** An image cut into bands across a pair of sides: per band the mean colour along the side, as a row of pixels across it. */
export interface Bands {
  /** Pixels along the side and across it. */
  readonly length: number
  readonly across: number
  /** One row of colours (3 numbers a pixel) per band. */
  readonly profiles: readonly Float32Array[]
}

/** Cuts an image into bands for its left and right sides, or for its top and bottom. */
export function cutBands(image: Rgb, pair: 'left-right' | 'top-bottom'): Bands {
  return pair === 'left-right' ? addRows(image) : addColumns(image)
}

/** Where a band begins. */
function startOf(band: number, length: number): number {
  return Math.ceil((band * length) / bandCount)
}

function addRows(image: Rgb): Bands {
  const { width, height, data } = image
  const stride = width * 3
  const kernel = getPixelKernel()
  const [from, sums] = kernel.place(data, (stride + 16) * 2)
  if (from === undefined || sums === undefined) throw new Error('no memory for the page')
  const profiles = Array.from({ length: bandCount }, (_, band) => {
    const first = startOf(band, height)
    const rows = startOf(band + 1, height) - first
    kernel.sumRows(from.at + first * stride, stride, rows, sums.at, sums.at + stride * 2)
    const added = new Uint16Array(sums.bytes.buffer, sums.at, stride)
    const profile = new Float32Array(stride)
    for (let i = 0; i < stride; i++) profile[i] = (added[i] ?? 0) / Math.max(1, rows)
    return profile
  })
  return { length: height, across: width, profiles }
}

function addColumns(image: Rgb): Bands {
  const { width, height, data } = image
  const kernel = getPixelKernel()
  const [from, sums] = kernel.place(data, height * 16)
  if (from === undefined || sums === undefined) throw new Error('no memory for the page')
  const added = new Int32Array(sums.bytes.buffer, sums.at, height * 4)
  const profiles = Array.from({ length: bandCount }, () => new Float32Array(height * 3))
  for (const [band, profile] of profiles.entries()) {
    const first = startOf(band, width)
    const last = startOf(band + 1, width)
    const count = Math.max(1, last - first)
    kernel.sumPixels(from.at + first * 3, width * 3, last - first, sums.at, sums.at + height * 16)
    for (let y = 0; y < height; y++) {
      for (let channel = 0; channel < 3; channel++)
        profile[y * 3 + channel] = (added[y * 4 + channel] ?? 0) / count
    }
  }
  return { length: width, across: height, profiles }
}
