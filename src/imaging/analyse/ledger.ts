import type { Rgb } from '../raster.ts'
import { type Grey, toGrey } from '../raster.ts'
import type { Gutter } from './gutter.ts'
import { findInk, type Ink } from './ink.ts'

/** A ruled line is solid: darker than a dotted one of the same weight, in 1/255 of the paper's brightness. */
const leastDarkness = 38
/** A row's rule runs along so much of the page; a column's along so much of the height. */
const leastRun = { row: 0.6, column: 0.45 }
/** A ledger's grid has so many rules on both pages at one height, and three columns; it fills the page. */
const least = { rows: 6, columns: 3, height: 0.5 }
const mostGap = 0.22
/** Rules meet over the fold when their heights agree to this share of the height. */
const meeting = 0.012
/** Pages with the same columns are two pages of a narrow ledger, each with its own rows. */
const sameColumns = { within: 0.02, share: 0.75 }

/** How the rows of an open book lie: over both pages, on each page by itself, or no rows at all. */
export type LedgerLayout = 'across' | 'each' | 'none'

/**
 * Looks for the grid of a ledger on an open, flattened book: rules at the same heights left and right of the fold that fill the
 * page. Different columns on the two pages mean that a case's row runs over both: such a book is not split.
 */
export function findLedgerLayout(sheet: Rgb, gutter: Gutter, skewDeg: number): LedgerLayout {
  const grey: Grey = toGrey(sheet)
  const ink = findInk(grey)
  const fold = (gutter.top + gutter.bottom) / 2
  const slope = Math.tan((skewDeg * Math.PI) / 180)
  const { width, height } = sheet
  const left: Half = { from: Math.round(width * 0.02), to: Math.round(width * (fold - 0.02)) }
  const right: Half = { from: Math.round(width * (fold + 0.02)), to: Math.round(width * 0.98) }
  const rowsLeft = findRows(ink, left, slope, width)
  const rowsRight = findRows(ink, right, slope, width)
  const shared = rowsLeft.filter(y => rowsRight.some(other => Math.abs(other - y) < height * meeting))
  if (shared.length < least.rows || !fillsHeight(shared, height)) return 'none'
  const columnsLeft = findColumns(ink, left, slope, shared)
  const columnsRight = findColumns(ink, right, slope, shared)
  if (columnsLeft.length < least.columns || columnsRight.length < least.columns) return 'none'
  return agree(columnsLeft, columnsRight) ? 'each' : 'across'
}

/** Columns of pixels of one page. */
interface Half {
  readonly from: number
  readonly to: number
}

/** Heights of rules, taken at the fold's middle of the image; neighbouring rows of pixels are one rule. */
function findRows(
  { width, height, mask }: Ink,
  { from, to }: Half,
  slope: number,
  fullWidth: number,
): number[] {
  const shares = new Float32Array(height)
  for (let y = 0; y < height; y++) {
    let dark = 0
    for (let x = from; x < to; x++) {
      const at = Math.round(y + slope * (x - fullWidth / 2))
      if (at < 1 || at >= height - 1) continue
      const place = at * width + x
      const here = Math.max(mask[place] ?? 0, mask[place - width] ?? 0, mask[place + width] ?? 0)
      if (here >= leastDarkness) dark++
    }
    shares[y] = dark / (to - from)
  }
  return peaks(shares, leastRun.row)
}

/** Places of columns' rules as shares of the page's width, along the height that the rows take. */
function findColumns(
  { width, height, mask }: Ink,
  { from, to }: Half,
  slope: number,
  rows: readonly number[],
): number[] {
  const top = Math.min(...rows)
  const bottom = Math.max(...rows)
  const shares = new Float32Array(to - from)
  for (let x = from; x < to; x++) {
    let dark = 0
    for (let y = Math.round(top); y < bottom; y++) {
      const at = Math.round(x - slope * (y - height / 2))
      if (at < 1 || at >= width - 1) continue
      const place = y * width + at
      if (Math.max(mask[place] ?? 0, mask[place - 1] ?? 0, mask[place + 1] ?? 0) >= leastDarkness) dark++
    }
    shares[x - from] = dark / Math.max(1, bottom - top)
  }
  return peaks(shares, leastRun.column + 0.25).map(x => x / (to - from))
}

/** The middles of the stretches where a value is at least so high. */
function peaks(values: Float32Array, level: number): number[] {
  const found: number[] = []
  for (let at = 0; at < values.length; at++) {
    if ((values[at] ?? 0) < level) continue
    const start = at
    while (at + 1 < values.length && (values[at + 1] ?? 0) >= level) at++
    found.push((start + at) / 2)
  }
  return found
}

function fillsHeight(rows: readonly number[], height: number): boolean {
  const sorted = [...rows].sort((a, b) => a - b)
  const gaps = sorted.slice(1).map((y, i) => y - (sorted[i] ?? y))
  const extent = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0)
  return extent >= height * least.height && Math.max(...gaps) <= height * mostGap
}

function agree(left: readonly number[], right: readonly number[]): boolean {
  const matched = left.filter(x => right.some(other => Math.abs(other - x) < sameColumns.within)).length
  return matched >= Math.max(left.length, right.length) * sameColumns.share
}
