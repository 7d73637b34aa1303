import type { Rgb } from '../raster.ts'
import { toGrey } from '../raster.ts'

/** The fold of a double page on the flattened, upright sheet. */
export interface Gutter {
  /** Where the fold meets the top and the bottom edge, as a share of the width. */
  readonly top: number
  readonly bottom: number
  /** How much darker the fold is than the paper beside it, as a share of the paper's brightness. */
  readonly depth: number
  /** Share of the height along which the fold is seen on one line. */
  readonly agreement: number
}

/** Where the fold of a book's other pages lies, as a share of the width: the median, and how far from it it may be. */
export interface GutterHint {
  readonly at: number
  readonly within: number
}

const bandCount = 16
/** A fold lies near the middle of a double page. */
const range = [0.36, 0.64] as const

/** Looks for the fold of a double page: the line in the middle where the paper itself (not its ink) is darkest, near the book's other folds where they are known. */
export function findGutter(sheet: Rgb, hint?: GutterHint): Gutter | undefined {
  const [from, to] = hint === undefined ? range : rangeNear(hint)
  const grey = toGrey(sheet)
  const { width } = grey
  const bands = Array.from({ length: bandCount }, (_, band) => dipOf(paperLevels(grey, band), width))
  const sum = new Float32Array(width)
  for (const dip of bands) for (let x = 0; x < width; x++) sum[x] = (sum[x] ?? 0) + Math.min(dip[x] ?? 0, 0.6)
  const centre = highest(sum, Math.floor(width * from), Math.ceil(width * to))
  if (centre === undefined) return undefined
  const reach = Math.ceil(width * 0.012)
  const places: { band: number; x: number; depth: number }[] = []
  for (const [band, dip] of bands.entries()) {
    const x = highest(dip, centre - reach, centre + reach)
    if (x !== undefined && (dip[x] ?? 0) > 0.03) places.push({ band, x: x + 0.5, depth: dip[x] ?? 0 })
  }
  if (places.length < bandCount / 2) return undefined
  const line = fitLine(places.map(place => [(place.band + 0.5) / bandCount, place.x]))
  const near = places.filter(
    place =>
      Math.abs(line.offset + (line.slope * (place.band + 0.5)) / bandCount - place.x) <
      Math.max(2, width * 0.004),
  )
  const exact =
    near.length >= bandCount / 3
      ? fitLine(near.map(place => [(place.band + 0.5) / bandCount, place.x]))
      : line
  const depths = near.map(place => place.depth).sort((a, b) => a - b)
  return {
    top: exact.offset / width,
    bottom: (exact.offset + exact.slope) / width,
    depth: depths[depths.length >> 1] ?? 0,
    agreement: near.length / bandCount,
  }
}

/** Around the hint and its mirror: whether the book lies on its head is not known yet. */
function rangeNear({ at, within }: GutterHint): readonly [number, number] {
  return [Math.min(at, 1 - at) - within, Math.max(at, 1 - at) + within]
}

/** Per column of a band the paper's brightness: the 70th percentile, which ink does not reach. */
function paperLevels(grey: { width: number; height: number; data: Uint8Array }, band: number): Float32Array {
  const from = Math.floor((band * grey.height) / bandCount)
  const to = Math.floor(((band + 1) * grey.height) / bandCount)
  const levels = new Float32Array(grey.width)
  const column = new Uint8Array(to - from)
  for (let x = 0; x < grey.width; x++) {
    for (let y = from; y < to; y++) column[y - from] = grey.data[y * grey.width + x] ?? 0
    column.sort()
    levels[x] = column[Math.floor(column.length * 0.7)] ?? 0
  }
  return levels
}

/** How far each column is darker than the paper 2 to 6 % of the width away on both sides, as a share. */
function dipOf(levels: Float32Array, width: number): Float32Array {
  const dip = new Float32Array(width)
  const near = Math.round(width * 0.02)
  const far = Math.round(width * 0.07)
  for (let x = far; x < width - far; x++) {
    let left = 0
    let right = 0
    for (let d = near; d <= far; d++) {
      left += levels[x - d] ?? 0
      right += levels[x + d] ?? 0
    }
    const around = Math.min(left, right) / (far - near + 1)
    const here = ((levels[x - 1] ?? 0) + (levels[x] ?? 0) + (levels[x + 1] ?? 0)) / 3
    dip[x] = around < 12 ? 0 : Math.max(0, 1 - here / around)
  }
  return dip
}

function highest(values: Float32Array, from: number, to: number): number | undefined {
  let best: number | undefined
  for (let x = Math.max(0, from); x <= Math.min(values.length - 1, to); x++) {
    if ((values[x] ?? 0) > (best === undefined ? 0 : (values[best] ?? 0))) best = x
  }
  return best
}

function fitLine(points: readonly (readonly [number, number])[]): { offset: number; slope: number } {
  const n = points.length
  let sx = 0
  let sy = 0
  let sxx = 0
  let sxy = 0
  for (const [x, y] of points) {
    sx += x
    sy += y
    sxx += x * x
    sxy += x * y
  }
  const spread = n * sxx - sx * sx
  const slope = spread > 1e-9 ? (n * sxy - sx * sy) / spread : 0
  return { offset: (sy - slope * sx) / n, slope }
}
