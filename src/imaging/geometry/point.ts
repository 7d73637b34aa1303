/**
 * A place in an image, in pixels, x to the right and y down. The coordinates are continuous: pixel (0,0) covers
 * [0,1) × [0,1), so an image's corners are (0,0) and (width,height).
 */
export type Point = readonly [x: number, y: number]

/** Four corners: top left, top right, bottom right, bottom left as the page is read. */
export type Quad = readonly [Point, Point, Point, Point]

/** The point a share of the way from one point to another. */
export function between(from: Point, to: Point, share: number): Point {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

/** The direction from one point to another in degrees: 0 is to the right, clockwise positive on screen. */
export function directionDeg(from: Point, to: Point): number {
  return (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI
}

/** Turns a point about a centre, clockwise positive on screen. */
export function turnPoint(point: Point, centre: Point, angleDeg: number): Point {
  const angle = (angleDeg * Math.PI) / 180
  const dx = point[0] - centre[0]
  const dy = point[1] - centre[1]
  return [
    centre[0] + dx * Math.cos(angle) - dy * Math.sin(angle),
    centre[1] + dx * Math.sin(angle) + dy * Math.cos(angle),
  ]
}

/** The corners of an upright rectangle. */
export function rectangle(left: number, top: number, right: number, bottom: number): Quad {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
}

export function mapQuad(quad: Quad, map: (point: Point) => Point): Quad {
  return [map(quad[0]), map(quad[1]), map(quad[2]), map(quad[3])]
}

/** Mean lengths of the two horizontal and the two vertical sides, in pixels. */
export function quadSize(quad: Quad): { readonly width: number; readonly height: number } {
  return {
    width: (distance(quad[0], quad[1]) + distance(quad[3], quad[2])) / 2,
    height: (distance(quad[0], quad[3]) + distance(quad[1], quad[2])) / 2,
  }
}

/** The same corners, named as they are read after the image has been turned clockwise by so many degrees. */
export function turnCorners(quad: Quad, rotationDeg: 0 | 90 | 180 | 270): Quad {
  const [a, b, c, d] = quad
  switch (rotationDeg) {
    case 0:
      return quad
    case 90:
      return [d, a, b, c]
    case 180:
      return [c, d, a, b]
    case 270:
      return [b, c, d, a]
  }
}

/** Where two straight lines cross, each given by two of its points; undefined when they are parallel. */
export function crossing(a: Point, b: Point, c: Point, d: Point): Point | undefined {
  const denominator = (a[0] - b[0]) * (c[1] - d[1]) - (a[1] - b[1]) * (c[0] - d[0])
  if (Math.abs(denominator) < 1e-9) return undefined
  const first = a[0] * b[1] - a[1] * b[0]
  const second = c[0] * d[1] - c[1] * d[0]
  return [
    (first * (c[0] - d[0]) - (a[0] - b[0]) * second) / denominator,
    (first * (c[1] - d[1]) - (a[1] - b[1]) * second) / denominator,
  ]
}

/** The share of a convex quad's area that lies within an image from (0,0) to (width,height). */
export function shareWithin(quad: Quad, width: number, height: number): number {
  const limits: readonly ((point: Point) => number)[] = [
    ([x]) => x,
    ([x]) => width - x,
    ([, y]) => y,
    ([, y]) => height - y,
  ]
  // Sutherland and Hodgman's clipping, one edge of the image after the other.
  const inside = limits.reduce<readonly Point[]>(
    (points, depth) =>
      points.flatMap((point, i) => {
        const next = points[(i + 1) % points.length] ?? point
        const [here, there] = [depth(point), depth(next)]
        const kept = here >= 0 ? [point] : []
        return here >= 0 === there >= 0 ? kept : [...kept, between(point, next, here / (here - there))]
      }),
    quad,
  )
  return areaOf(inside) / areaOf(quad)
}

function areaOf(points: readonly Point[]): number {
  let sum = 0
  for (const [i, [x0, y0]] of points.entries()) {
    const [x1, y1] = points[(i + 1) % points.length] ?? [x0, y0]
    sum += (x0 * y1 - x1 * y0) / 2
  }
  return Math.abs(sum)
}
