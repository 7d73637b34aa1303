import { invert, rectangleToQuad } from '../../../../../src/imaging/geometry/homography.ts'
import { type Quad, quadSize } from '../../../../../src/imaging/geometry/point.ts'
import type { PageRecipe } from '../../../../../src/scanning/review/schema.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Room between two pages that lie beside each other, in pixels of the screen. */
export const pageGap = 8

/** The sizes in which the pages of a picture are shown in so much room: as large as they fit, all at the same scale. */
export function fitPages(recipes: readonly PageRecipe[], room: Size): readonly Size[] {
  const sizes = recipes.map(({ quad }) => quadSize(quad))
  const width = sizes.reduce((sum, size) => sum + size.width, 0)
  const height = Math.max(...sizes.map(size => size.height))
  const free = room.width - pageGap * (sizes.length - 1)
  const scale = Math.min(free / width, room.height / height)
  return sizes.map(size => ({
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  }))
}

/** The largest size of these proportions within so much room. */
export function fitWithin(size: Size, room: Size): Size {
  const scale = Math.min(room.width / size.width, room.height / size.height)
  return { width: Math.max(1, size.width * scale), height: Math.max(1, size.height * scale) }
}

/** How CSS draws a picture so that a page's corners in it come to lie on those of a box at its upper left corner. */
export function warpCss(quad: Quad, box: Size): string {
  const [a, b, c, d, e, f, g, h, i] = invert(rectangleToQuad(box.width, box.height, quad))
  const columns = [a, d, 0, g, b, e, 0, h, 0, 0, 1, 0, c, f, 0, i]
  return `matrix3d(${columns.map(value => value.toFixed(12)).join(',')})`
}
