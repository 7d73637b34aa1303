import { joinQuads, lieBeside } from '../../../../../src/imaging/geometry/double-page.ts'
import { distance, type Point, type Quad } from '../../../../../src/imaging/geometry/point.ts'
import type { PageRecipe } from '../../../../../src/scanning/review/schema.ts'

/** The corners of a sheet, and where its fold meets the edges, as a person moves them: four points, or six. */
export interface Outline {
  /** Top left, top right, bottom right, bottom left as read; then the start and the end of the fold, if there is one. */
  readonly points: readonly Point[]
  /** Whether the halves lie beside each other as read; else one below the other. */
  readonly beside: boolean
}

/** The outline of a picture's one or two pages; undefined when it has none yet. */
export function outlineOf(recipes: readonly PageRecipe[]): Outline | undefined {
  const [first, second] = recipes
  if (first === undefined) return undefined
  if (second === undefined) return { points: first.quad, beside: true }
  const beside = lieBeside(first.quad, second.quad)
  const fold = beside ? [first.quad[1], first.quad[2]] : [first.quad[3], first.quad[2]]
  return { points: [...joinQuads(first.quad, second.quad), ...fold], beside }
}

/** The corners of each page of an outline: what a correction of corners takes. */
export function quadsOf({ points, beside }: Outline): Quad[] {
  const [a, b, c, d, start, end] = points
  if (a === undefined || b === undefined || c === undefined || d === undefined) return []
  if (start === undefined || end === undefined) return [[a, b, c, d]]
  return beside
    ? [
        [a, start, end, d],
        [start, b, c, end],
      ]
    : [
        [a, b, end, start],
        [start, end, c, d],
      ]
}

/** The outline with one of its points elsewhere, but within the picture. */
export function movePoint(
  outline: Outline,
  index: number,
  [x, y]: Point,
  { width, height }: { readonly width: number; readonly height: number },
): Outline {
  const within = (value: number, most: number) => Math.round(Math.max(0, Math.min(most, value)) * 100) / 100
  const moved: Point = [within(x, width), within(y, height)]
  return { ...outline, points: outline.points.map((point, at) => (at === index ? moved : point)) }
}

/** Where the fold meets the top and bottom edge, as shares of the width; undefined without a fold beside which pages lie. */
export function foldShares({ points, beside }: Outline): { top: number; bottom: number } | undefined {
  const [a, b, c, d, start, end] = points
  if (!beside || !a || !b || !c || !d || !start || !end) return undefined
  const share = (from: Point, to: Point, at: Point) => distance(from, at) / Math.max(1, distance(from, to))
  return { top: share(a, b, start), bottom: share(d, c, end) }
}

/** Where a place of a picture is shown when the picture is turned clockwise by quarters; the size is the picture's before that. */
export function turnPlace(
  [x, y]: Point,
  { width, height }: { readonly width: number; readonly height: number },
  deg: PageRecipe['rotationDeg'],
): Point {
  switch (deg) {
    case 0:
      return [x, y]
    case 90:
      return [height - y, x]
    case 180:
      return [width - x, height - y]
    case 270:
      return [y, width - x]
  }
}

/** The place of a picture that is shown there; undoes `turnPlace`. */
export function turnPlaceBack(
  place: Point,
  size: { readonly width: number; readonly height: number },
  deg: PageRecipe['rotationDeg'],
): Point {
  const isQuarter = deg === 90 || deg === 270
  const shown = isQuarter ? { width: size.height, height: size.width } : size
  return turnPlace(place, shown, deg === 90 ? 270 : deg === 270 ? 90 : deg)
}
