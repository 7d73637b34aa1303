import type { PageMetrics } from '../page-element.ts'
import { type Rgb, shrinkToGrey } from '../raster.ts'
import { type Components, findComponents, isWriting } from './components.ts'
import { findInk, type Ink } from './ink.ts'
import { measureSharpness, measureTone, type Tone } from './quality.ts'
import { measureUpright } from './upright.ts'

/** What a finished page (lines level, sheet cropped) shows. */
export interface PageJudgement {
  readonly metrics: PageMetrics
  readonly tone: Tone
  readonly sharpness: number | undefined
  /** Share of the page covered by letters and words. */
  readonly writingShare: number
  /** Above 0: the page stands on its feet; below 0: on its head. In units of certainty, see `upright.ts`. */
  readonly upright: number
}

/** Judges a rendered page of 150 to 300 dpi. */
export function judgePage(page: Rgb): PageJudgement {
  const sharpness = measureSharpness(page)
  const small = shrinkToGrey(page, Math.max(1, Math.round(Math.max(page.width, page.height) / 1170)))
  const tone = measureTone(small)
  const ink = findInk(small)
  const pieces = findComponents(ink)
  const { inkShare, writingShare, contrast } = measureInk(ink, pieces)
  return {
    metrics: {
      sharpness: round(sharpness ?? 0, 3),
      brightness: tone.median,
      contrast: round(contrast, 3),
      inkShare: round(inkShare, 4),
    },
    tone,
    sharpness,
    writingShare,
    upright: measureUpright(ink, pieces),
  }
}

function measureInk(
  ink: Ink,
  pieces: Components,
): { inkShare: number; writingShare: number; contrast: number } {
  const { width, height } = ink
  const longSide = Math.max(width, height)
  const margin = longSide * 0.02
  let area = 0
  let writing = 0
  const wanted = new Uint8Array(pieces.list.length + 1)
  for (const [i, piece] of pieces.list.entries()) {
    const touchesRim =
      piece.left < margin ||
      piece.top < margin ||
      piece.right > width - margin ||
      piece.bottom > height - margin
    if (touchesRim || piece.area < 4) continue
    area += piece.area
    if (isWriting(piece, longSide)) {
      writing += piece.area
      wanted[i + 1] = 1
    }
  }
  let darkness = 0
  for (let at = 0; at < pieces.labels.length; at++) {
    if (wanted[pieces.labels[at] ?? 0] === 1) darkness += ink.mask[at] ?? 0
  }
  const page = width * height
  return {
    inkShare: area / page,
    writingShare: writing / page,
    contrast: writing === 0 ? 0 : darkness / writing / 255,
  }
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
