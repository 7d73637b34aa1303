import { distance, type Quad } from '../geometry/point.ts'
import type { Recipe } from '../recipe.ts'
import type { Decoded } from './decode.ts'
import type { EncodeTarget } from './encode.ts'

/** A corner moved by less than this share of the diagonal (a slope of 0.1°) is no change worth a new generation of JPEG. */
const mostShift = 0.001
/** Light as even as this needs no flattening. */
const evenLight = 1.35

/** An original's own JPEG, taken over byte for byte. */
export interface Unchanged {
  readonly jpeg: Buffer
  readonly width: number
  readonly height: number
  readonly quality: undefined
}

/**
 * The original's JPEG where a new one would only be a worse copy: nothing is turned, straightened, cropped or split, its light
 * is even, and it is within the budget.
 */
export function findUnchanged(
  decoded: Decoded,
  recipe: Recipe,
  target: EncodeTarget,
  unevenness: number,
): Unchanged | undefined {
  const { jpeg, width, height } = decoded
  if (jpeg === undefined || recipe.rotationDeg !== 0 || recipe.half !== null) return undefined
  if (target.budgetBytes !== undefined && jpeg.length > target.budgetBytes) return undefined
  if (unevenness > evenLight || !fillsFrame(recipe.quad, width, height)) return undefined
  return { jpeg, width, height, quality: undefined }
}

function fillsFrame([a, b, c, d]: Quad, width: number, height: number): boolean {
  const most = Math.hypot(width, height) * mostShift
  return (
    distance(a, [0, 0]) < most &&
    distance(b, [width, 0]) < most &&
    distance(c, [width, height]) < most &&
    distance(d, [0, height]) < most
  )
}
