import type { Rgb } from '../raster.ts'
import type { Side } from './page-sides.ts'

/** The strip looked at lies this far beyond the line, in pixels of a copy about 1000 long. */
const strip = [8, 26] as const
const leastDip = 0.035

/**
 * Counts ruled lines and strokes in a strip just outside of a side: marks across the strip, darker than the strip before and
 * after them. A scanner's lid has none; where the paper goes on beyond a ruled border, its ruling does too.
 */
export function countStrokesOutside(image: Rgb, side: Side): number {
  const upright = side.name === 'left' || side.name === 'right'
  const outwards = side.name === 'left' || side.name === 'top' ? -1 : 1
  const length = upright ? image.height : image.width
  const across = upright ? image.width : image.height
  const levels: number[] = []
  for (let along = Math.round(length * 0.06); along < length * 0.94; along++) {
    const line = side.offset + side.slope * along
    let sum = 0
    let count = 0
    for (let d = strip[0]; d <= strip[1]; d++) {
      const place = Math.round(line + outwards * d)
      if (place < 0 || place >= across) break
      const at = (upright ? along * image.width + place : place * image.width + along) * 3
      sum += image.data[at + 1] ?? 0
      count++
    }
    if (count < 6) return 0
    levels.push(sum / count)
  }
  let strokes = 0
  let last = -10
  for (let i = 6; i < levels.length - 6; i++) {
    const before = medianOf(levels, i - 6, i - 2)
    const after = medianOf(levels, i + 2, i + 6)
    const here = levels[i] ?? 0
    if (here < Math.min(before, after) * (1 - leastDip) && i - last > 3) {
      strokes++
      last = i
    }
  }
  return strokes
}

function medianOf(values: readonly number[], from: number, to: number): number {
  const sorted = values.slice(from, to + 1).sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
