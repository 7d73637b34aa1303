import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Rgb } from '../raster.ts'
import { encodeWithin } from './encode.ts'

/** Something like dense writing: dark strokes at many angles on paper. */
function busy(width: number, height: number): Rgb {
  const data = new Uint8Array(width * height * 3).fill(235)
  for (let i = 0; i < width * height; i++) {
    const x = i % width
    const y = Math.floor(i / width)
    const stroke = Math.sin(x / 2.3 + Math.sin(y / 7) * 3) + Math.cos(y / 1.9 + Math.sin(x / 11) * 4)
    if (stroke > 0.9) data.fill(40 + ((x * y) % 60), i * 3, i * 3 + 3)
  }
  return { width, height, data }
}

const target = { quality: 30, leastQuality: 18, leastScale: 0.8, chroma: '4:2:0' } as const
const page = busy(600, 800)

test('without a budget the quality is kept; a budget lowers it and is met', async () => {
  const free = await encodeWithin(page, { ...target, budgetBytes: undefined }, 200)
  expect([free.quality, free.width, free.height]).toEqual([30, 600, 800])
  const budgetBytes = Math.round(free.jpeg.length * 0.85)
  const tight = await encodeWithin(page, { ...target, budgetBytes }, 200)
  expect(tight.jpeg.length).toBeLessThanOrEqual(budgetBytes)
  expect(tight.quality).toBeLessThan(30)
})

test('never below the floors, however small the budget', async () => {
  const floor = await encodeWithin(page, { ...target, budgetBytes: 1000 }, 200)
  expect(floor.quality).toBe(18)
  expect(floor.width).toBe(480)
})

test('the file says its resolution, and the same page gives the same bytes', async () => {
  const make = () => encodeWithin(page, { ...target, budgetBytes: undefined }, 200)
  const [first, second] = [await make(), await make()]
  expect(first.jpeg.equals(second.jpeg)).toBe(true)
  const metadata = await sharp(first.jpeg).metadata()
  expect(metadata).toMatchObject({ density: 200, format: 'jpeg', chromaSubsampling: '4:2:0' })
})
