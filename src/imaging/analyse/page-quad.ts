import { crossing, directionDeg, type Point, type Quad } from '../geometry/point.ts'
import { type Rgb, shrinkRgb } from '../raster.ts'
import { closeStrokes } from './close-strokes.ts'
import { type Component, isWriting } from './components.ts'
import {
  type Bands,
  contrastAcross,
  cutBands,
  findSides,
  refineSide,
  type Side,
  type SideName,
  sideEnds,
} from './page-sides.ts'
import { countStrokesOutside } from './strokes-outside.ts'

/** The sheet in the image: its corners in image order (top left of the image first), and how each side was found. */
export interface PageQuad {
  readonly quad: Quad
  /** The sides seen as a step in tone; the others are the edge of the image. */
  readonly found: { readonly [name in SideName]: boolean }
  readonly confidence: number
}

const names: readonly SideName[] = ['left', 'top', 'right', 'bottom']

/** Thresholds of a believable side: share of its length, step in grey levels, difference of the surfaces beside it. */
const least = { support: 0.5, strength: 6, contrast: 5.5 }

/** Where the surfaces differ less than this (levels, share of the brightness), ruling or writing beyond the line shows that the sheet goes on. */
const certain = { levels: 28, share: 0.16 }
const leastStrokesOutside = 4
const mostPiecesOutside = 3

/**
 * Finds the sheet on its bed or table, on a copy of the image about 1000 pixels long. A side is taken when it is a long
 * straight step between two different surfaces (a ruled line has paper on both sides), the outermost of several.
 * A side that is not seen is the edge of the image: a crop never guesses.
 */
export function findPageQuad(image: Rgb, pieces: readonly Component[]): PageQuad {
  const half = shrinkRgb(image, 2)
  const closed = closeStrokes(half, 1)
  const sides = new Map<SideName, Side>()
  for (const pair of ['left-right', 'top-bottom'] as const) {
    const closedBands = cutBands(closed, pair)
    const halfBands = cutBands(half, pair)
    let fullBands: Bands | undefined
    for (const name of pair === 'left-right' ? (['left', 'right'] as const) : (['top', 'bottom'] as const)) {
      const side = chooseSide(image, half, halfBands, findSides(closedBands, name, 5), pieces)
      if (side === undefined) continue
      fullBands ??= cutBands(image, pair)
      sides.set(name, refineSide(fullBands, { ...side, offset: side.offset * 2 }, 10))
    }
  }
  return assemble(image, sides)
}

function chooseSide(
  full: Rgb,
  image: Rgb,
  bands: Bands,
  candidates: readonly Side[],
  pieces: readonly Component[],
): Side | undefined {
  const worth = (side: Side) => side.support * Math.min(side.strength, 40)
  const credible = candidates.filter(side => {
    if (side.support < least.support || side.strength < least.strength) return false
    const contrast = contrastAcross(bands, side)
    // A thick ruled line is a violent step between two strips of the same paper.
    if (contrast.levels < Math.max(least.contrast, side.strength * 0.12)) return false
    if (contrast.levels >= certain.levels || contrast.share >= certain.share) return true
    const onFull = { ...side, offset: side.offset * 2 }
    return countStrokesOutside(full, onFull) < leastStrokesOutside && !hasWritingOutside(image, side, pieces)
  })
  const strongest = Math.max(0, ...credible.map(worth))
  const outwards = (side: Side) => {
    const [from, to] = sideEnds(side, image)
    const middle =
      side.name === 'left' || side.name === 'right' ? (from[0] + to[0]) / 2 : (from[1] + to[1]) / 2
    return side.name === 'left' || side.name === 'top' ? -middle : middle
  }
  const ordered = credible
    .filter(side => worth(side) >= strongest * 0.3)
    .sort((a, b) => outwards(b) - outwards(a))
  const [outermost, next] = ordered
  // A line that hugs the image's own edge is usually the rim of the scanner's glass, when another is as good.
  if (outermost !== undefined && next !== undefined && hugsEdge(outermost, image)) return next
  return outermost
}

/** Whether letters lie beyond a line; `pieces` are in pixels of twice the image's size. */
function hasWritingOutside(image: Rgb, side: Side, pieces: readonly Component[]): boolean {
  const longSide = Math.max(image.width, image.height)
  const upright = side.name === 'left' || side.name === 'right'
  const outwards = side.name === 'left' || side.name === 'top' ? -1 : 1
  let count = 0
  for (const piece of pieces) {
    if (piece.area < 8 || !isWriting(piece, longSide * 2)) continue
    const [x, y] = [(piece.left + piece.right) / 4, (piece.top + piece.bottom) / 4]
    const line = side.offset + side.slope * (upright ? y : x)
    if (((upright ? x : y) - line) * outwards > longSide * 0.012) count++
  }
  return count > mostPiecesOutside
}

function hugsEdge(side: Side, image: Rgb): boolean {
  const across = side.name === 'left' || side.name === 'right' ? image.width : image.height
  const length = side.name === 'left' || side.name === 'right' ? image.height : image.width
  const middle = side.offset + (side.slope * length) / 2
  return Math.min(middle, across - middle) < across * 0.015
}

/** Corners from the sides that were found, after dropping those that disagree with a sheet of paper's shape. */
function assemble(image: Rgb, sides: Map<SideName, Side>): PageQuad {
  const opposite: readonly (readonly [SideName, SideName])[] = [
    ['left', 'right'],
    ['top', 'bottom'],
  ]
  for (const [a, b] of opposite) {
    const first = sides.get(a)
    const second = sides.get(b)
    if (first === undefined || second === undefined) continue
    const turn = Math.abs(Math.atan(first.slope) - Math.atan(second.slope)) * (180 / Math.PI)
    if (turn > 9) sides.delete(first.support * first.strength < second.support * second.strength ? a : b)
  }
  const line = (name: SideName): [Point, Point] => sideEnds(sides.get(name) ?? edgeOf(image, name), image)
  const corner = (a: SideName, b: SideName, fallback: Point): Point => {
    const [p, q] = line(a)
    const [r, s] = line(b)
    return crossing(p, q, r, s) ?? fallback
  }
  const { width, height } = image
  const quad: Quad = [
    corner('left', 'top', [0, 0]),
    corner('right', 'top', [width, 0]),
    corner('right', 'bottom', [width, height]),
    corner('left', 'bottom', [0, height]),
  ]
  const seen = {
    left: sides.has('left'),
    top: sides.has('top'),
    right: sides.has('right'),
    bottom: sides.has('bottom'),
  }
  const whole: Quad = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]
  if (!isSheet(quad, image)) {
    return { quad: whole, found: { left: false, top: false, right: false, bottom: false }, confidence: 0.3 }
  }
  const quality = names.map(name => {
    const side = sides.get(name)
    return side === undefined ? 0.6 : Math.min(1, 0.4 + 0.5 * side.support + side.strength / 100)
  })
  return { quad, found: seen, confidence: Math.min(...quality) }
}

/** The image's own edge in the place of a side that was not seen. */
function edgeOf(image: Rgb, name: SideName): Side {
  const offset = name === 'right' ? image.width : name === 'bottom' ? image.height : 0
  return { name, offset, slope: 0, support: 0, strength: 0 }
}

function isSheet(quad: Quad, image: Rgb): boolean {
  let area = 0
  for (let i = 0; i < 4; i++) {
    const [x0, y0] = quad[i] ?? [0, 0]
    const [x1, y1] = quad[(i + 1) % 4] ?? [0, 0]
    area += (x0 * y1 - x1 * y0) / 2
    const before = quad[(i + 3) % 4] ?? [0, 0]
    const after = quad[(i + 1) % 4] ?? [0, 0]
    const here = quad[i] ?? [0, 0]
    const angle = Math.abs(((directionDeg(here, after) - directionDeg(here, before) + 540) % 360) - 180)
    if (Math.abs(angle - 90) > 13) return false
  }
  return area > 0.2 * image.width * image.height
}
