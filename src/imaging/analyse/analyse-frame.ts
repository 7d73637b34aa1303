import { type Quad, quadSize, turnCorners } from '../geometry/point.ts'
import { warp } from '../geometry/warp.ts'
import { type Rgb, toGrey } from '../raster.ts'
import { findComponents } from './components.ts'
import { isCutOff } from './cut-off.ts'
import { findGutter, type Gutter, type GutterHint } from './gutter.ts'
import { findInk } from './ink.ts'
import { findLedgerLayout, type LedgerLayout } from './ledger.ts'
import { type Level, leastWriting, levelSheet } from './level-sheet.ts'
import { findPageQuad, type PageQuad } from './page-quad.ts'
import { fewLines, findPageSkew, findRuleSkew } from './page-skew.ts'
import { findCoarseSkew, type Skew } from './skew.ts'
import { findRules, findWriting, turnWriting, type Writing } from './writing.ts'

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
  readonly level: Level
  readonly writing: Writing
  readonly gutter: Gutter | undefined
  readonly ledger: LedgerLayout
  readonly cutOff: boolean
}

/** Looks at a copy of the image about 1000 pixels long; `gutterNear` is where the book's other pages have their fold. */
export function analyseFrame(image: Rgb, gutterNear?: GutterHint): FrameAnalysis {
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
  const ruled =
    flat.share < fewLines ? findRuleSkew(findRules(ink, pieces, sheet.quad, quarterTurn), size) : undefined
  const skew = ruled ?? findPageSkew(writing, quarterTurn === 0 ? rows : columns)
  const level = levelSheet({ sheet, corners, skew, writing, isRuled: ruled !== undefined })
  const open = flattenOpenBook(image, level.quad)
  const gutter = open === undefined ? undefined : findGutter(open, gutterNear)
  return {
    sheet,
    quarterTurn,
    quarterConfidence: readable && high > 0 ? Math.min(1, (high / Math.max(low, 1e-9) - 1) / 2) : 0,
    corners,
    skew,
    level,
    writing,
    gutter,
    ledger:
      open === undefined || gutter === undefined
        ? 'none'
        : findLedgerLayout(open, gutter, skew.angleDeg - level.levelDeg),
    cutOff: isCutOff(ink, sheet),
  }
}

/** The flattened sheet, its lines level, where it is wider than high, as an open book is; a single page turned on its side has been turned back by now. */
function flattenOpenBook(image: Rgb, quad: Quad): Rgb | undefined {
  const { width, height } = quadSize(quad)
  if (width < height * 1.12) return undefined
  const scale = Math.min(1, 1200 / width)
  return warp(image, quad, Math.round(width * scale), Math.round(height * scale), [255, 255, 255])
}
