import type { PageMetrics } from '../page-element.ts'
import { type Grey, type Rgb, toGrey } from '../raster.ts'
import type { PaperLight } from '../tone/paper-light.ts'
import { type Components, findComponents, isWriting } from './components.ts'
import { isEmptyForm } from './empty-form.ts'
import { showsFinger } from './finger.ts'
import { measureGlare } from './glare.ts'
import { findInk, type Ink } from './ink.ts'
import { measureSharpness, measureTone, type Sharpness, type Tone } from './quality.ts'
import { measureUpright } from './upright.ts'

/** What a finished page (lines level, sheet cropped) shows. */
export interface PageJudgement {
  readonly metrics: PageMetrics
  readonly tone: Tone
  readonly sharpness: Sharpness
  readonly isEmptyForm: boolean
  readonly showsFinger: boolean
  /** Share of the page bleached by light that shines back. */
  readonly glareShare: number
  /** Share of the page covered by letters and words. */
  readonly writingShare: number
  /** Above 0: the page stands on its feet; below 0: on its head. In units of certainty, see `upright.ts`. */
  readonly upright: number
}

/** Judges a rendered page of 150 to 300 dpi; `copy` is the page about 1170 pixels long, `light` its paper where it has one. */
export function judgePage(page: Rgb, copy: Rgb, light: PaperLight | undefined): PageJudgement {
  const sharpness = measureSharpness(page)
  const small = toGrey(copy)
  const tone = measureTone(small)
  const ink = findInk(small)
  const pieces = findComponents(ink)
  const { inkShare, writingShare, contrast, isWritten } = measureInk(ink, pieces)
  const upright = isDoublePage(small.width, small.height)
    ? uprightOfHalves(small)
    : measureUpright(ink, pieces)
  return {
    metrics: {
      sharpness: round(Math.min(sharpness.across ?? 0, sharpness.down ?? 1), 3),
      brightness: tone.median,
      contrast: round(contrast, 3),
      inkShare: round(inkShare, 4),
    },
    tone,
    sharpness,
    isEmptyForm: light !== undefined && isEmptyForm(copy, light, ink, pieces, isWritten, upright < 0),
    showsFinger: light !== undefined && showsFinger(copy, light),
    glareShare: light === undefined ? 0 : measureGlare(light),
    writingShare,
    upright,
  }
}

/** Whether a picture has the shape of an open book. */
export function isDoublePage(width: number, height: number): boolean {
  return width > height * 1.12
}

/** Lines and margins are those of the two pages, so each is judged by itself; their evidence adds up. */
function uprightOfHalves(small: Grey): number {
  const middle = small.width >> 1
  return [cropColumns(small, 0, middle), cropColumns(small, middle, small.width)]
    .map(half => findInk(half))
    .reduce((sum, ink) => sum + measureUpright(ink, findComponents(ink)), 0)
}

function cropColumns({ width, height, data }: Grey, from: number, to: number): Grey {
  const out = new Uint8Array((to - from) * height)
  for (let y = 0; y < height; y++) out.set(data.subarray(y * width + from, y * width + to), y * (to - from))
  return { width: to - from, height, data: out }
}

function measureInk(
  ink: Ink,
  pieces: Components,
): { inkShare: number; writingShare: number; contrast: number; isWritten: Uint8Array } {
  const { width, height } = ink
  const longSide = Math.max(width, height)
  const margin = longSide * 0.02
  let area = 0
  let writing = 0
  let darkness = 0
  const isWritten = new Uint8Array(pieces.list.length)
  for (const [i, piece] of pieces.list.entries()) {
    const touchesRim =
      piece.left < margin ||
      piece.top < margin ||
      piece.right > width - margin ||
      piece.bottom > height - margin
    if (touchesRim || piece.area < 4) continue
    area += piece.area
    if (!isWriting(piece, longSide)) continue
    writing += piece.area
    isWritten[i] = 1
    for (let index = piece.first; index < piece.first + piece.area; index++)
      darkness += ink.mask[pieces.pixels[index] ?? 0] ?? 0
  }
  const page = width * height
  return {
    inkShare: area / page,
    writingShare: writing / page,
    contrast: writing === 0 ? 0 : darkness / writing / 255,
    isWritten,
  }
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
