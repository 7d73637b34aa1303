import type { Rgb } from '../raster.ts'
import type { Bands } from './bands.ts'
import { type Component, isWriting } from './components.ts'
import { refineSide, type Side, sideEnds } from './page-sides.ts'
import { contrastAcross, shadowOutside } from './side-contrast.ts'
import { countStrokesOutside } from './strokes-outside.ts'

/** Thresholds of a believable side: share of its length, step in grey levels, difference of the surfaces beside it. */
const least = { support: 0.5, strength: 6, contrast: 5.5 }
/** A side seen along less of the image is a small sheet's, on a bed of another colour, or nothing. */
const partial = { support: 0.62, strength: 20 }
/** A fainter difference, white paper on a white lid, counts where it is seen along nearly the whole side and is as large as the step itself. */
const faint = { support: 0.8, strength: 3, contrast: 3, shareOfStep: 0.5 }
/** Beside a strong side of the sheet, weaker lines further out are the grain of a table. */
const besideStrongest = { worth: 0.35, contrast: 0.3 }

/** Where the surfaces differ less than this (levels, share of the brightness), ruling or writing beyond the line shows that the sheet goes on. */
const certain = { levels: 28, share: 0.16 }
const leastStrokesOutside = 4
const mostPiecesOutside = 3

/** A shadow beside a sheet on a lid of its own colour, in grey levels, and how long it must be seen. */
const leastShadow = { levels: 6, support: 0.7 }

/** The image in the sizes and cuts that judging a side needs. */
export interface SideEvidence {
  /** About 1000 pixels long, and the pieces of ink found in it. */
  readonly full: Rgb
  readonly fullBands: Bands
  readonly pieces: readonly Component[]
  /** Half as long: the copy in which the candidates were found. */
  readonly half: Rgb
  readonly halfBands: Bands
}

/** How far, in pixels of the full copy, a side's place may be off after the search on the half copy. */
const refineReachPx = 10

/** The side of the sheet among the lines that may be one, placed exactly on the full copy; undefined when none is believable. */
export function chooseSide(candidates: readonly Side[], evidence: SideEvidence): Side | undefined {
  const worth = (side: Side) => side.support * Math.min(side.strength, 120)
  const believed = candidates.filter(side => isCredible(side, evidence))
  // A line that hugs the image's own edge is usually the rim of the scanner's glass, when there is another.
  const within = believed.filter(side => !hugsEdge(side, evidence.half))
  const credible = within.length > 0 ? within : believed
  const strongest = Math.max(0, ...credible.map(worth))
  const contrast = (side: Side) => contrastAcross(evidence.halfBands, side).levels
  const clearest = Math.max(0, ...credible.map(contrast))
  const outwards = (side: Side) => {
    const [from, to] = sideEnds(side, evidence.half)
    const middle =
      side.name === 'left' || side.name === 'right' ? (from[0] + to[0]) / 2 : (from[1] + to[1]) / 2
    return side.name === 'left' || side.name === 'top' ? -middle : middle
  }
  const [chosen] = credible
    .filter(
      side =>
        worth(side) >= strongest * besideStrongest.worth &&
        contrast(side) >= clearest * besideStrongest.contrast,
    )
    .sort((a, b) => outwards(b) - outwards(a))
  return chosen === undefined ? undefined : onFull(chosen, evidence)
}

function onFull(side: Side, { fullBands }: SideEvidence): Side {
  return refineSide(fullBands, { ...side, offset: side.offset * 2 }, refineReachPx)
}

function isCredible(side: Side, evidence: SideEvidence): boolean {
  if (side.support < least.support || side.strength < faint.strength) return false
  if (side.support < partial.support && side.strength < partial.strength) return false
  const contrast = contrastAcross(evidence.halfBands, side)
  // A thick ruled line is a violent step between two strips of the same paper.
  const twoSurfaces =
    (side.strength >= least.strength && contrast.levels >= Math.max(least.contrast, side.strength * 0.12)) ||
    (side.support >= faint.support &&
      contrast.levels >= Math.max(faint.contrast, side.strength * faint.shareOfStep))
  if (twoSurfaces && (contrast.levels >= certain.levels || contrast.share >= certain.share)) return true
  const exact = onFull(side, evidence)
  const throwsShadow =
    !twoSurfaces &&
    side.support >= leastShadow.support &&
    shadowOutside(evidence.fullBands, exact) >= leastShadow.levels
  if (!twoSurfaces && !throwsShadow) return false
  return (
    countStrokesOutside(evidence.full, exact) < leastStrokesOutside &&
    !hasWritingOutside(evidence.half, side, evidence.pieces)
  )
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
