import { mapPoint, rectangleToQuad } from '../geometry/homography.ts'
import { mapQuad, type Point, type Quad, rectangle, turnPoint } from '../geometry/point.ts'
import type { PageQuad } from './page-quad.ts'
import { fewLines } from './page-skew.ts'
import type { Skew } from './skew.ts'
import type { Writing } from './writing.ts'

/** Writing thinner than this share of the sheet says nothing about turn or slope (a blank page's specks measure 0.0003). */
export const leastWriting = 0.003
/** Below this the slope of the lines is not trusted, and the sheet's own edges are kept. */
export const leastSkewConfidence = 0.25

/** What is known about how a sheet and its lines lie. */
export interface Slopes {
  readonly sheet: PageQuad
  /** The sheet's corners as they are read after the quarter turn. */
  readonly corners: Quad
  readonly skew: Skew
  readonly writing: Writing
  /** Whether the slope is that of ruled lines, for want of writing. */
  readonly isRuled: boolean
}

/** The sheet with its lines level: by how much they sloped on the sheet, and what becomes the output's corners. */
export interface Level {
  readonly levelDeg: number
  readonly quad: Quad
}

/** Turns the sheet's rectangle so that its lines come out level. */
export function levelSheet(slopes: Slopes): Level {
  const { corners, skew, writing, isRuled } = slopes
  const trusted = (isRuled || writing.share >= leastWriting) && skew.confidence >= leastSkewConfidence
  const levelDeg = trusted && !agreesWithSheet(slopes) ? skew.angleDeg : 0
  const toImage = rectangleToQuad(writing.width, writing.height, corners)
  return { levelDeg, quad: mapQuad(levelRectangle(writing, levelDeg), point => mapPoint(toImage, point)) }
}

/** How far lines may slope on a sheet whose edges are followed, in degrees; a few lines on an empty page wander more. */
const agreeing = { lines: 0.25, fewLines: 0.8 }

/**
 * A form is printed parallel to its sheet, and four clear edges tell the slope to 0.02°, the lines to 0.1°: when both agree
 * the edges are followed.
 */
function agreesWithSheet({ sheet, skew, writing }: Slopes): boolean {
  const { left, top, right, bottom } = sheet.found
  const within = writing.share < fewLines ? agreeing.fewLines : agreeing.lines
  return left && top && right && bottom && sheet.confidence >= 0.85 && Math.abs(skew.angleDeg) < within
}

/**
 * The rectangle, on the flattened sheet, that becomes the output: turned by the lines' slope about the centre. Where
 * the sheet's edge was not seen the rectangle grows until no writing is outside.
 */
function levelRectangle({ width, height, points }: Writing, levelDeg: number): Quad {
  const centre: Point = [width / 2, height / 2]
  let [left, top, right, bottom] = [0, 0, width, height]
  if (levelDeg !== 0) {
    const margin = Math.max(width, height) * 0.004
    const angle = (-levelDeg * Math.PI) / 180
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
    for (let i = 0; i < points.x.length; i++) {
      const dx = (points.x[i] ?? 0) - centre[0]
      const dy = (points.y[i] ?? 0) - centre[1]
      const x = centre[0] + dx * cosine - dy * sine
      const y = centre[1] + dx * sine + dy * cosine
      left = Math.min(left, x - margin)
      right = Math.max(right, x + margin)
      top = Math.min(top, y - margin)
      bottom = Math.max(bottom, y + margin)
    }
  }
  return mapQuad(rectangle(left, top, right, bottom), corner => turnPoint(corner, centre, levelDeg))
}
