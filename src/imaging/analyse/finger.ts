import type { Rgb } from '../raster.ts'
import type { PaperLight } from '../tone/paper-light.ts'

/** Cells of a grid over the page: 2 mm each on A4. */
const cellsAlong = 148
/** A finger reaches at least 8 mm into the page, and covers 1 cm²; along the rim it is no longer than 7 cm. */
const least = { inwards: 4, cells: 25, filling: 0.45 }
const mostAlongRim = 35

/**
 * Whether a finger or a thumb holds the page: an even patch of skin's colour that comes in from the rim. `copy` is the page about 1170
 * pixels long, `light` was measured on it.
 */
export function showsFinger(copy: Rgb, light: PaperLight): boolean {
  const cell = Math.max(2, Math.round(Math.max(copy.width, copy.height) / cellsAlong))
  const columns = Math.floor(copy.width / cell)
  const rows = Math.floor(copy.height / cell)
  const isSkin = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (looksLikeSkin(copy, light, column * cell, row * cell, cell)) isSkin[row * columns + column] = 1
    }
  }
  for (let at = 0; at < isSkin.length; at++) {
    if (isSkin[at] === 1 && isFinger(takePatch(isSkin, columns, rows, at), columns, rows)) return true
  }
  return false
}

/**
 * Skin reflects red nearly as paper does, green less and blue least; a stamp's red keeps green and blue alike, a stain is yellower, a
 * table much darker. Shares of the paper's own colour there, so that lamps and shadows do not matter.
 */
function looksLikeSkin(copy: Rgb, light: PaperLight, left: number, top: number, cell: number): boolean {
  // Paper is most of a page, and has hardly less blue than red.
  const middle = ((top + (cell >> 1)) * copy.width + left + (cell >> 1)) * 3
  if ((copy.data[middle + 2] ?? 0) > (copy.data[middle] ?? 0) * 0.85) return false
  const sums = [0, 0, 0]
  let least = 255
  let most = 0
  for (let y = top; y < top + cell; y++) {
    for (let x = left; x < left + cell; x++) {
      const at = (y * copy.width + x) * 3
      for (let channel = 0; channel < 3; channel++)
        sums[channel] = (sums[channel] ?? 0) + (copy.data[at + channel] ?? 0)
      const green = copy.data[at + 1] ?? 0
      if (green < least) least = green
      if (green > most) most = green
    }
  }
  const block =
    Math.min(light.rows - 1, Math.floor(top / light.block)) * light.columns +
    Math.min(light.columns - 1, Math.floor(left / light.block))
  const [red = 0, green = 0, blue = 0] = sums.map(
    (sum, channel) => sum / (cell * cell) / Math.max(1, light.levels[channel]?.[block] ?? 1),
  )
  return (
    most - least < most * 0.25 &&
    red > 0.42 &&
    red < 1.6 &&
    green / red > 0.55 &&
    green / red < 0.88 &&
    blue / red < 0.8 &&
    blue / red > 0.35 &&
    (green - blue) / red > 0.03 &&
    // Yellow and brown fall from green to blue; skin falls from red to green first.
    red - green > (green - blue) * 0.9
  )
}

interface Patch {
  left: number
  right: number
  top: number
  bottom: number
  cells: number
}

/** The connected patch around a cell; it is wiped out of the grid. */
function takePatch(isSkin: Uint8Array, columns: number, rows: number, start: number): Patch {
  const patch = { left: columns, right: -1, top: rows, bottom: -1, cells: 0 }
  const stack = [start]
  isSkin[start] = 0
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % columns
    const y = Math.floor(at / columns)
    patch.cells++
    patch.left = Math.min(patch.left, x)
    patch.right = Math.max(patch.right, x)
    patch.top = Math.min(patch.top, y)
    patch.bottom = Math.max(patch.bottom, y)
    for (const [nx, ny] of [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ] as const) {
      const next = ny * columns + nx
      if (nx < 0 || ny < 0 || nx >= columns || ny >= rows || isSkin[next] !== 1) continue
      isSkin[next] = 0
      stack.push(next)
    }
  }
  return patch
}

function isFinger(patch: Patch, columns: number, rows: number): boolean {
  const width = patch.right - patch.left + 1
  const height = patch.bottom - patch.top + 1
  if (patch.cells < least.cells || patch.cells < width * height * least.filling) return false
  const fromSide = patch.left <= 1 || patch.right >= columns - 2
  const fromEnd = patch.top <= 1 || patch.bottom >= rows - 2
  return (
    (fromSide && width >= least.inwards && height <= mostAlongRim && width <= mostAlongRim * 2) ||
    (fromEnd && height >= least.inwards && width <= mostAlongRim && height <= mostAlongRim * 2)
  )
}
