import type { Luma } from './luma.ts'

/** Under this a picture is called blurred: writing needs edges that rise within about five pixels of a 2,000-pixel picture. */
export const poorSharpness = 0.2

/** The tiles that are measured are this many pixels wide and high. */
const tilePx = 64
/** Tiles with less contrast than this, in greys, show nothing that could be sharp. */
const leastContrast = 40

/**
 * How sharp the edges of a picture are: the steepest step from pixel to pixel as a share of the contrast around it, for the median of
 * all tiles that show something; about 0.5 for a crisp page, under 0.2 when blurred. Undefined for a page with nothing on it. The
 * picture's long side should be about 2,000 pixels (any part of such a picture does).
 */
export function measureSharpness({ data, width, height }: Luma): number | undefined {
  const tiles: number[] = []
  for (let top = 0; top + tilePx <= height; top += tilePx)
    for (let left = 0; left + tilePx <= width; left += tilePx) {
      let [darkest, brightest, steepest] = [255, 0, 0]
      for (let y = top; y < top + tilePx - 1; y++)
        for (let x = left; x < left + tilePx - 1; x++) {
          const grey = data[y * width + x] ?? 0
          if (grey < darkest) darkest = grey
          if (grey > brightest) brightest = grey
          const across = Math.abs((data[y * width + x + 1] ?? 0) - grey)
          const down = Math.abs((data[(y + 1) * width + x] ?? 0) - grey)
          if (across > steepest) steepest = across
          if (down > steepest) steepest = down
        }
      const contrast = brightest - darkest
      if (contrast >= leastContrast) tiles.push(steepest / contrast)
    }
  if (tiles.length < 3) return undefined
  return tiles.sort((a, b) => a - b)[tiles.length >> 1]
}
