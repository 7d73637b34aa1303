import { getPixelKernel, type KernelResult, takeResult } from '../pixels/pixel-kernel.ts'
import { flattenSpanBytes } from '../pixels/routines.ts'
import type { Rgb } from '../raster.ts'
import type { PaperLight } from './paper-light.ts'

/** The paper's brightest channel afterwards: light, and still darker than correction fluid. */
const wantedLevel = 242
/** A deep shadow is not lit up further: there is more grain than ink in it. */
const mostGain = 3.99
/** Levels from the paper's tone within which a pixel is paper: the grain, and no faint pencil. */
const nearness = { perGrain: 2, more: 3, least: 5, most: 12, mostLifted: 26 }
/** How much of the paper's tint stays: half of it is mostly the lamp's. */
const tintKept = 0.5
/** The gain is worked out anew after so many rows. */
const rowsTogether = 4
const gainUnit = 8192

/**
 * Evens a page's light: every pixel is divided by the paper's colour where it lies and multiplied by one colour for the whole page,
 * the page's own paper lit up. What is on the paper keeps its colour against it; the paper's grain, within a few levels of
 * its tone, becomes the tone itself, which also makes files smaller. `scale`: pixels of the page per pixel in which `light` was measured.
 */
export function flattenPage(page: Rgb, light: PaperLight, scale: number, result: KernelResult = 'copy'): Rgb {
  const { width, height } = page
  const block = light.block * scale
  const lift = Math.max(1, wantedLevel / Math.max(...light.paper))
  const brightest = Math.max(...light.paper)
  const tone = light.paper.map(level => (brightest + (level - brightest) * tintKept) * lift)
  const gains = light.levels.map((levels, channel) =>
    levels.map(level => Math.min(mostGain, (tone[channel] ?? 0) / Math.max(1, level))),
  )
  const spans = cutSpans(width, block, light.columns)
  const kernel = getPixelKernel()
  const [from, to, paper, table] = kernel.place(
    page.data,
    width * height * 3,
    32,
    spans.length * flattenSpanBytes,
  )
  if (from === undefined || to === undefined || paper === undefined || table === undefined)
    throw new Error('no memory for the page')
  const levels = new Int16Array(paper.bytes.buffer, paper.at, 16)
  const numbers = new Int16Array(table.bytes.buffer, table.at, spans.length * spanNumbers)
  const near = Math.round(nearness.perGrain * light.grain * scale * 0.8 * lift + nearness.more)
  const most = Math.min(nearness.mostLifted, nearness.most * lift)
  for (let lane = 0; lane < 8; lane++) {
    levels[lane] = Math.round(tone[lane % 3] ?? 0)
    levels[lane + 8] = Math.max(nearness.least, Math.min(most, near))
  }
  for (let top = 0; top < height; top += rowsTogether) {
    writeGains(numbers, spans, gains, light, top + rowsTogether / 2, block)
    for (let y = top; y < Math.min(height, top + rowsTogether); y++) {
      const row = y * width * 3
      kernel.flatten(from.at + row, to.at + row, table.at, table.at + table.bytes.length, paper.at)
    }
  }
  return { width, height, data: takeResult(to, result) }
}

const spanNumbers = flattenSpanBytes / 2

/** A piece of every row between the middles of two blocks, where the gain is a straight line; begins at an even pixel. */
interface Span {
  readonly start: number
  readonly end: number
  /** The block whose middle lies before it; -1 before the first. */
  readonly column: number
}

function cutSpans(width: number, block: number, columns: number): Span[] {
  const spans: Span[] = []
  for (let column = -1; column < columns; column++) {
    const even = (x: number) => Math.max(0, Math.min(width, Math.round(x / 2) * 2))
    const start = column < 0 ? 0 : even((column + 0.5) * block)
    const end = column === columns - 1 ? width : even((column + 1.5) * block)
    if (end > start) spans.push({ start, end, column })
  }
  return spans
}

/** Fills the table of gains for one row: 8 gains at the start of each span, their change over two pixels, and the span's bytes. */
function writeGains(
  numbers: Int16Array,
  spans: readonly Span[],
  gains: readonly Float32Array[],
  light: PaperLight,
  y: number,
  block: number,
): void {
  const { columns, rows } = light
  const place = Math.max(0, Math.min(rows - 1, y / block - 0.5))
  const above = Math.floor(place)
  const below = Math.min(rows - 1, above + 1)
  const share = place - above
  const gainAt = (channel: number, column: number) => {
    const grid = gains[channel]
    const inside = Math.max(0, Math.min(columns - 1, column))
    const upper = grid?.[above * columns + inside] ?? 1
    return upper + ((grid?.[below * columns + inside] ?? 1) - upper) * share
  }
  for (const [index, { start, end, column }] of spans.entries()) {
    const at = index * spanNumbers
    // A number of 32 bits, the lower half first.
    numbers[at + 16] = (end - start) * 3
    numbers[at + 17] = 0
    for (let channel = 0; channel < 3; channel++) {
      const left = gainAt(channel, column)
      const slope = (gainAt(channel, column + 1) - left) / block
      const first = left + slope * (start + 0.5 - (column + 0.5) * block)
      numbers[at + channel] = Math.min(32_767, Math.round(first * gainUnit))
      numbers[at + channel + 3] = Math.min(32_767, Math.round((first + slope) * gainUnit))
      numbers[at + channel + 8] = Math.round(slope * 2 * gainUnit)
      numbers[at + channel + 11] = Math.round(slope * 2 * gainUnit)
    }
  }
}
