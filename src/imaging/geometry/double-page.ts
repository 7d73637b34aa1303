import { between, crossing, distance, type Point, type Quad } from './point.ts'

/** The two halves of a double page; the fold meets the top and bottom edge at a share of the width. */
export function splitQuad([a, b, c, d]: Quad, top: number, bottom: number): readonly [Quad, Quad] {
  const foldTop = between(a, b, top)
  const foldBottom = between(d, c, bottom)
  return [
    [a, foldTop, foldBottom, d],
    [foldTop, b, c, foldBottom],
  ]
}

/** The corners of both halves together. */
export function joinQuads(first: Quad, second: Quad): Quad {
  return lieBeside(first, second)
    ? [first[0], second[1], second[2], first[3]]
    : [first[0], first[1], second[2], second[3]]
}

/** Whether the halves lie beside each other as they are read; below each other when a double page was turned by a quarter. */
export function lieBeside(first: Quad, second: Quad): boolean {
  return foldOf(first, second).beside
}

/** Whether the first half stands before the second as they are read: to the left of it, or above. */
export function isReadFirst(first: Quad, second: Quad): boolean {
  return foldOf(first, second).inOrder
}

/** The middle of a page in its picture: where the diagonals cross. */
export function centreOf([a, b, c, d]: Quad): Point {
  return crossing(a, c, b, d) ?? [(a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4]
}

/** The edges at which two halves meet: those of which the ends are nearest to each other. */
function foldOf(first: Quad, second: Quad): { readonly beside: boolean; readonly inOrder: boolean } {
  const right = (one: Quad, other: Quad) => distance(one[1], other[0]) + distance(one[2], other[3])
  const below = (one: Quad, other: Quad) => distance(one[3], other[0]) + distance(one[2], other[1])
  const meetings = [
    { beside: true, inOrder: true, gap: right(first, second) },
    { beside: true, inOrder: false, gap: right(second, first) },
    { beside: false, inOrder: true, gap: below(first, second) },
    { beside: false, inOrder: false, gap: below(second, first) },
  ]
  return meetings.reduce((best, meeting) => (meeting.gap < best.gap ? meeting : best))
}
