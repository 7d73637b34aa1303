import type { Gradients } from './gradients.ts'
import type { Line } from './lines.ts'
import type { Point } from './luma.ts'

/** A line walked through the picture pixel by pixel, with a running count of where an edge runs along it. */
export interface Trace {
  readonly line: Line
  /** hits[i] = steps before step i that have an edge; step i stands at `first + i` along the line. */
  readonly hits: Uint16Array
  readonly first: number
}

/** Where a line is at `along` pixels from the point nearest to the picture's middle. */
export function pointOn(
  line: Line,
  along: number,
  { width, height }: Pick<Gradients, 'width' | 'height'>,
): Point {
  return {
    x: width / 2 + line.offset * line.cos - along * line.sin,
    y: height / 2 + line.offset * line.sin + along * line.cos,
  }
}

/** How far along the line a point stands. */
export function alongOf(
  line: Line,
  point: Point,
  { width, height }: Pick<Gradients, 'width' | 'height'>,
): number {
  return (point.y - height / 2) * line.cos - (point.x - width / 2) * line.sin
}

/**
 * How far across the line (pixels, along its normal) the strongest edge is that runs along it near a point; undefined where there is
 * none within `reachPx`.
 */
export function findEdge(
  gradients: Gradients,
  { cos, sin }: Line,
  at: Point,
  reachPx: number,
): number | undefined {
  const { width, height, x, y, threshold } = gradients
  let best = threshold - 1
  let found: number | undefined
  for (let away = -reachPx; away <= reachPx; away++) {
    const column = Math.round(at.x + away * cos)
    const row = Math.round(at.y + away * sin)
    if (column < 1 || row < 1 || column >= width - 1 || row >= height - 1) continue
    const dx = x[row * width + column] ?? 0
    const dy = y[row * width + column] ?? 0
    const across = Math.abs(dx * cos + dy * sin)
    // Text crosses a line at every angle; an edge along it does not.
    if (across > best && across > 2 * Math.abs(dy * cos - dx * sin)) {
      best = across
      found = away
    }
  }
  return found
}

/** Walks a line through the whole picture. */
export function traceLine(gradients: Gradients, line: Line): Trace {
  const reach = Math.ceil(Math.hypot(gradients.width, gradients.height) / 2)
  const hits = new Uint16Array(2 * reach + 1)
  for (let i = 0; i < 2 * reach; i++) {
    const isEdge = findEdge(gradients, line, pointOn(line, i - reach, gradients), 2) !== undefined
    hits[i + 1] = (hits[i] ?? 0) + (isEdge ? 1 : 0)
  }
  return { line, hits, first: -reach }
}

/** The share of a stretch of the line that has an edge, 0 to 1. */
export function supportOf({ hits, first }: Trace, from: number, to: number): number {
  const start = Math.max(0, Math.round(Math.min(from, to)) - first)
  const end = Math.min(hits.length - 1, Math.round(Math.max(from, to)) - first)
  return end <= start ? 0 : ((hits[end] ?? 0) - (hits[start] ?? 0)) / Math.max(1, Math.abs(to - from))
}

/** Where two lines cross; undefined for nearly parallel ones. */
export function cross(
  a: Line,
  b: Line,
  { width, height }: Pick<Gradients, 'width' | 'height'>,
): Point | undefined {
  const determinant = a.cos * b.sin - b.cos * a.sin
  if (Math.abs(determinant) < 0.3) return undefined
  return {
    x: width / 2 + (a.offset * b.sin - b.offset * a.sin) / determinant,
    y: height / 2 + (b.offset * a.cos - a.offset * b.cos) / determinant,
  }
}
