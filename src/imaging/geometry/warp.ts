import { getPixelKernel, type KernelResult, takeResult } from '../pixels/pixel-kernel.ts'
import { warpSpanNumbers } from '../pixels/routines.ts'
import type { Rgb } from '../raster.ts'
import { type Homography, rectangleToQuad } from './homography.ts'
import type { Quad } from './point.ts'

/** Between so many pixels of a row a projective map is drawn as a straight line: off by under 0.01 pixel on any photograph. */
const spanPx = 32
/** Drawn in tiles so high: along whole rows of a tilted page every row would fetch the same memory again (130 ms against 40). */
const tileRows = 64
const one = 65_536

type Colour = readonly [number, number, number]

/**
 * Draws the part of `source` inside `quad` (source pixels) as an upright image of the given size, bilinear.
 * What lies outside of the source takes the colour `fill`. 3.9 million pixels take about 40 ms.
 */
export function warp(
  source: Rgb,
  quad: Quad,
  width: number,
  height: number,
  fill: Colour,
  result: KernelResult = 'copy',
): Rgb {
  const map = rectangleToQuad(width, height, quad)
  const kernel = getPixelKernel()
  const [from, to, table] = kernel.place(source.data, width * height * 3, tileRows * warpSpanNumbers * 4)
  if (from === undefined || to === undefined || table === undefined) throw new Error('no memory for the page')
  const stride = source.width * 3
  const placed: Rgb = { ...source, data: from.bytes }
  const spans = new Int32Array(table.bytes.buffer, table.at, tileRows * warpSpanNumbers)
  for (let top = 0; top < height; top += tileRows) {
    const rows = Math.min(tileRows, height - top)
    for (let u = 0; u < width; u += spanPx) {
      const count = Math.min(spanPx, width - u)
      // The kernel writes a byte beyond its last pixel; beyond a row's end that is another row's.
      const fast = u + count === width ? count - 1 : count
      let slow = 0
      for (let i = 0; i < rows; i++) {
        const span = i * warpSpanNumbers
        placeSpan(spans, span, map, u, top + i, count)
        const drawn = isInside(spans, span, count, source) ? fast : 0
        spans[span + 4] = drawn
        slow += count - drawn
      }
      const out = to.at + (top * width + u) * 3
      kernel.warp(from.at, stride, out, width * 3, table.at, table.at + rows * warpSpanNumbers * 4)
      if (slow === 0) continue
      for (let i = 0; i < rows; i++)
        drawAtEdge(placed, to.bytes, ((top + i) * width + u) * 3, spans, i * warpSpanNumbers, count, fill)
    }
  }
  return { width, height, data: takeResult(to, result) }
}

/** Writes the places in the source of the first pixel of a piece of a row, and the step to the next, in 1/65536 pixel. */
function placeSpan(
  spans: Int32Array,
  span: number,
  map: Homography,
  u: number,
  v: number,
  count: number,
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
  spans[span] = Math.round(firstX * one)
  spans[span + 1] = Math.round(firstY * one)
  spans[span + 2] = Math.round(((lastX - firstX) * one) / count)
  spans[span + 3] = Math.round(((lastY - firstY) * one) / count)
}

/** Whether every pixel drawn has its four neighbours in the source. */
function isInside(spans: Int32Array, span: number, count: number, { width, height }: Rgb): boolean {
  const [x, y] = [spans[span] ?? 0, spans[span + 1] ?? 0]
  const lastX = x + (spans[span + 2] ?? 0) * (count - 1)
  const lastY = y + (spans[span + 3] ?? 0) * (count - 1)
  return (
    Math.min(x, lastX) >= 0 &&
    Math.max(x, lastX) < (width - 1) * one &&
    Math.min(y, lastY) >= 0 &&
    Math.max(y, lastY) < (height - 1) * one
  )
}

/** The pixels that the kernel left, one by one, where neighbours are missing: the image's rim is continued by half a pixel, beyond it is the fill. */
function drawAtEdge(
  source: Rgb,
  out: Uint8Array,
  start: number,
  spans: Int32Array,
  span: number,
  count: number,
  fill: Colour,
): void {
  const { data, width, height } = source
  for (let i = spans[span + 4] ?? 0; i < count; i++) {
    const x = ((spans[span] ?? 0) + (spans[span + 2] ?? 0) * i) / one
    const y = ((spans[span + 1] ?? 0) + (spans[span + 3] ?? 0) * i) / one
    const to = start + i * 3
    if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) {
      out.set(fill, to)
      continue
    }
    const left = Math.max(0, Math.min(width - 1, Math.floor(x)))
    const top = Math.max(0, Math.min(height - 1, Math.floor(y)))
    const right = Math.min(width - 1, left + 1)
    const bottom = Math.min(height - 1, top + 1)
    const shareX = Math.max(0, x - left)
    const shareY = Math.max(0, y - top)
    for (let channel = 0; channel < 3; channel++) {
      const level = (column: number, row: number) => data[(row * width + column) * 3 + channel] ?? 0
      const upper = level(left, top) * (1 - shareX) + level(right, top) * shareX
      const lower = level(left, bottom) * (1 - shareX) + level(right, bottom) * shareX
      out[to + channel] = Math.round(upper * (1 - shareY) + lower * shareY)
    }
  }
}
