import type { Corners } from './corners.ts'
import type { Luma } from './luma.ts'

/** Whether the light is enough to read by, and even. */
export type Light = 'good' | 'dark' | 'glare'

/** Paper darker than this, in greys, comes out noisy. */
const darkPaper = 85
/** Brighter than this there is no writing any more. */
const burnt = 250

/** Judges the light on the sheet, or on the middle of the picture while no sheet is found. */
export function measureLight({ data, width, height }: Luma, corners: Corners | undefined): Light {
  const counts = new Uint32Array(256)
  let seen = 0
  for (let y = 2; y < height; y += 4)
    for (let x = 2; x < width; x += 4) {
      if (!(corners === undefined ? isCentral(x / width, y / height) : isInside(corners, x, y))) continue
      const grey = data[y * width + x] ?? 0
      counts[grey] = (counts[grey] ?? 0) + 1
      seen++
    }
  if (seen === 0) return 'good'
  const share = (from: number, to: number) => {
    let sum = 0
    for (let grey = from; grey < to; grey++) sum += counts[grey] ?? 0
    return sum / seen
  }
  // A quarter of the sheet at least is bare paper.
  if (share(0, darkPaper) > 0.75) return 'dark'
  const burntShare = share(burnt, 256)
  // A lamp's reflection is a patch; when more than half is burnt, all of it is overexposed.
  return burntShare > 0.03 && (burntShare > 0.5 || share(0, 235) > 0.5) ? 'glare' : 'good'
}

const isCentral = (u: number, v: number) => u > 0.2 && u < 0.8 && v > 0.2 && v < 0.8

function isInside(corners: Corners, x: number, y: number): boolean {
  return corners.every((corner, i) => {
    const next = corners[(i + 1) % 4] ?? corner
    return (next.x - corner.x) * (y - corner.y) - (next.y - corner.y) * (x - corner.x) >= 0
  })
}
