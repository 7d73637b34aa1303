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
  const left = mask.slice()
  // Paper is passed over four pixels at a time.
  const fours = new Uint32Array(left.buffer, 0, left.length >> 2)
  // Each pixel enters once: what is still to be looked at is the end of what has been found.
  const pixels = new Int32Array(left.length)
  const list: Component[] = []
  let found = 0
  const take = (near: number) => {
    if (left[near] === 0) return
    left[near] = 0
    pixels[found++] = near
  }
  for (let start = 0; start < left.length; start++) {
    if (left[start] === 0) {
      if ((start & 3) === 0 && fours[start >> 2] === 0) start += 3
      continue
    }
    const first = found
    take(start)
    let [leftmost, rightmost, top, bottom] = [width, 0, height, 0]
    for (let next = first; next < found; next++) {
      const at = pixels[next] ?? 0
      const y = Math.floor(at / width)
      const x = at - y * width
      if (x < leftmost) leftmost = x
      if (x > rightmost) rightmost = x
      if (y < top) top = y
      if (y > bottom) bottom = y
      const [hasLeft, hasRight] = [x > 0, x < width - 1]
      for (let row = y > 0 ? at - width : at; row <= (y < height - 1 ? at + width : at); row += width) {
        if (hasLeft) take(row - 1)
        take(row)
        if (hasRight) take(row + 1)
      }
    }
    list.push({ left: leftmost, top, right: rightmost + 1, bottom: bottom + 1, area: found - first, first })
  }
  return { width, height, pixels: pixels.slice(0, found), list }
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
