import { crossing, directionDeg, type Point, type Quad } from '../geometry/point.ts'
import { type Rgb, shrinkRgb } from '../raster.ts'
import { cutBands } from './bands.ts'
import { chooseSide } from './choose-side.ts'
import { closeStrokes } from './close-strokes.ts'
import type { Component } from './components.ts'
import { findSides, type Side, type SideName, sideEnds } from './page-sides.ts'

/** The sheet in the image: its corners in image order (top left of the image first), and how each side was found. */
export interface PageQuad {
  readonly quad: Quad
  /** The sides seen as a step in tone; the others are the edge of the image. */
  readonly found: { readonly [name in SideName]: boolean }
  readonly confidence: number
}

const names: readonly SideName[] = ['left', 'top', 'right', 'bottom']

/**
 * Finds the sheet on its bed or table, on a copy of the image about 1000 pixels long. A side is taken when it is a long
 * straight step between two different surfaces (a ruled line has paper on both sides), the outermost of several.
 * A side that is not seen is the edge of the image: a crop never guesses.
 */
export function findPageQuad(image: Rgb, pieces: readonly Component[]): PageQuad {
  const full = brighten(image)
  const half = shrinkRgb(full, 2)
  const closed = closeStrokes(half)
  const sides = new Map<SideName, Side>()
  for (const pair of ['left-right', 'top-bottom'] as const) {
    const closedBands = cutBands(closed, pair)
    const evidence = { full, fullBands: cutBands(full, pair), pieces, half, halfBands: cutBands(half, pair) }
    for (const name of pair === 'left-right' ? (['left', 'right'] as const) : (['top', 'bottom'] as const)) {
      const side = chooseSide(findSides(closedBands, name, 5), evidence)
      if (side !== undefined) sides.set(name, side)
    }
  }
  return assemble(image, sides)
}

/** Below this an image is brightened first, so that the thresholds in grey levels mean the same on a dark page. */
const darkest90 = 150
const wanted90 = 215

function brighten(image: Rgb): Rgb {
  const counts = new Uint32Array(256)
  let total = 0
  for (let at = 1; at < image.data.length; at += 9) {
    const value = image.data[at] ?? 0
    counts[value] = (counts[value] ?? 0) + 1
    total++
  }
  let level = 255
  for (let above = total * 0.1; level > 1 && above >= (counts[level] ?? 0); level--)
    above -= counts[level] ?? 0
  if (level >= darkest90) return image
  const gain = Math.min(4, wanted90 / level)
  const table = Uint8Array.from({ length: 256 }, (_, value) => Math.min(255, Math.round(value * gain)))
  return { ...image, data: image.data.map(value => table[value] ?? 255) }
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
    if (turn > 15) sides.delete(first.support * first.strength < second.support * second.strength ? a : b)
  }
  const line = (name: SideName): [Point, Point] =>
    sideEnds(sides.get(name) ?? inferSide(image, name, sides), image)
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

/**
 * The edge of the image in the place of a side that was not seen: parallel to the opposite side or square to its
 * neighbours, just far enough out to keep everything that is in the image.
 */
function inferSide(image: Rgb, name: SideName, sides: ReadonlyMap<SideName, Side>): Side {
  const opposite = sides.get(oppositeOf[name])
  const neighbours =
    name === 'left' || name === 'right' ? (['top', 'bottom'] as const) : (['left', 'right'] as const)
  const square = neighbours.flatMap(each => sides.get(each) ?? []).map(side => -side.slope)
  const slope =
    opposite?.slope ?? (square.length === 0 ? 0 : square.reduce((sum, each) => sum + each, 0) / square.length)
  const [along, across] =
    name === 'left' || name === 'right' ? [image.height, image.width] : [image.width, image.height]
  const drift = slope * along
  const offset = name === 'left' || name === 'top' ? -Math.max(0, drift) : across - Math.min(0, drift)
  return { name, offset, slope, support: 0, strength: 0 }
}

const oppositeOf: Readonly<Record<SideName, SideName>> = {
  left: 'right',
  right: 'left',
  top: 'bottom',
  bottom: 'top',
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
    if (Math.abs(angle - 90) > 19) return false
  }
  return area > 0.2 * image.width * image.height
}
