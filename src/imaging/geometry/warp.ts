import { getPixelKernel } from '../pixels/pixel-kernel.ts'
import type { Rgb } from '../raster.ts'
import { type Homography, rectangleToQuad } from './homography.ts'
import type { Quad } from './point.ts'

/** Between so many pixels of a row a projective map is drawn as a straight line: off by under 0.01 pixel on any photograph. */
const spanPx = 32
/** Drawn in tiles so high: along whole rows of a tilted page every row would fetch the same memory again (130 ms against 40). */
const tileRows = 64
const one = 65_536

type Colour = readonly [number, number, number]

/** Places in the source of the first pixel of a piece of a row, and the step to the next, in 1/65536 pixel. */
interface Span {
  x: number
  y: number
  stepX: number
  stepY: number
}

/**
 * Draws the part of `source` inside `quad` (source pixels) as an upright image of the given size, bilinear.
 * What lies outside of the source takes the colour `fill`. 3.9 million pixels take about 40 ms.
 */
export function warp(source: Rgb, quad: Quad, width: number, height: number, fill: Colour): Rgb {
  const map = rectangleToQuad(width, height, quad)
  const kernel = getPixelKernel()
  const [from, to] = kernel.place(source.data, width * height * 3)
  if (from === undefined || to === undefined) throw new Error('no memory for the page')
  const stride = source.width * 3
  const placed: Rgb = { ...source, data: from.bytes }
  // One for all: there are 120,000 pieces on a page.
  const span: Span = { x: 0, y: 0, stepX: 0, stepY: 0 }
  for (let top = 0; top < height; top += tileRows) {
    const bottom = Math.min(height, top + tileRows)
    for (let u = 0; u < width; u += spanPx) {
      const count = Math.min(spanPx, width - u)
      // The kernel writes a byte beyond its last pixel; beyond a row's end that is another row's.
      const fast = u + count === width ? count - 1 : count
      for (let v = top; v < bottom; v++) {
        placeSpan(span, map, u, v, count)
        const at = (v * width + u) * 3
        const drawn = isInside(span, count, source) ? fast : 0
        if (drawn > 0) {
          const out = to.at + at
          kernel.warp(from.at, stride, out, out + drawn * 3, span.x, span.y, span.stepX, span.stepY)
        }
        if (drawn < count) drawAtEdge(placed, to.bytes, at, span, drawn, count, fill)
      }
    }
  }
  return { width, height, data: to.bytes.slice() }
}

function placeSpan(span: Span, map: Homography, u: number, v: number, count: number): void {
  const y = v + 0.5
  const firstW = map[6] * (u + 0.5) + map[7] * y + 1
  const lastU = u + count + 0.5
  const lastW = map[6] * lastU + map[7] * y + 1
  // Minus half a pixel: a sample lies between the centres of pixels.
  const firstX = (map[0] * (u + 0.5) + map[1] * y + map[2]) / firstW - 0.5
  const firstY = (map[3] * (u + 0.5) + map[4] * y + map[5]) / firstW - 0.5
  const lastX = (map[0] * lastU + map[1] * y + map[2]) / lastW - 0.5
  const lastY = (map[3] * lastU + map[4] * y + map[5]) / lastW - 0.5
  span.x = Math.round(firstX * one) | 0
  span.y = Math.round(firstY * one) | 0
  span.stepX = Math.round(((lastX - firstX) * one) / count)
  span.stepY = Math.round(((lastY - firstY) * one) / count)
}

/** Whether every pixel drawn has its four neighbours in the source. */
function isInside({ x, y, stepX, stepY }: Span, count: number, { width, height }: Rgb): boolean {
  const lastX = x + stepX * (count - 1)
  const lastY = y + stepY * (count - 1)
  return (
    Math.min(x, lastX) >= 0 &&
    Math.max(x, lastX) < (width - 1) * one &&
    Math.min(y, lastY) >= 0 &&
    Math.max(y, lastY) < (height - 1) * one
  )
}

/** Pixels one by one, where neighbours are missing: the image's rim is continued by half a pixel, beyond it is the fill. */
function drawAtEdge(
  source: Rgb,
  out: Uint8Array,
  start: number,
  span: Span,
  from: number,
  count: number,
  fill: Colour,
): void {
  const { data, width, height } = source
  for (let i = from; i < count; i++) {
    const x = (span.x + span.stepX * i) / one
    const y = (span.y + span.stepY * i) / one
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
