import type { Rgb } from '../raster.ts'
import { closeAlongLines, fillUnknown, smoothGrid } from './grid.ts'

/** The paper of a page under its light, in blocks: what the page would look like without anything on it. */
export interface PaperLight {
  /** Side of a block in pixels of the image measured. */
  readonly block: number
  readonly columns: number
  readonly rows: number
  /** Red, green and blue of the paper at the middle of each block. */
  readonly levels: readonly [Float32Array, Float32Array, Float32Array]
  /** The colour of most of the paper. */
  readonly paper: readonly [number, number, number]
  /** Standard deviation of the paper's grain, in grey levels of the image measured. */
  readonly grain: number
}

/** So many blocks along the long side: 6 mm each on A4, wider than a stroke, narrower than a shadow's edge. */
const blocksAlong = 48
/** Of the pixels of a block, sorted: what ink does not reach, and a step of the grain's bell below. */
const shares = { paper: 0.65, below: 0.35, belowInDeviations: 0.77 }
/** A block darker than this share of the page's brightest paper, or of another colour, is no paper: bed, photograph, solid ink. */
const leastBrightness = 0.3
const mostColourShift = 0.05
/** Dark things shorter than this in both directions (5 cm on A4) lie on the paper: a photograph, a finger; shadows are longer. */
const longestThing = 9
/** Without so much paper, or when it is dark or strongly coloured, the image is a cover, and is left as it is. */
const least = { share: 0.5, level: 26, greyness: 0.5 }

/** Measures the paper of a page's small copy (1000 to 1200 pixels long); undefined when it is no sheet of paper. */
export function measurePaperLight(image: Rgb): PaperLight | undefined {
  const block = Math.max(8, Math.round(Math.max(image.width, image.height) / blocksAlong))
  const columns = Math.ceil(image.width / block)
  const rows = Math.ceil(image.height / block)
  const found = measureBlocks(image, block, columns, rows)
  const [red, green, blue] = found.levels
  const known = findPaperBlocks(red, green, blue)
  if (known.length < columns * rows * least.share) return undefined
  const paper = [medianAt(red, known), medianAt(green, known), medianAt(blue, known)] as const
  const brightest = Math.max(...paper)
  if (brightest < least.level || Math.min(...paper) < brightest * least.greyness) return undefined
  const isKnown = new Uint8Array(columns * rows)
  for (const at of known) isKnown[at] = 1
  const even = (level: Float32Array): Float32Array =>
    smoothGrid(
      closeAlongLines(fillUnknown(level, isKnown, columns, rows), columns, rows, longestThing),
      columns,
      rows,
    )
  return {
    block,
    columns,
    rows,
    levels: [even(red), even(green), even(blue)],
    paper,
    grain: medianAt(found.spread, known) / shares.belowInDeviations,
  }
}

/** Per block and channel the level that paper has, and the spread of green below it. */
function measureBlocks(
  image: Rgb,
  block: number,
  columns: number,
  rows: number,
): { levels: [Float32Array, Float32Array, Float32Array]; spread: Float32Array } {
  const { width, height, data } = image
  const levels: [Float32Array, Float32Array, Float32Array] = [
    new Float32Array(columns * rows),
    new Float32Array(columns * rows),
    new Float32Array(columns * rows),
  ]
  const spread = new Float32Array(columns * rows)
  const counts = [new Uint16Array(256), new Uint16Array(256), new Uint16Array(256)] as const
  const [reds, greens, blues] = counts
  for (let row = 0; row < rows; row++) {
    const bottom = Math.min(height, (row + 1) * block)
    for (let column = 0; column < columns; column++) {
      const right = Math.min(width, (column + 1) * block)
      const place = row * columns + column
      let total = 0
      for (const each of counts) each.fill(0)
      // Every second pixel of every second row tells as much.
      for (let y = row * block; y < bottom; y += 2) {
        const end = (y * width + right) * 3
        for (let at = (y * width + column * block) * 3; at < end; at += 6) {
          count(reds, data[at] ?? 0)
          count(greens, data[at + 1] ?? 0)
          count(blues, data[at + 2] ?? 0)
          total++
        }
      }
      for (const [channel, level] of levels.entries()) {
        const paper = levelAt(counts[channel] ?? reds, total * shares.paper)
        level[place] = paper
        if (channel === 1) spread[place] = paper - levelAt(greens, total * shares.below)
      }
    }
  }
  return { levels, spread }
}

function count(counts: Uint16Array, level: number): void {
  counts[level] = (counts[level] ?? 0) + 1
}

/** Below which level so many pixels lie, between the whole levels. */
function levelAt(counts: Uint16Array, rank: number): number {
  let seen = 0
  for (let level = 0; level < 256; level++) {
    const here = counts[level] ?? 0
    if (seen + here >= rank) return here === 0 ? level : level - 0.5 + (rank - seen) / here
    seen += here
  }
  return 255
}

/** The blocks that look like paper: bright enough, and of the colour that most of them have. */
function findPaperBlocks(red: Float32Array, green: Float32Array, blue: Float32Array): number[] {
  const sums = red.map((level, at) => level + (green[at] ?? 0) + (blue[at] ?? 0) + 1)
  const bright = quantile(sums, 0.85)
  const lit = Array.from(sums.keys()).filter(at => (sums[at] ?? 0) > bright * leastBrightness)
  const shareOf = (level: Float32Array) => level.map((value, at) => value / (sums[at] ?? 1))
  const shares = [shareOf(red), shareOf(green), shareOf(blue)]
  const usual = shares.map(share => medianAt(share, lit))
  return lit.filter(at =>
    shares.every((share, channel) => Math.abs((share[at] ?? 0) - (usual[channel] ?? 0)) < mostColourShift),
  )
}

function medianAt(values: Float32Array, places: readonly number[]): number {
  return quantile(
    Float32Array.from(places, at => values[at] ?? 0),
    0.5,
  )
}

function quantile(values: Float32Array, share: number): number {
  const sorted = Float32Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The brightest paper over the darkest, leaving out the darkest and the brightest twentieth. */
export function unevennessOf({ levels: [, green] }: PaperLight): number {
  return quantile(green, 0.95) / Math.max(1, quantile(green, 0.05))
}
