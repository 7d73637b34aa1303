import { centreOf, isReadFirst, joinQuads, splitQuad } from '../../imaging/geometry/double-page.ts'
import {
  directionDeg,
  mapQuad,
  type Quad,
  rectangle,
  turnCorners,
  turnPoint,
} from '../../imaging/geometry/point.ts'
import type { Correction, PageRecipe } from './schema.ts'

/** Size of a picture in pixels. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** What can be worked out from where the pages stand; `automatic` is the analysis' to say. */
export type DrawnCorrection = Exclude<Correction, { kind: 'automatic' }>

type Rotation = PageRecipe['rotationDeg']

/** How sure a person's decision is. */
const decided = { rotation: 1, skew: 1, quad: 1, split: 1 } as const

/** The recipes of a picture's one or two pages after a correction by a person; none stay none. Pure: the web shows the same before the server has drawn it. */
export function applyCorrection(
  recipes: readonly PageRecipe[],
  size: PictureSize,
  correction: DrawnCorrection,
): PageRecipe[] {
  const [first] = recipes
  if (first === undefined) return []
  return changeRecipes(recipes, first, size, correction).map(recipe => ({
    ...recipe,
    quad: mapQuad(recipe.quad, ([x, y]) => [round(x), round(y)]),
    skewDeg: round(recipe.skewDeg),
    confidence: decided,
  }))
}

function changeRecipes(
  recipes: readonly PageRecipe[],
  first: PageRecipe,
  size: PictureSize,
  correction: DrawnCorrection,
): PageRecipe[] {
  switch (correction.kind) {
    case 'turn':
      return turn(recipes, correction.deg)
    case 'straighten': {
      const centre = centreOf(sheetOf(recipes, first))
      return recipes.map(recipe => ({
        ...recipe,
        skewDeg: withinTurn(recipe.skewDeg - correction.deg),
        quad: mapQuad(recipe.quad, corner => turnPoint(corner, centre, -correction.deg)),
      }))
    }
    case 'corners':
      return asPages(first, correction.quads).map(recipe => ({ ...recipe, skewDeg: slopeOf(recipe) }))
    case 'split':
      return asPages(first, splitQuad(sheetOf(recipes, first), correction.top, correction.bottom))
    case 'whole':
      return asPages(first, [sheetOf(recipes, first)])
    case 'uncropped': {
      const whole = turnCorners(rectangle(0, 0, size.width, size.height), first.rotationDeg)
      return asPages({ ...first, skewDeg: 0 }, [whole])
    }
    case 'tone':
      return recipes.map(recipe => ({ ...recipe, tone: correction.tone }))
  }
}

/** The corners of the whole sheet: of the page, or of both halves together. */
export function sheetOf(recipes: readonly PageRecipe[], first: PageRecipe): Quad {
  const second = recipes[1]
  return second === undefined ? first.quad : joinQuads(first.quad, second.quad)
}

/** Which half is left follows from how they lie after the turn: half round they change places (as `turnRound` of the analysis). */
function turn(recipes: readonly PageRecipe[], deg: Rotation): PageRecipe[] {
  const [first, second] = recipes.map(recipe => ({
    ...recipe,
    rotationDeg: addTurns(recipe.rotationDeg, deg),
    quad: turnCorners(recipe.quad, deg),
  }))
  if (first === undefined) return []
  if (second === undefined) return [first]
  const [left, right] = isReadFirst(first.quad, second.quad) ? [first, second] : [second, first]
  return [
    { ...left, half: 'left' },
    { ...right, half: 'right' },
  ]
}

/** One page, or the halves of a double page, with these corners and otherwise like another. */
function asPages(like: PageRecipe, quads: readonly Quad[]): PageRecipe[] {
  const [first, second] = quads
  if (first === undefined) return []
  if (second === undefined) return [{ ...like, half: null, quad: first }]
  return [
    { ...like, half: 'left', quad: first },
    { ...like, half: 'right', quad: second },
  ]
}

const turns: readonly Rotation[] = [0, 90, 180, 270]
function addTurns(one: Rotation, other: Rotation): Rotation {
  return turns[((one + other) / 90) % 4] ?? 0
}

/** The slope of a page's top and bottom edge in its picture after its quarter turns, in degrees. */
function slopeOf({ quad: [a, b, c, d], rotationDeg }: PageRecipe): number {
  const along = directionDeg([0, 0], [b[0] - a[0] + c[0] - d[0], b[1] - a[1] + c[1] - d[1]])
  return withinTurn(along + rotationDeg)
}

/** An angle between -180° and 180°. */
function withinTurn(deg: number): number {
  return ((((deg + 180) % 360) + 360) % 360) - 180
}

/** Hundredths of a pixel and of a degree are finer than any page shows; never a negative zero, which JSON does not know. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0
}

/** Share of the picture that a corner may lie outside of it: paper that was not wholly in the picture. */
const mostOutside = 0.5
/** Shortest side of a page as a share of the picture's long side. */
const leastSide = 0.02

/** Whether corners can be a page's: named clockwise from the top left with no inward corner, large enough, and in or near the picture. */
export function isPageQuad(quad: Quad, { width, height }: PictureSize): boolean {
  const shortest = Math.max(width, height) * leastSide
  return quad.every((corner, index) => {
    const [x, y] = corner
    const next = quad[(index + 1) % 4] ?? corner
    const after = quad[(index + 2) % 4] ?? corner
    const bend = (next[0] - x) * (after[1] - next[1]) - (next[1] - y) * (after[0] - next[0])
    const isNear =
      Math.abs(x - width / 2) <= width * (0.5 + mostOutside) &&
      Math.abs(y - height / 2) <= height * (0.5 + mostOutside)
    return isNear && bend > 0 && Math.hypot(next[0] - x, next[1] - y) >= shortest
  })
}
