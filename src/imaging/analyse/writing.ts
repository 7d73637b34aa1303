import { invert, mapPoint, rectangleToQuad } from '../geometry/homography.ts'
import { type Quad, quadSize } from '../geometry/point.ts'
import { type Components, isWriting } from './components.ts'
import type { Ink } from './ink.ts'
import type { Points } from './skew.ts'

/** The ink of letters and words on the sheet, as points of the flattened sheet: (0,0) to (width,height), pixels of the image analysed. */
export interface Writing {
  readonly width: number
  readonly height: number
  readonly points: Points
  /** Ink of writing as a share of the sheet's area. */
  readonly share: number
}

/** More points make no angle better (0.02° needs a few thousand) and only cost time. */
const mostPoints = 24_000

/** Finds the writing inside the sheet's corners (in image order) and flattens it onto an upright rectangle. */
export function findWriting(ink: Ink, pieces: Components, sheet: Quad): Writing {
  const { width, height } = quadSize(sheet)
  const flatten = invert(rectangleToQuad(width, height, sheet))
  const longSide = Math.max(width, height)
  const margin = longSide * 0.008
  const wanted = new Uint8Array(pieces.list.length)
  let total = 0
  for (const [i, piece] of pieces.list.entries()) {
    if (!isWriting(piece, longSide)) continue
    const [x, y] = mapPoint(flatten, [(piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2])
    if (x < margin || y < margin || x > width - margin || y > height - margin) continue
    wanted[i] = 1
    total += piece.area
  }
  const every = Math.max(1, Math.ceil(total / mostPoints))
  const xs = new Float32Array(Math.floor(total / every))
  const ys = new Float32Array(xs.length)
  const weights = new Float32Array(xs.length)
  // `mapPoint` written out: it is called for every point.
  const [h0, h1, h2, h3, h4, h5, h6, h7, scale] = flatten
  let seen = 0
  let kept = 0
  for (const [i, piece] of pieces.list.entries()) {
    if (wanted[i] !== 1) continue
    for (let index = piece.first; index < piece.first + piece.area && kept < xs.length; index++) {
      if (++seen % every !== 0) continue
      const at = pieces.pixels[index] ?? 0
      // A fixed scatter within the pixel: without it the pixel grid itself would favour an angle of 0°.
      const hash = scatter(at)
      const row = Math.floor(at / ink.width)
      const y = row + (hash & 0xffff) / 0x10000
      const x = at - row * ink.width + (hash >>> 16) / 0x10000
      const w = h6 * x + h7 * y + scale
      xs[kept] = (h0 * x + h1 * y + h2) / w
      ys[kept] = (h3 * x + h4 * y + h5) / w
      weights[kept] = (ink.mask[at] ?? 0) / 255
      kept++
    }
  }
  return {
    width,
    height,
    points: { x: xs.subarray(0, kept), y: ys.subarray(0, kept), weight: weights.subarray(0, kept) },
    share: total / (width * height),
  }
}

/** The writing after the sheet has been turned clockwise by a quarter. */
export function turnWriting(writing: Writing): Writing {
  const x = new Float32Array(writing.points.x.length)
  for (let i = 0; i < x.length; i++) x[i] = writing.height - (writing.points.y[i] ?? 0)
  return {
    width: writing.height,
    height: writing.width,
    points: { x, y: writing.points.x, weight: writing.points.weight },
    share: writing.share,
  }
}

/** A fixed, well-mixed number for a number (the finaliser of MurmurHash3). */
function scatter(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
