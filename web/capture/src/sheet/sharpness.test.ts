import { expect, test } from 'vitest'
import type { Luma } from './luma.ts'
import { measureSharpness, poorSharpness } from './sharpness.ts'
import { drawFrame } from './testing/draw-frame.ts'

const corners = [
  { x: -20, y: -20 },
  { x: 660, y: -20 },
  { x: 660, y: 660 },
  { x: -20, y: 660 },
] as const
const page = drawFrame({ width: 640, height: 640, paper: 200, table: 90, noise: 3, corners })

/** A box blur of (2 · radius + 1)² pixels, twice: what a lens out of focus does. */
function blur(luma: Luma, radius: number): Luma {
  let { data } = luma
  const { width, height } = luma
  for (let pass = 0; pass < 2; pass++) {
    const next = new Uint8Array(data.length)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        let [sum, count] = [0, 0]
        for (let dy = -radius; dy <= radius; dy++)
          for (let dx = -radius; dx <= radius; dx++) {
            if (x + dx < 0 || y + dy < 0 || x + dx >= width || y + dy >= height) continue
            sum += data[(y + dy) * width + x + dx] ?? 0
            count++
          }
        next[y * width + x] = sum / count
      }
    data = next
  }
  return { data, width, height }
}

test('a crisp page is sharp, one out of focus is not, and more blur is never sharper', () => {
  const measured = [page, blur(page, 1), blur(page, 2), blur(page, 4)].map(it => measureSharpness(it) ?? 0)
  expect(measured[0]).toBeGreaterThan(2 * poorSharpness)
  expect(measured[3]).toBeLessThan(poorSharpness)
  expect([...measured].sort((a, b) => b - a)).toEqual(measured)
})
test('an empty page is neither sharp nor blurred', () => {
  const empty = drawFrame({
    width: 640,
    height: 640,
    paper: 200,
    table: 90,
    noise: 3,
    corners,
    isBlank: true,
  })
  expect(measureSharpness(empty)).toBeUndefined()
})
