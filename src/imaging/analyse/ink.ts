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
  for (let y = 0; y < height; y++) {
    const by = Math.max(0, Math.min(paper.rows - 1.001, (y + 0.5) / paper.block - 0.5))
    const row = by | 0
    const down = by - row
    const below = row + 1 < paper.rows ? paper.columns : 0
    for (let x = 0; x < width; x++) {
      const bx = Math.max(0, Math.min(paper.columns - 1.001, (x + 0.5) / paper.block - 0.5))
      const column = bx | 0
      const along = bx - column
      const at = row * paper.columns + column
      const right = column + 1 < paper.columns ? 1 : 0
      const here =
        ((paper.levels[at] ?? 0) * (1 - along) + (paper.levels[at + right] ?? 0) * along) * (1 - down) +
        ((paper.levels[at + below] ?? 0) * (1 - along) + (paper.levels[at + below + right] ?? 0) * along) * down
      const value = data[y * width + x] ?? 0
      if (here > darkestPaper && here - value > Math.max(7, here * leastContrast)) {
        mask[y * width + x] = Math.min(255, ((here - value) * 255) / here)
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
