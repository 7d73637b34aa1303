import type { Rgb } from '../raster.ts'
import type { Bands } from './bands.ts'
import { type Component, isWriting } from './components.ts'
import { refineSide, type Side, sideEnds } from './page-sides.ts'
import { stepOutOfShadow } from './sheet-shadow.ts'
import { type Contrast, contrastAcross, shadowOutside } from './side-contrast.ts'
import { countStrokesOutside } from './strokes-outside.ts'

/** Thresholds of a believable side: share of its length, step in grey levels, difference of the surfaces beside it. */
const least = { support: 0.5, strength: 6, contrast: 5.5 }
/** A side seen along less of the image is a small sheet's, on a bed of another colour, or nothing. */
const partial = { support: 0.62, strength: 20 }
/** A fainter difference, white paper on a white lid, counts where it is seen along nearly the whole side and is as large as the step itself. */
const faint = { support: 0.8, strength: 3, contrast: 3, shareOfStep: 0.5 }
/** Beside a strong side of the sheet, weaker lines further out are the grain of a table. */
const besideStrongest = { worth: 0.35, contrast: 0.3 }

/** Where the surfaces differ less than this (levels, share of the brightness), or only in their light, ruling or writing beyond the line shows that the sheet goes on. */
const certain = { levels: 28, share: 0.16 }
const furtherPx = 10
const leastStrokesOutside = 4
const mostPiecesOutside = 3
/** A shadow on a wooden table has a speck or two of its grain in it, and no line of text. */
const mostPiecesInShadow = 2

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
  const chosen = outermostCredible(candidates, evidence)
  if (chosen === undefined) return undefined
  const placed = onFull(chosen, evidence)
  const inner = stepOutOfShadow(evidence.fullBands, placed)
  if (inner === undefined) return placed
  const lost =
    countWritingBeyond(evidence.full, inner, evidence.pieces, 1, 0.003) -
    countWritingBeyond(evidence.full, placed, evidence.pieces, 1, 0.003)
  return lost > mostPiecesInShadow ? placed : inner
}

function outermostCredible(candidates: readonly Side[], evidence: SideEvidence): Side | undefined {
  const worth = (side: Side) => side.support * Math.min(side.strength, 120)
  const believed = candidates.filter(side => isCredible(side, evidence))
  // A line that hugs the image's own edge is usually the rim of the scanner's glass, when there is another.
  const within = believed.filter(side => !hugsEdge(side, evidence.half))
  const credible = within.length > 0 ? within : believed
  const strongest = Math.max(0, ...credible.map(worth))
  const contrast = (side: Side) => contrastAcross(evidence.halfBands, side)?.levels ?? 0
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
  return chosen
}

function onFull(side: Side, { fullBands }: SideEvidence): Side {
  return refineSide(fullBands, { ...side, offset: side.offset * 2 }, refineReachPx)
}

function isCredible(side: Side, evidence: SideEvidence): boolean {
  if (side.support < least.support || side.strength < faint.strength) return false
  if (side.support < partial.support && side.strength < partial.strength) return false
  const contrast = contrastAcross(evidence.halfBands, side) ?? nothing
  // A thick ruled line is a violent step between two strips of the same paper.
  const twoSurfaces =
    (side.strength >= least.strength && contrast.levels >= Math.max(least.contrast, side.strength * 0.1)) ||
    (side.support >= faint.support &&
      contrast.levels >= Math.max(faint.contrast, side.strength * faint.shareOfStep))
  if (twoSurfaces && !contrast.isOneHue && isCertain(contrast) && goesOn(side, evidence)) return true
  const exact = onFull(side, evidence)
  const throwsShadow =
    !twoSurfaces &&
    side.support >= leastShadow.support &&
    shadowOutside(evidence.fullBands, exact) >= leastShadow.levels
  if (!twoSurfaces && !throwsShadow) return false
  return (
    countStrokesOutside(evidence.full, exact) < leastStrokesOutside &&
    countWritingBeyond(evidence.half, side, evidence.pieces, 2, 0.012) <= mostPiecesOutside
  )
}

const nothing: Contrast = { levels: 0, share: 0, isOneHue: true }

function isCertain({ levels, share }: Contrast): boolean {
  return levels >= certain.levels || share >= certain.share
}

/** Whether the surfaces still differ further away from a line, as those of a line of bold text do not. */
function goesOn(side: Side, { halfBands }: SideEvidence): boolean {
  const further = contrastAcross(halfBands, side, furtherPx)
  return further === undefined || isCertain(further)
}

/** Letters beyond a line by a share of the long side; `pieces` are in pixels of `scale` times the image's size. */
function countWritingBeyond(
  image: Rgb,
  side: Side,
  pieces: readonly Component[],
  scale: 1 | 2,
  beyond: number,
): number {
  const longSide = Math.max(image.width, image.height)
  const upright = side.name === 'left' || side.name === 'right'
  const outwards = side.name === 'left' || side.name === 'top' ? -1 : 1
  let count = 0
  for (const piece of pieces) {
    if (piece.area < 8 || !isLetter(piece) || !isWriting(piece, longSide * scale)) continue
    const [x, y] = [(piece.left + piece.right) / 2 / scale, (piece.top + piece.bottom) / 2 / scale]
    const line = side.offset + side.slope * (upright ? y : x)
    if (((upright ? x : y) - line) * outwards > longSide * beyond) count++
  }
  return count
}

/** Fragments of a shadow's rim are long and thin, as no letter is. */
function isLetter({ left, top, right, bottom }: Component): boolean {
  const [width, height] = [right - left, bottom - top]
  return Math.min(width, height) >= 4 && Math.max(width, height) <= Math.min(width, height) * 6
}

function hugsEdge(side: Side, image: Rgb): boolean {
  const across = side.name === 'left' || side.name === 'right' ? image.width : image.height
  const length = side.name === 'left' || side.name === 'right' ? image.height : image.width
  const middle = side.offset + (side.slope * length) / 2
  return Math.min(middle, across - middle) < across * 0.015
}
