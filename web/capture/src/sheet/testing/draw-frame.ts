import type { Corners } from '../corners.ts'
import type { Luma } from '../luma.ts'

/** What a drawn frame shows. Greys are 0 to 255; corners in pixels. */
export interface DrawnFrame {
  readonly width: number
  readonly height: number
  readonly corners?: Corners
  readonly paper: number
  readonly table: number
  /** Greys that noise adds or takes, evenly. */
  readonly noise?: number
  /** Light falls off by this many greys from left to right. */
  readonly slope?: number
  /** Without ruling and writing. */
  readonly isBlank?: boolean
  readonly seed?: number
}

/** Draws a ruled and written sheet on a table, as a phone's preview would show it: greys only, with a thin shadow around the sheet. */
export function drawFrame(frame: DrawnFrame): Luma {
  const { width, height, paper, table, noise = 0, slope = 0 } = frame
  const data = new Uint8ClampedArray(width * height)
  const random = generator(frame.seed ?? 1)
  const toSheet = frame.corners === undefined ? undefined : unproject(frame.corners)
  // Four looks a pixel: a lens never shows stairs.
  const looks = [0.25, 0.75]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let grey = 0
      for (const dy of looks)
        for (const dx of looks) {
          const place = toSheet?.(x + dx, y + dy)
          grey += (place === undefined ? table : shade(place, frame, paper, table)) / 4
        }
      const light = -slope * (x / width - 0.5) + (random() - 0.5) * 2 * noise
      data[y * width + x] = grey + light
    }
  return { data, width, height }
}

function shade(
  place: { u: number; v: number },
  { isBlank = false }: DrawnFrame,
  paper: number,
  table: number,
): number {
  const { u, v } = place
  const outside = Math.max(-u, u - 1, -v, v - 1)
  if (outside > 0.012) return table
  if (outside > 0) return table - 14
  return !isBlank && isInk(u, v) ? paper - 90 : paper
}

/** A ruled frame, columns, and lines of writing. */
function isInk(u: number, v: number): boolean {
  if (u < 0.07 || u > 0.93 || v < 0.09 || v > 0.94) return false
  if (u < 0.075 || u > 0.925 || v < 0.095 || v > 0.935) return true
  if (Math.abs(u - 0.3) < 0.003 || Math.abs(u - 0.62) < 0.003) return true
  const line = (v * 26) % 1
  if (line < 0.06) return true
  return line > 0.45 && line < 0.85 && Math.sin(u * 190 + Math.floor(v * 26) * 2.1) > 0.35
}

/** Where a pixel lies on the sheet, 0 to 1 each way: the inverse of the perspective that its corners show. */
function unproject([a, b, c, d]: Corners): (x: number, y: number) => { u: number; v: number } {
  const [dx1, dx2, sx] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x]
  const [dy1, dy2, sy] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y]
  const determinant = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / determinant
  const h = (dx1 * sy - sx * dy1) / determinant
  const [m11, m12, m13] = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x]
  const [m21, m22, m23] = [b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y]
  return (x, y) => {
    const [p, q, r] = [m22 - m23 * h, m13 * h - m12, m12 * m23 - m13 * m22]
    const [s, t, w] = [m23 * g - m21, m11 - m13 * g, m13 * m21 - m11 * m23]
    const [i, j, k] = [m21 * h - m22 * g, m12 * g - m11 * h, m11 * m22 - m12 * m21]
    const scale = i * x + j * y + k
    return { u: (p * x + q * y + r) / scale, v: (s * x + t * y + w) / scale }
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
