import type { Ink } from './ink.ts'

/** A connected piece of ink (8 neighbours): its box in pixels, right and bottom exclusive, and its number of ink pixels. */
export interface Component {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly area: number
  /** Where its pixels begin in `Components.pixels`; there are `area` of them. */
  readonly first: number
}

/** The connected pieces of ink, and the places (y × width + x) of all ink pixels, piece by piece. */
export interface Components {
  readonly width: number
  readonly height: number
  readonly pixels: Int32Array
  readonly list: readonly Component[]
}

/** Finds the connected pieces of ink. */
export function findComponents({ width, height, mask }: Ink): Components {
  const left = Uint8Array.from(mask)
  let total = 0
  for (let at = 0; at < left.length; at++) if (left[at] !== 0) total++
  // Each pixel enters once: what is still to be looked at is the end of what has been found.
  const pixels = new Int32Array(total)
  const list: Component[] = []
  let found = 0
  for (let start = 0; start < left.length; start++) {
    if (left[start] === 0) continue
    const first = found
    pixels[found++] = start
    left[start] = 0
    let box = { left: width, right: 0, top: height, bottom: 0 }
    for (let next = first; next < found; next++) {
      const at = pixels[next] ?? 0
      const y = Math.floor(at / width)
      const x = at - y * width
      if (x < box.left || x > box.right || y < box.top || y > box.bottom)
        box = {
          left: Math.min(box.left, x),
          right: Math.max(box.right, x),
          top: Math.min(box.top, y),
          bottom: Math.max(box.bottom, y),
        }
      const firstX = x > 0 ? -1 : 0
      const lastX = x < width - 1 ? 1 : 0
      const firstY = y > 0 ? -width : 0
      const lastY = y < height - 1 ? width : 0
      for (let row = at + firstY; row <= at + lastY; row += width) {
        for (let near = row + firstX; near <= row + lastX; near++) {
          if (left[near] === 0) continue
          left[near] = 0
          pixels[found++] = near
        }
      }
    }
    list.push({
      left: box.left,
      top: box.top,
      right: box.right + 1,
      bottom: box.bottom + 1,
      area: found - first,
      first,
    })
  }
  return { width, height, pixels, list }
}

/**
 * Whether a piece is of the size of writing: a letter, a word in one stroke, a diacritic; not a ruled line, a frame,
 * the scanner's bed or a speck. `longSide` is the page's long side in the same pixels.
 */
export function isWriting(piece: Component, longSide: number): boolean {
  const width = piece.right - piece.left
  const height = piece.bottom - piece.top
  const longest = Math.max(width, height)
  const shortest = Math.min(width, height)
  return (
    piece.area >= 4 &&
    longest <= longSide * 0.13 &&
    shortest <= longSide * 0.05 &&
    longest <= shortest * 14 + 8
  )
}
