import type { Rgb } from '../raster.ts'
import type { PaperLight } from '../tone/paper-light.ts'
import type { Component, Components } from './components.ts'
import type { Ink } from './ink.ts'

/** Pen, stamp and ribbon have a colour; print has none. So much of the ink coloured, and somebody has written. */
const leastColoured = 0.003
/** Ink differs from print when its channels, as shares of the paper's, lie this far apart. */
const leastSaturation = 0.16
/** A form's dotted lines are at least this long together, in widths of the page, and written on along this share at most. */
const leaders = { least: 1.2, written: 0.05 }
/** Dots of a line: so many in a row, no further apart than this, nothing above and below. Pixels of a page 1170 long. */
const dots = { least: 14, gap: 8, clear: 3, longest: 4 }
/** What is written on a line stands this far above its dots. */
const above = { from: 5, to: 13 }
/** Ruled lines cover this share of a ledger, and what is printed stands in its head and foot. */
const ledger = { least: 0.006, head: 0.24, foot: 0.93, written: 0.03 }

/** A stamp, with the signature and the words it touches, is a piece of this size, as a share of the page’s long side: higher than a word, narrower than a frame. */
const mark = { least: 0.03, most: 0.4 }

/**
 * Whether a page is a form or a ledger that nobody has filled in: there is print and there are lines to write on, no ink has a colour, and
 * nothing stands on the dotted lines or between the rules. `copy` is the page about 1170 pixels long; ink, pieces and `isWriting` (by piece)
 * are its own; `isOnHead`: it is looked at upside down.
 */
export function isEmptyForm(
  copy: Rgb,
  light: PaperLight,
  ink: Ink,
  pieces: Components,
  isWriting: Uint8Array,
  isOnHead: boolean,
): boolean {
  if (colouredShare(copy, light, pieces, isWriting) >= leastColoured) return false
  // Without colour a stamp is known by its size.
  if (isGrey(light) && pieces.list.some(piece => isStampOrSignature(piece, pieces))) return false
  const lines = measureLeaders(ink, isOnHead)
  if (lines.total >= copy.width * leaders.least) return lines.written <= lines.total * leaders.written
  return isEmptyLedger(pieces, isWriting, isOnHead)
}

function isGrey({ paper: [red, green, blue] }: PaperLight): boolean {
  return red === green && green === blue
}

function isStampOrSignature({ left, top, right, bottom }: Component, { width, height }: Components): boolean {
  const longSide = Math.max(width, height)
  const margin = longSide * 0.02
  const isWithin = left > margin && top > margin && right < width - margin && bottom < height - margin
  const [across, down] = [right - left, bottom - top]
  return (
    isWithin &&
    Math.min(across, down) >= longSide * mark.least &&
    Math.max(across, down) <= longSide * mark.most
  )
}

function colouredShare(copy: Rgb, light: PaperLight, pieces: Components, isWriting: Uint8Array): number {
  const { width } = copy
  const [reds, greens, blues] = light.levels
  let coloured = 0
  let total = 0
  for (const [i, piece] of pieces.list.entries()) {
    if (isWriting[i] !== 1) continue
    for (let index = piece.first; index < piece.first + piece.area; index++) {
      const at = pieces.pixels[index] ?? 0
      const y = Math.floor(at / width)
      const block = Math.floor(y / light.block) * light.columns + Math.floor((at - y * width) / light.block)
      const red = (copy.data[at * 3] ?? 0) / (reds[block] ?? 255)
      const green = (copy.data[at * 3 + 1] ?? 0) / (greens[block] ?? 255)
      const blue = (copy.data[at * 3 + 2] ?? 0) / (blues[block] ?? 255)
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > leastSaturation) coloured++
      total++
    }
  }
  return total === 0 ? 0 : coloured / total
}

/** The length of all dotted lines, and how much of it has ink standing on it, in pixels. */
function measureLeaders(ink: Ink, isOnHead: boolean): { readonly total: number; readonly written: number } {
  const { width, height, mask } = ink
  let total = 0
  let written = 0
  let lastRow = -dots.gap
  const upwards = isOnHead ? -1 : 1
  for (let y = above.to; y < height - above.to; y++) {
    const runs = findDottedRuns(ink, y)
    const length = runs.reduce((sum, [from, to]) => sum + to - from, 0)
    // A line is a pixel or two high, and its slope may spread it over three.
    if (length < width * 0.06 || y - lastRow < 4) continue
    lastRow = y
    for (const [from, to] of runs) {
      total += to - from
      for (let x = from; x < to; x++) {
        for (let up = above.from; up <= above.to; up++) {
          if ((mask[(y - up * upwards) * width + x] ?? 0) === 0) continue
          written++
          break
        }
      }
    }
  }
  return { total, written }
}

/** Stretches of a row in which short runs of ink follow each other with nothing above and below. */
function findDottedRuns({ width, mask }: Ink, y: number): [number, number][] {
  const runs: [number, number][] = []
  let start = -1
  let last = -1
  let count = 0
  const close = () => {
    if (count >= dots.least) runs.push([start, last])
    count = 0
  }
  for (let x = 1; x < width - 1; x++) {
    const at = y * width + x
    if ((mask[at] ?? 0) === 0 || (mask[at - 1] ?? 0) !== 0) continue
    let length = 1
    while (length <= dots.longest && (mask[at + length] ?? 0) !== 0) length++
    const alone =
      length <= dots.longest &&
      (mask[at - dots.clear * width] ?? 0) === 0 &&
      (mask[at + dots.clear * width] ?? 0) === 0
    if (!alone) continue
    if (count > 0 && x - last > dots.gap) close()
    if (count === 0) start = x
    count++
    last = x
  }
  close()
  return runs
}

function isEmptyLedger(pieces: Components, isWriting: Uint8Array, isOnHead: boolean): boolean {
  let ruled = 0
  let written = 0
  let between = 0
  for (const [i, piece] of pieces.list.entries()) {
    if (isWriting[i] !== 1) {
      if (Math.max(piece.right - piece.left, piece.bottom - piece.top) > pieces.width * 0.3)
        ruled += piece.area
      continue
    }
    written += piece.area
    const fromTop = (piece.top + piece.bottom) / 2 / pieces.height
    const middle = isOnHead ? 1 - fromTop : fromTop
    if (middle > ledger.head && middle < ledger.foot) between += piece.area
  }
  return (
    written > 0 && ruled >= pieces.width * pieces.height * ledger.least && between <= written * ledger.written
  )
}
