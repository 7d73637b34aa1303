import { type Homography, invert, mapPoint, rectangleToQuad } from '../geometry/homography.ts'
import { type Point, type Quad, quadSize, rectangle } from '../geometry/point.ts'
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
  const points = flattenPixels(ink, pieces, flatten, wanted, Math.max(1, Math.ceil(total / mostPoints)))
  return { width, height, points, share: total / (width * height) }
}

/**
 * Pieces of ruled lines are long and lie within the sheet: shares of its long side. A rule is thin, and its neighbours along it are
 * ink: pixels across it, and along it, of those within `along` to both sides.
 */
const rule = { least: 0.08, margin: 0.012, thickness: 4, along: 12, filled: 24 }

/** The ruled lines on the sheet as points of the flattened sheet, like `Writing.points`; those that run level after a quarter turn of the image. */
export function findRules(ink: Ink, pieces: Components, sheet: Quad, quarterTurn: 0 | 90): Points {
  const { width, height } = quadSize(sheet)
  const longSide = Math.max(width, height)
  const flatten = invert(rectangleToQuad(width, height, sheet))
  const margin = longSide * rule.margin
  const isInside = ([x, y]: Point) => x > margin && y > margin && x < width - margin && y < height - margin
  // What touches the sheet's rim is its rim, its shadow, the bed.
  const wanted = Uint8Array.from(pieces.list, ({ left, top, right, bottom, ...piece }) => {
    const length = quarterTurn === 0 ? right - left : bottom - top
    const isRule =
      length >= longSide * rule.least && !isWriting({ left, top, right, bottom, ...piece }, longSide)
    return isRule && rectangle(left, top, right, bottom).every(corner => isInside(mapPoint(flatten, corner)))
      ? 1
      : 0
  })
  const [along, across] = quarterTurn === 0 ? [1, ink.width] : [ink.width, 1]
  const points = flattenPixels(
    ink,
    pieces,
    flatten,
    wanted,
    1,
    at => runLength(ink.mask, at, across) <= rule.thickness && isOnRule(ink.mask, at, along, across),
  )
  return quarterTurn === 0 ? points : turnPoints(points, height)
}

/** How many pixels of ink follow each other through a place in steps, up to 4 to each side. */
function runLength(mask: Uint8Array, at: number, step: number): number {
  let length = 1
  for (let near = at + step; length <= rule.thickness && (mask[near] ?? 0) !== 0; near += step) length++
  for (let near = at - step; length <= rule.thickness && (mask[near] ?? 0) !== 0; near -= step) length++
  return length
}

function isOnRule(mask: Uint8Array, at: number, along: number, across: number): boolean {
  let filled = 0
  for (let k = -rule.along; k <= rule.along; k++) {
    const near = at + k * along
    if ((mask[near] ?? 0) !== 0 || (mask[near - across] ?? 0) !== 0 || (mask[near + across] ?? 0) !== 0)
      filled++
  }
  return filled >= rule.filled
}

/** The pixels of the wanted pieces, every so many of them, on the flattened sheet. */
function flattenPixels(
  ink: Ink,
  pieces: Components,
  [h0, h1, h2, h3, h4, h5, h6, h7, scale]: Homography,
  wanted: Uint8Array,
  every: number,
  isKept?: (at: number) => boolean,
): Points {
  let total = 0
  for (const [i, piece] of pieces.list.entries()) if (wanted[i] === 1) total += piece.area
  const xs = new Float32Array(Math.floor(total / every))
  const ys = new Float32Array(xs.length)
  const weights = new Float32Array(xs.length)
  let seen = 0
  let kept = 0
  for (const [i, piece] of pieces.list.entries()) {
    if (wanted[i] !== 1) continue
    for (let index = piece.first; index < piece.first + piece.area && kept < xs.length; index++) {
      if (++seen % every !== 0) continue
      const at = pieces.pixels[index] ?? 0
      if (isKept !== undefined && !isKept(at)) continue
      // A fixed scatter within the pixel: without it the pixel grid itself would favour an angle of 0°.
      const hash = scatter(at)
      const row = Math.floor(at / ink.width)
      const y = row + (hash & 0xffff) / 0x10000
      const x = at - row * ink.width + (hash >>> 16) / 0x10000
      // `mapPoint` written out: it is called for every point.
      const w = h6 * x + h7 * y + scale
      xs[kept] = (h0 * x + h1 * y + h2) / w
      ys[kept] = (h3 * x + h4 * y + h5) / w
      weights[kept] = (ink.mask[at] ?? 0) / 255
      kept++
    }
  }
  return { x: xs.subarray(0, kept), y: ys.subarray(0, kept), weight: weights.subarray(0, kept) }
}

/** The writing after the sheet has been turned clockwise by a quarter. */
export function turnWriting(writing: Writing): Writing {
  const { width, height, points, share } = writing
  return { width: height, height: width, points: turnPoints(points, height), share }
}

function turnPoints({ x, y, weight }: Points, height: number): Points {
  return { x: y.map(each => height - each), y: x, weight }
}

/** A fixed, well-mixed number for a number (the finaliser of MurmurHash3). */
function scatter(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
