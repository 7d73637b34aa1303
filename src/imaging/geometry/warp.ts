import type { Rgb } from '../raster.ts'
import { type Homography, rectangleToQuad } from './homography.ts'
import type { Quad } from './point.ts'

/** Between so many pixels of a row a projective map is drawn as a straight line: off by under 0.01 pixel on any photograph. */
const spanPx = 32

/**
 * Draws the part of `source` inside `quad` (source pixels) as an upright image of the given size, bilinear.
 * What lies outside of the source takes the colour `fill`. 3.9 million pixels take about 70 ms.
 */
export function warp(
  source: Rgb,
  quad: Quad,
  width: number,
  height: number,
  fill: readonly [number, number, number],
): Rgb {
  const map = rectangleToQuad(width, height, quad)
  const out = new Uint8Array(width * height * 3)
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u += spanPx) {
      drawSpan(source, map, out, (v * width + u) * 3, u, v, Math.min(spanPx, width - u), fill)
    }
  }
  return { width, height, data: out }
}

/** Draws a few pixels of a row; positions in the source are whole numbers of 1/65536 pixel. */
function drawSpan(
  source: Rgb,
  map: Homography,
  out: Uint8Array,
  start: number,
  u: number,
  v: number,
  count: number,
  fill: readonly [number, number, number],
): void {
  const y = v + 0.5
  const firstW = map[6] * (u + 0.5) + map[7] * y + 1
  const lastU = u + count + 0.5
  const lastW = map[6] * lastU + map[7] * y + 1
  // Minus half a pixel: a sample lies between the centres of pixels.
  const firstX = (map[0] * (u + 0.5) + map[1] * y + map[2]) / firstW - 0.5
  const firstY = (map[3] * (u + 0.5) + map[4] * y + map[5]) / firstW - 0.5
  const lastX = (map[0] * lastU + map[1] * y + map[2]) / lastW - 0.5
  const lastY = (map[3] * lastU + map[4] * y + map[5]) / lastW - 0.5
  const { data, width: sourceWidth, height: sourceHeight } = source
  const maxX = sourceWidth - 1
  const maxY = sourceHeight - 1
  const inside =
    Math.min(firstX, lastX) >= 0 &&
    Math.max(firstX, lastX) < maxX &&
    Math.min(firstY, lastY) >= 0 &&
    Math.max(firstY, lastY) < maxY
  const stride = sourceWidth * 3
  const stepX = Math.round(((lastX - firstX) * 65536) / count)
  const stepY = Math.round(((lastY - firstY) * 65536) / count)
  let x = Math.round(firstX * 65536)
  let y16 = Math.round(firstY * 65536)
  for (let to = start, end = start + count * 3; to < end; to += 3, x += stepX, y16 += stepY) {
    let column = x >> 16
    let row = y16 >> 16
    let right = 3
    let below = stride
    if (!inside) {
      if (x < -32768 || y16 < -32768 || x > maxX * 65536 + 32768 || y16 > maxY * 65536 + 32768) {
        out[to] = fill[0]
        out[to + 1] = fill[1]
        out[to + 2] = fill[2]
        continue
      }
      if (column < 0) column = 0
      if (row < 0) row = 0
      if (column >= maxX) {
        column = maxX
        right = 0
      }
      if (row >= maxY) {
        row = maxY
        below = 0
      }
    }
    const fx = (x >> 8) & 255
    const fy = (y16 >> 8) & 255
    const a = row * stride + column * 3
    const b = a + right
    const c = a + below
    const d = c + right
    const w11 = (fx * fy) >> 8
    const w10 = fx - w11
    const w01 = fy - w11
    const w00 = 256 - fx - fy + w11
    out[to] =
      ((data[a] ?? 0) * w00 + (data[b] ?? 0) * w10 + (data[c] ?? 0) * w01 + (data[d] ?? 0) * w11 + 128) >> 8
    out[to + 1] =
      ((data[a + 1] ?? 0) * w00 +
        (data[b + 1] ?? 0) * w10 +
        (data[c + 1] ?? 0) * w01 +
        (data[d + 1] ?? 0) * w11 +
        128) >>
      8
    out[to + 2] =
      ((data[a + 2] ?? 0) * w00 +
        (data[b + 2] ?? 0) * w10 +
        (data[c + 2] ?? 0) * w01 +
        (data[d + 2] ?? 0) * w11 +
        128) >>
      8
  }
}
