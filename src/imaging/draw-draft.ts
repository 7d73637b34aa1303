import { isDoublePage, judgePage, type PageJudgement } from './analyse/judge-page.ts'
import { mapQuad } from './geometry/point.ts'
import { warp } from './geometry/warp.ts'
import { profiles, type ScanOptions } from './options.ts'
import { getPixelKernel } from './pixels/pixel-kernel.ts'
import { type OutputPlan, planOutput } from './plan-output.ts'
import { type Rgb, shrinkRgb, shrinkTowards } from './raster.ts'
import type { Recipe } from './recipe.ts'
import type { Decoded } from './render/decode.ts'
import { flattenPage } from './tone/flatten.ts'
import { measurePaperLight, unevennessOf } from './tone/paper-light.ts'

/** A page drawn by its recipe, before it is turned by its judgement and encoded. */
export interface Draft {
  readonly page: Rgb
  /** The page smaller, for its thumbnail when one was asked for. */
  readonly overview: Rgb | undefined
  readonly output: OutputPlan
  /** Measured before the light was evened. */
  readonly judgement: PageJudgement
  /** The brightest paper over the darkest; 1 when the light is not measured. */
  readonly unevenness: number
}

/** A page is judged, and its light measured, on a copy about this long in pixels. */
const judgedLongSide = 1170

/** The long side of a page; of a double page that was not split, that of its halves. */
function longSideOfPage({ width, height }: Rgb): number {
  return isDoublePage(width, height) ? Math.max(height, width / 2) : Math.max(width, height)
}

/** Draws a page by its recipe; what lies outside of the original is white. */
export function drawDraft(decoded: Decoded, recipe: Recipe, options: ScanOptions): Draft {
  const output = planOutput(recipe, decoded.dpi, profiles[options.profile].dpi)
  const kernel = getPixelKernel()
  const before = kernel.mark()
  // The page, the page under even light, and less than another page of small copies.
  kernel.reserve(output.width * output.height * 3 * 3 + spareBytes)
  try {
    return drawInKernel(decoded, recipe, output, options)
  } finally {
    kernel.forget(before)
  }
}

const spareBytes = 2_000_000

/** The page stays in the kernel's memory until it is done: copied out and in again between the steps it took 12 ms more. */
function drawInKernel(decoded: Decoded, recipe: Recipe, output: OutputPlan, options: ScanOptions): Draft {
  const scaleX = decoded.image.width / decoded.width
  const scaleY = decoded.image.height / decoded.height
  const quad = mapQuad(recipe.quad, ([x, y]) => [x * scaleX, y * scaleY])
  const page = warp(decoded.image, quad, output.width, output.height, [255, 255, 255], 'keep')
  const wanted = Math.max(1, Math.round(longSideOfPage(page) / judgedLongSide))
  const factor = Math.min(wanted, page.width, page.height)
  const small = shrinkRgb(page, factor)
  const light = measurePaperLight(small)
  const judgement = judgePage(page, small, light)
  const isEvened = light !== undefined && (recipe.tone ?? profiles[options.profile].tone) === 'flattened'
  const done = isEvened ? flattenPage(page, light, factor, 'keep') : page
  return {
    page: { ...done, data: done.data.slice() },
    overview: options.thumbnailWidth === undefined ? undefined : shrinkTowards(done, options.thumbnailWidth),
    output,
    judgement,
    unevenness: isEvened ? unevennessOf(light) : 1,
  }
}
