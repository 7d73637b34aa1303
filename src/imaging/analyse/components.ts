import type { Ink } from './ink.ts'

/** A connected piece of ink (8 neighbours): its box in pixels, right and bottom exclusive, and its number of ink pixels. */
export interface Component {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly area: number
}

/** The connected pieces of ink, and for each pixel the number of its piece (0 for paper, i + 1 for `components[i]`). */
export interface Components {
  readonly width: number
  readonly height: number
  readonly labels: Int32Array
  readonly list: readonly Component[]
}

/** Finds the connected pieces of ink. */
export function findComponents(ink: Ink): Components {
  const { width, height, mask } = ink
  const labels = new Int32Array(width * height)
  const list: Component[] = []
  let stack = new Int32Array(1 << 14)
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || labels[start] !== 0) continue
    const label = list.length + 1
    let depth = 0
    stack[depth++] = start
    labels[start] = label
    let left = width
    let right = 0
    let top = height
    let bottom = 0
    let area = 0
    while (depth > 0) {
      const at = stack[--depth] ?? 0
      const y = Math.floor(at / width)
      const x = at - y * width
      area++
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
      const firstY = y > 0 ? y - 1 : 0
      const lastY = y < height - 1 ? y + 1 : y
      const firstX = x > 0 ? x - 1 : 0
      const lastX = x < width - 1 ? x + 1 : x
      for (let ny = firstY; ny <= lastY; ny++) {
        for (let nx = firstX; nx <= lastX; nx++) {
          const next = ny * width + nx
          if ((mask[next] ?? 0) !== 0 && labels[next] === 0) {
            labels[next] = label
            if (depth === stack.length) {
              const larger = new Int32Array(stack.length * 2)
              larger.set(stack)
              stack = larger
            }
            stack[depth++] = next
          }
        }
      }
    }
    list.push({ left, top, right: right + 1, bottom: bottom + 1, area })
  }
  return { width, height, labels, list }
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
