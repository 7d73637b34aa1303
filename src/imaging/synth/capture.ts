import { directionDeg, mapQuad, type Point, type Quad, rectangle } from '../geometry/point.ts'
import type { Drawing, DrawnText } from './sheet.ts'

/** How a sheet gets into the computer. Same words as the truth of the sample pages. */
export interface Capture {
  readonly device: 'scan' | 'photo'
  /** Pixels per inch of the sheet. */
  readonly dpi: number
  /** The clockwise turn that will make the picture upright. */
  readonly turnDeg: 0 | 90 | 180 | 270
  /** Of the text lines once upright, clockwise positive. */
  readonly skewDeg: number
  /** What is seen round the sheet on each side, in millimetres; 0 cuts at the sheet's edge. */
  readonly marginMm: number
  readonly bed: 'dark' | 'light'
  /** What a photographed sheet lies on. */
  readonly table: 'wood' | 'cloth' | 'white' | 'dark'
  readonly paper: 'white' | 'cream' | 'aged'
  readonly light: 'even' | 'uneven' | 'shadow' | 'flash' | 'dark'
  /** Depth of the perspective of a photo: the share by which corners move, 0..0.15. */
  readonly perspective: number
  /** Standard deviation of the grain, in grey levels. */
  readonly grain: number
  /** Sigma of the blur in pixels; 0 for none. */
  readonly blurPx: number
  readonly stains: number
  /** How dark the fold of a spread is, 0..1. */
  readonly foldShade: number
  /** How much lower a photographed page looks at the fold, where it dives down: 0 to 0.04 of its height. */
  readonly curl: number
  /** How strongly the back of the sheet shows through, 0..0.2. */
  readonly bleed: number
  readonly tornCorners: number
  /** Seen beside a photographed page: the edges of those beneath it, in millimetres. */
  readonly beneathMm: number
  /** How dark the shadow of an arm or a telephone lies over the picture, 0..0.6. */
  readonly cast: number
  /** The side at which a finger holds the page. */
  readonly finger: 'none' | 'left' | 'right' | 'bottom'
  /** The length of a movement while the picture was taken, in pixels; 0 for none. */
  readonly motionPx: number
  /** The light that reached the sensor, 1 as it should be. */
  readonly exposure: number
  /** The share of the picture that was never taken, on one side of it. */
  readonly cut: { readonly side: 'left' | 'top' | 'right' | 'bottom'; readonly share: number } | null
  readonly seed: number
}

/** A flat scan on the bed of an office scanner; change what differs. */
export const cleanScan: Capture = {
  device: 'scan',
  dpi: 200,
  turnDeg: 0,
  skewDeg: 0,
  marginMm: 0,
  bed: 'dark',
  table: 'wood',
  paper: 'cream',
  light: 'even',
  perspective: 0,
  grain: 0,
  blurPx: 0,
  stains: 0,
  foldShade: 0.62,
  curl: 0,
  bleed: 0,
  tornCorners: 0,
  beneathMm: 0,
  cast: 0,
  finger: 'none',
  motionPx: 0,
  exposure: 1,
  cut: null,
  seed: 1,
}

/** What is known about a made picture; all places in its pixels. `skewDeg` as in `Capture`, measured on the drawn lines. */
export interface CaptureTruth {
  readonly width: number
  readonly height: number
  readonly rotationDeg: 0 | 90 | 180 | 270
  readonly skewDeg: number
  /** The sheet's corners as read: top left, top right, bottom right, bottom left. */
  readonly quad: Quad
  /** Top and bottom end of the fold of a spread. */
  readonly split: readonly [Point, Point] | null
  readonly texts: readonly DrawnText[]
}

/** SVG's matrix(a b c d e f): x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

export function applyMatrix(matrix: Matrix, [x, y]: Point): Point {
  const [a, b, c, d, e, f] = matrix
  return [a * x + c * y + e, b * x + d * y + f]
}

/** The size of a scan's picture and the matrix from the sheet (tenths of a millimetre) to its pixels. */
export function planScan(
  drawing: Drawing,
  capture: Capture,
): { readonly width: number; readonly height: number; readonly matrix: Matrix } {
  const scale = capture.dpi / 254
  const angle = (capture.skewDeg * Math.PI) / 180
  const margin = capture.marginMm * 10 * scale
  const sheetWidth = drawing.width * scale
  const sheetHeight = drawing.height * scale
  // A bed shows the whole turned sheet; without margins the picture has the sheet's own size and corners are cut.
  const grown = capture.marginMm > 0 ? 1 : 0
  const width = Math.round(sheetWidth + grown * (Math.abs(Math.sin(angle)) * sheetHeight + 2 * margin))
  const height = Math.round(sheetHeight + grown * (Math.abs(Math.sin(angle)) * sheetWidth + 2 * margin))
  const cos = Math.cos(angle) * scale
  const sin = Math.sin(angle) * scale
  const upright: Matrix = [
    cos,
    sin,
    -sin,
    cos,
    width / 2 - (cos * drawing.width - sin * drawing.height) / 2,
    height / 2 - (sin * drawing.width + cos * drawing.height) / 2,
  ]
  return turnBack(upright, width, height, capture.turnDeg)
}

/** Turns a picture so that a clockwise turn of `turnDeg` makes it upright again. */
export function turnBack(
  matrix: Matrix,
  width: number,
  height: number,
  turnDeg: Capture['turnDeg'],
): { readonly width: number; readonly height: number; readonly matrix: Matrix } {
  const [a, b, c, d, e, f] = matrix
  switch (turnDeg) {
    case 0:
      return { width, height, matrix }
    case 90:
      return { width: height, height: width, matrix: [b, -a, d, -c, f, width - e] }
    case 180:
      return { width, height, matrix: [-a, -b, -c, -d, width - e, height - f] }
    case 270:
      return { width: height, height: width, matrix: [-b, a, -d, c, height - f, e] }
  }
}

/** The truth of a picture, given where each point of the sheet came to lie. */
export function measureTruth(
  drawing: Drawing,
  capture: Capture,
  width: number,
  height: number,
  place: (point: Point) => Point,
): CaptureTruth {
  const texts = drawing.texts.map(text => ({ ...text, quad: mapQuad(text.quad, place) }))
  const quad = mapQuad(rectangle(0, 0, drawing.width, drawing.height), place)
  const fold = drawing.foldX
  return {
    width,
    height,
    rotationDeg: capture.turnDeg,
    skewDeg: measureSkew(texts.length > 0 ? texts.map(text => text.quad) : [quad], capture.turnDeg),
    quad,
    split: fold === null ? null : [place([fold, 0]), place([fold, drawing.height])],
    texts,
  }
}

/** The median direction of the lower edges, once turned upright. */
function measureSkew(quads: readonly Quad[], turnDeg: number): number {
  const angles = quads
    .map(([, , right, left]) => ((((directionDeg(left, right) + turnDeg + 180) % 360) + 360) % 360) - 180)
    .sort((first, second) => first - second)
  return Math.round((angles[Math.floor(angles.length / 2)] ?? 0) * 1000) / 1000
}
