import { borderOf, listCandidates } from './candidates.ts'
import { chooseBest } from './choose-best.ts'
import { areaOf, type Corners } from './corners.ts'
import { findGradients } from './gradients.ts'
import { findLines, type Line } from './lines.ts'
import type { Luma, Point } from './luma.ts'
import { refineSides } from './refine-sides.ts'
import { traceLine } from './trace.ts'

/**
 * A sheet seen in a picture. `isWhole`: all four sides are seen; otherwise the sheet runs out of the picture and some of its
 * corners are the picture's own. `area` is its share of the picture.
 */
export interface Sheet {
  readonly corners: Corners
  readonly isWhole: boolean
  readonly area: number
}

/**
 * Finds the sheet that the camera looks at, in a small grey picture (about 320 pixels long): the outermost four straight sides with
 * an edge all along, rather those where the paper is brighter than what lies around. Undefined when there is none.
 */
export function findSheet(luma: Luma): Sheet | undefined {
  const gradients = findGradients(luma)
  const lines = findLines(gradients)
  const trace = (side: readonly Line[]) => side.map(line => traceLine(gradients, line))
  const traced = {
    top: trace(lines.top),
    right: trace(lines.right),
    bottom: trace(lines.bottom),
    left: trace(lines.left),
  }
  const whole = chooseBest(luma, listCandidates(gradients, traced, true))
  if (whole !== undefined) {
    const corners = refineSides(gradients, whole)
    const area = areaOf(corners) / (luma.width * luma.height)
    return { corners, isWhole: corners.every(corner => isWellInside(corner, luma)), area }
  }
  const border = borderOf(luma)
  const withBorder = {
    top: [...traced.top, border.top],
    right: [...traced.right, border.right],
    bottom: [...traced.bottom, border.bottom],
    left: [...traced.left, border.left],
  }
  const cut = chooseBest(luma, listCandidates(gradients, withBorder, false))
  return cut && { corners: cut.corners, area: cut.area, isWhole: false }
}

/** A side at the very border of the picture may as well be a ruled line of a sheet that runs out of it. */
function isWellInside({ x, y }: Point, { width, height }: Luma): boolean {
  const marginPx = 0.02 * Math.max(width, height)
  return x > marginPx && y > marginPx && x < width - marginPx && y < height - marginPx
}
