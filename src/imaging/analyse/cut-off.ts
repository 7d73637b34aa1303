import { distance, type Point } from '../geometry/point.ts'
import { isWriting, type Component } from './components.ts'
import type { PageQuad } from './page-quad.ts'
import type { SideName } from './page-sides.ts'

/** Pieces of writing that run out of the image at a side where no edge of the sheet was seen, so many and the page is cut. */
const leastCutPieces = 3
/** A corner of the sheet this far outside the image, as a share of its diagonal, is missing paper. */
const cornerSlack = 0.012

/** Whether part of the sheet lies outside the image: a corner beyond its edge, or writing that runs out of it. */
export function isCutOff(
  image: { readonly width: number; readonly height: number },
  sheet: PageQuad,
  pieces: readonly Component[],
): boolean {
  const { width, height } = image
  const diagonal = Math.hypot(width, height)
  const outside = ([x, y]: Point) => distance([x, y], [Math.max(0, Math.min(width, x)), Math.max(0, Math.min(height, y))])
  if (sheet.quad.some(corner => outside(corner) > diagonal * cornerSlack)) return true
  const touching: Record<SideName, number> = { left: 0, top: 0, right: 0, bottom: 0 }
  for (const piece of pieces) {
    if (!isWriting(piece, Math.max(width, height))) continue
    if (piece.left <= 1) touching.left++
    if (piece.top <= 1) touching.top++
    if (piece.right >= width - 1) touching.right++
    if (piece.bottom >= height - 1) touching.bottom++
  }
  const names: readonly SideName[] = ['left', 'top', 'right', 'bottom']
  return names.some(name => !sheet.found[name] && touching[name] >= leastCutPieces)
}
