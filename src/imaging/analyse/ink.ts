import type { Grey } from '../raster.ts'

/** Where there is ink, one byte a pixel: 0 for paper, else how dark it is against the paper around it (255 for black on white). */
export interface Ink {
  readonly width: number
  readonly height: number
  readonly mask: Uint8Array
}

/** Ink is at least this share darker than the paper around it (pen on paper measures 0.25 to 0.7, stains under 0.1). */
const leastContrast = 0.14
/** Below this brightness there is no paper: the scanner's bed, a dark table. */
const darkestPaper = 28

/**
 * Finds ink as what is clearly darker than the paper around it. The paper's brightness is the 80th percentile of
 * 1/48-of-the-image blocks, smoothed over neighbours, so shadows and stains pass as paper.
 */
export function findInk(image: Grey): Ink {
  const { width, height, data } = image
  const paper = measurePaper(image)
  const mask = new Uint8Array(width * height)
  const levels = new Float32Array(paper.columns + 1)
  const half = paper.block / 2
  for (let y = 0; y < height; y++) {
    levelsOfRow(paper, y, levels)
    // From one block's middle to the next the paper's level is a straight line.
    for (let column = -1; column < paper.columns; column++) {
      const from = Math.max(0, Math.ceil(column * paper.block + half))
      const to = Math.min(width, Math.ceil((column + 1) * paper.block + half))
      const left = levels[Math.max(0, column)] ?? 0
      const right = levels[Math.min(paper.columns - 1, column + 1)] ?? 0
      if (left <= darkestPaper && right <= darkestPaper) continue
      const slope = (right - left) / paper.block
      let here = left + slope * (from + 0.5 - column * paper.block - half)
      for (let x = from, at = y * width + from; x < to; x++, at++, here += slope) {
        const depth = here - (data[at] ?? 0)
        if (depth > 7 && depth > here * leastContrast && here > darkestPaper)
          mask[at] = Math.min(255, (depth * 255) / here)
      }
    }
  }
  return { width, height, mask }
}

interface Paper {
  readonly block: number
  readonly columns: number
  readonly rows: number
  readonly levels: Float32Array
}

/** The paper's level at the middles of the blocks, on one row of pixels. */
function levelsOfRow(paper: Paper, y: number, into: Float32Array): void {
  const place = Math.max(0, Math.min(paper.rows - 1, (y + 0.5) / paper.block - 0.5))
  const row = Math.floor(place)
  const next = Math.min(paper.rows - 1, row + 1)
  const share = place - row
  for (let column = 0; column < paper.columns; column++) {
    const above = paper.levels[row * paper.columns + column] ?? 0
    const below = paper.levels[next * paper.columns + column] ?? 0
    into[column] = above + (below - above) * share
  }
}

function measurePaper(image: Grey): Paper {
  const { width, height, data } = image
  const block = Math.max(8, Math.round(Math.max(width, height) / 48))
  const columns = Math.ceil(width / block)
  const rows = Math.ceil(height / block)
  const levels = new Float32Array(columns * rows)
  const counts = new Uint32Array(256)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      counts.fill(0)
      const right = Math.min(width, (column + 1) * block)
      const bottom = Math.min(height, (row + 1) * block)
      let total = 0
      for (let y = row * block; y < bottom; y++) {
        for (let x = column * block; x < right; x++) {
          const value = data[y * width + x] ?? 0
          counts[value] = (counts[value] ?? 0) + 1
          total++
        }
      }
      let above = total * 0.2
      let level = 255
      while (level > 0 && above >= (counts[level] ?? 0)) above -= counts[level--] ?? 0
      levels[row * columns + column] = level
    }
  }
  return { block, columns, rows, levels: smooth(levels, columns, rows) }
}

/** The median of each block and its neighbours: a block full of ink or half off the page takes its surroundings' tone. */
function smooth(levels: Float32Array, columns: number, rows: number): Float32Array {
  const out = new Float32Array(levels.length)
  const around: number[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      around.length = 0
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          around.push(levels[y * columns + x] ?? 0)
        }
      }
      around.sort((a, b) => a - b)
      out[row * columns + column] = around[around.length >> 1] ?? 0
    }
  }
  return out
}
