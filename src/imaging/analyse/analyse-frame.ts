import { type Quad, quadSize, turnCorners } from '../geometry/point.ts'
import { warp } from '../geometry/warp.ts'
import { type Rgb, toGrey } from '../raster.ts'
import { findComponents } from './components.ts'
import { isCutOff } from './cut-off.ts'
import { findGutter, type Gutter } from './gutter.ts'
import { findInk } from './ink.ts'
import { findPageQuad, type PageQuad } from './page-quad.ts'
import { findCoarseSkew, findSkew, type Skew } from './skew.ts'
import { findWriting, turnWriting, type Writing } from './writing.ts'

/** What one look at the whole image tells: the sheet, its quarter turn, the slope of its lines, its fold. Pixels of the copy looked at. */
export interface FrameAnalysis {
  readonly sheet: PageQuad
  /** The quarter turn that makes the lines of text level; whether they then stand on their heads is judged later. */
  readonly quarterTurn: 0 | 90
  readonly quarterConfidence: number
  /** The sheet's corners as they are read after the quarter turn. */
  readonly corners: Quad
  /** The slope left on the flattened sheet. */
  readonly skew: Skew
  readonly writing: Writing
  readonly gutter: Gutter | undefined
  readonly cutOff: boolean
}

/** Writing thinner than this share of the sheet says nothing about turn or slope (a blank page's specks measure 0.0003). */
export const leastWriting = 0.003

/** Looks at a copy of the image about 1000 pixels long. */
export function analyseFrame(image: Rgb): FrameAnalysis {
  const ink = findInk(toGrey(image))
  const pieces = findComponents(ink)
  const sheet = findPageQuad(image, pieces.list)
  const flat = findWriting(ink, pieces, sheet.quad)
  const size = Math.max(flat.width, flat.height)
  const rows = findCoarseSkew(flat.points, size)
  const turned = turnWriting(flat)
  const columns = findCoarseSkew(turned.points, size)
  const readable = flat.share >= leastWriting
  const quarterTurn = readable && columns.sharpness > rows.sharpness ? 90 : 0
  const high = Math.max(columns.sharpness, rows.sharpness)
  const low = Math.min(columns.sharpness, rows.sharpness)
  const corners = turnCorners(sheet.quad, quarterTurn)
  const writing = quarterTurn === 0 ? flat : turned
  return {
    sheet,
    quarterTurn,
    quarterConfidence: readable && high > 0 ? Math.min(1, (high / Math.max(low, 1e-9) - 1) / 2) : 0,
    corners,
    skew: findSkew(writing.points, size, quarterTurn === 0 ? rows : columns),
    writing,
    gutter: lookForGutter(image, corners),
    cutOff: isCutOff(ink, sheet),
  }
}

/** A double page is wider than high; a single page turned on its side has been turned back by now. */
function lookForGutter(image: Rgb, corners: Quad): Gutter | undefined {
  const { width, height } = quadSize(corners)
  if (width < height * 1.12) return undefined
  const scale = Math.min(1, 900 / width)
  return findGutter(
    warp(image, corners, Math.round(width * scale), Math.round(height * scale), [255, 255, 255]),
  )
}
