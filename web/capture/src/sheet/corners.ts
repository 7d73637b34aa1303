import type { Point } from './luma.ts'

/** The four corners of a sheet in pixels: top left, top right, bottom right, bottom left. */
export type Corners = readonly [Point, Point, Point, Point]

/** The corner at the end of a side; sides go clockwise from the top one. */
export function endOf(corners: Corners, side: number): Point {
  return corners[(side + 1) % 4] ?? corners[0]
}

/** The area within, in square pixels. */
export function areaOf(corners: Corners): number {
  let twice = 0
  corners.forEach((corner, i) => {
    const next = corners[(i + 1) % 4] ?? corner
    twice += corner.x * next.y - next.x * corner.y
  })
  return Math.abs(twice) / 2
}

/** Whether all four corners turn the same way, by neither too little nor too much for a sheet seen at a slant. */
export function isConvex(corners: Corners): boolean {
  return corners.every((corner, i) => {
    const before = corners[(i + 3) % 4] ?? corner
    const after = corners[(i + 1) % 4] ?? corner
    const [ax, ay] = [corner.x - before.x, corner.y - before.y]
    const [bx, by] = [after.x - corner.x, after.y - corner.y]
    const sine = (ax * by - ay * bx) / (Math.hypot(ax, ay) * Math.hypot(bx, by) || 1)
    return sine > 0.8
  })
}
