import { type Components, isWriting } from './components.ts'
import type { Ink } from './ink.ts'

/**
 * Evidence that a page with level lines stands on its feet (above 0) or on its head (below 0), without reading it: turning
 * the page round changes the sign of every cue. Four cues, each worth up to 1 or 2:
 * - letters rise above the line more than they hang below it (b d h l t, capitals, tone marks), so a line's ink leans downwards;
 * - the lower edge of a line (its baseline) is sharper than its upper edge;
 * - lines and columns begin at one left margin and end anywhere;
 * - pages are filled from the top.
 * Measured on 38 forms, ledgers and old handwritten pages: 0.9 to 6.6, median 4.2; two halves of a spread add up.
 */
export function measureUpright(ink: Ink, pieces: Components): number {
  const writing = selectWriting(ink, pieces)
  const lines = measureLines(writing)
  return (
    limit(-lines.lean / 3, 2) +
    limit(-lines.edges / 1.5, 1) +
    limit(measureAlignment(writing) / 0.25, 2) +
    limit(measureTopHeaviness(writing) / 0.06, 1.2)
  )
}

interface WritingMap {
  readonly width: number
  readonly height: number
  /** Darkness of writing, 0..255; ruled lines, stamps' frames and the rim left out. */
  readonly darkness: Uint8Array
}

function limit(value: number, most: number): number {
  return Number.isFinite(value) ? Math.max(-most, Math.min(most, value)) : 0
}

function selectWriting(ink: Ink, pieces: Components): WritingMap {
  const { width, height } = ink
  const longSide = Math.max(width, height)
  const margin = longSide * 0.02
  const wanted = new Uint8Array(pieces.list.length + 1)
  for (const [i, piece] of pieces.list.entries()) {
    const inside =
      piece.left > margin &&
      piece.top > margin &&
      piece.right < width - margin &&
      piece.bottom < height - margin
    if (inside && isWriting(piece, longSide)) wanted[i + 1] = 1
  }
  const darkness = new Uint8Array(width * height)
  for (let at = 0; at < darkness.length; at++) {
    if (wanted[pieces.labels[at] ?? 0] === 1) darkness[at] = ink.mask[at] ?? 0
  }
  return { width, height, darkness }
}

const stripCount = 8
/** Heights of a line of writing, in rows of a page about 1170 pixels long. */
const lineRows = [6, 45] as const

/**
 * Looks at rows of ink in vertical strips (neighbouring columns of a table have different lines). `lean`: the mean skewness
 * of the lines' ink from top to bottom, in standard errors. `edges`: the skewness of the change from row to row.
 */
function measureLines(writing: WritingMap): { lean: number; edges: number } {
  const { width, height, darkness } = writing
  const skews: number[] = []
  let cubes = 0
  let squares = 0
  const profile = new Float64Array(height)
  for (let strip = 0; strip < stripCount; strip++) {
    const from = Math.floor((strip * width) / stripCount)
    const to = Math.floor(((strip + 1) * width) / stripCount)
    for (let y = 0; y < height; y++) {
      let sum = 0
      for (let x = from; x < to; x++) sum += darkness[y * width + x] ?? 0
      profile[y] = sum / 255
      const change = y === 0 ? 0 : (profile[y] ?? 0) - (profile[y - 1] ?? 0)
      cubes += change ** 3
      squares += change ** 2
    }
    collectLineSkews(profile, skews)
  }
  const rows = height * stripCount
  const mean = skews.reduce((sum, skew) => sum + skew, 0) / skews.length
  const deviation = Math.sqrt(skews.reduce((sum, skew) => sum + (skew - mean) ** 2, 0) / skews.length)
  return {
    lean: skews.length < 12 ? 0 : (mean / deviation) * Math.sqrt(skews.length),
    edges: squares === 0 ? 0 : cubes / rows / (squares / rows) ** 1.5,
  }
}

function collectLineSkews(profile: Float64Array, skews: number[]): void {
  let y = 0
  while (y < profile.length) {
    while (y < profile.length && (profile[y] ?? 0) < 0.3) y++
    const start = y
    let mass = 0
    let moment = 0
    while (y < profile.length && (profile[y] ?? 0) >= 0.3) {
      mass += profile[y] ?? 0
      moment += (profile[y] ?? 0) * y
      y++
    }
    if (y - start < lineRows[0] || y - start > lineRows[1] || mass <= 15) continue
    const centre = moment / mass
    let second = 0
    let third = 0
    for (let row = start; row < y; row++) {
      second += (profile[row] ?? 0) * (row - centre) ** 2
      third += (profile[row] ?? 0) * (row - centre) ** 3
    }
    skews.push(third / mass / (second / mass) ** 1.5)
  }
}

/** How much more the beginnings of pieces of line gather in columns than their ends do: the logarithm of the ratio. */
function measureAlignment(writing: WritingMap): number {
  const { width, height, darkness } = writing
  const starts = new Float64Array(width)
  const ends = new Float64Array(width)
  const gap = Math.round(width * 0.04)
  for (let y = 0; y < height; y += 3) {
    let last = -1
    for (let x = 0; x < width; x++) {
      if (darkness[y * width + x] === 0) continue
      if (last < 0 || x - last > gap) {
        if (last >= 0) ends[last] = (ends[last] ?? 0) + 1
        starts[x] = (starts[x] ?? 0) + 1
      }
      last = x
    }
    if (last >= 0) ends[last] = (ends[last] ?? 0) + 1
  }
  return Math.log(gathering(starts) / gathering(ends))
}

function gathering(counts: Float64Array): number {
  const reach = Math.round(counts.length * 0.006)
  let squares = 0
  let total = 0
  for (let x = 0; x < counts.length; x++) {
    let near = 0
    for (let d = -reach; d <= reach; d++) near += counts[x + d] ?? 0
    squares += near * near
    total += counts[x] ?? 0
  }
  return squares / (total * total)
}

/** How far the middle of the writing lies above the middle of the page, as a share of its height. */
function measureTopHeaviness(writing: WritingMap): number {
  const { width, height, darkness } = writing
  let sum = 0
  let count = 0
  for (let at = 0; at < darkness.length; at++) {
    if (darkness[at] === 0) continue
    sum += Math.floor(at / width)
    count++
  }
  return count === 0 ? 0 : 0.5 - (sum / count + 0.5) / height
}
