import type { Point, Quad } from './point.ts'

/** A projective map of the plane: 3 × 3, by rows, the last number 1. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number]

/** The projective map that takes a rectangle from (0,0) to (width,height) onto the four corners of `quad`. */
export function rectangleToQuad(width: number, height: number, quad: Quad): Homography {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = quad
  // Heckbert, "Fundamentals of Texture Mapping and Image Warping" (1989): unit square to quadrilateral.
  const dx1 = x1 - x2
  const dx2 = x3 - x2
  const dy1 = y1 - y2
  const dy2 = y3 - y2
  const sx = x0 - x1 + x2 - x3
  const sy = y0 - y1 + y2 - y3
  const determinant = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / determinant
  const h = (dx1 * sy - sx * dy1) / determinant
  return [
    (x1 - x0 + g * x1) / width,
    (x3 - x0 + h * x3) / height,
    x0,
    (y1 - y0 + g * y1) / width,
    (y3 - y0 + h * y3) / height,
    y0,
    g / width,
    h / height,
    1,
  ]
}

/** Where a map takes a point. */
export function mapPoint(map: Homography, [x, y]: Point): Point {
  const w = map[6] * x + map[7] * y + map[8]
  return [(map[0] * x + map[1] * y + map[2]) / w, (map[3] * x + map[4] * y + map[5]) / w]
}

/** The map that undoes another. */
export function invert(map: Homography): Homography {
  const [a, b, c, d, e, f, g, h, i] = map
  const w = a * e - b * d
  return [
    (e * i - f * h) / w,
    (c * h - b * i) / w,
    (b * f - c * e) / w,
    (f * g - d * i) / w,
    (a * i - c * g) / w,
    (c * d - a * f) / w,
    (d * h - e * g) / w,
    (b * g - a * h) / w,
    1,
  ]
}
