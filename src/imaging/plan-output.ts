import { quadSize } from './geometry/point.ts'
import type { Recipe } from './recipe.ts'

/** Size of a rendered page. */
export interface OutputPlan {
  readonly width: number
  readonly height: number
  /** Dots per inch of the rendering. */
  readonly dpi: number
  /** Dots per inch of the original on this page. */
  readonly sourceDpi: number
  /** The sheet's area in A4 pages; a byte budget grows with it. */
  readonly areaInA4: number
}

const mmPerInch = 25.4
/** The long sides of sheets of paper that registers have, in millimetres: A6 to a little over A3. */
const believableMm = [140, 470] as const

/**
 * Decides the size in pixels of a rendered page. The sheet's real size follows from the resolution the file claims; where
 * that gives no believable sheet (photographs), a page is taken as A4 and an unsplit double page as A3.
 */
export function planOutput(recipe: Recipe, claimedDpi: number | undefined, wantedDpi: number): OutputPlan {
  const size = quadSize(recipe.quad)
  const longPx = Math.max(size.width, size.height)
  const claimedMm = claimedDpi === undefined ? 0 : (longPx / claimedDpi) * mmPerInch
  const believable = claimedMm >= believableMm[0] && claimedMm <= believableMm[1]
  const assumedMm = recipe.half === null && size.width > size.height ? 420 : 297
  const sourceDpi = believable && claimedDpi !== undefined ? claimedDpi : longPx / (assumedMm / mmPerInch)
  const dpi = Math.min(wantedDpi, sourceDpi)
  const scale = dpi / sourceDpi
  const squareMm = (size.width / sourceDpi) * mmPerInch * (size.height / sourceDpi) * mmPerInch
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
    dpi: Math.round(dpi),
    sourceDpi,
    areaInA4: squareMm / (210 * 297),
  }
}
