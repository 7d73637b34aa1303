import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closeStrokes } from '../analyse/close-strokes.ts'
import type { Quad } from '../geometry/point.ts'
import { warp } from '../geometry/warp.ts'
import { type Rgb, shrinkRgb, toGrey, turnHalfRound } from '../raster.ts'
import { getPixelKernel } from './pixel-kernel.ts'

/** An image of pseudo-random pixels. */
function noise(width: number, height: number, seed: number): Rgb {
  let state = seed
  const data = Uint8Array.from({ length: width * height * 3 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
  return { width, height, data }
}

const level = ({ width, data }: Rgb, x: number, y: number, channel: number) =>
  data[(y * width + x) * 3 + channel] ?? 0

const side = fc.integer({ min: 4, max: 40 })
const longSide = fc.integer({ min: 30, max: 70 })

test('an image made smaller has the rounded mean of each block', () => {
  fc.assert(
    fc.property(
      longSide,
      longSide,
      fc.integer({ min: 2, max: 30 }),
      fc.nat(),
      (width, height, factor, seed) => {
        const image = noise(width, height, seed)
        const small = shrinkRgb(image, factor)
        expect([small.width, small.height]).toEqual([Math.floor(width / factor), Math.floor(height / factor)])
        for (let y = 0; y < small.height; y++) {
          for (let x = 0; x < small.width; x++) {
            let sum = 0
            for (let dy = 0; dy < factor; dy++)
              for (let dx = 0; dx < factor; dx++) sum += level(image, x * factor + dx, y * factor + dy, 1)
            expect(Math.abs(level(small, x, y, 1) - sum / factor ** 2)).toBeLessThanOrEqual(0.51)
          }
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('grey is the weighted sum of the colours, whatever the number of pixels', () => {
  fc.assert(
    fc.property(side, side, fc.nat(), (width, height, seed) => {
      const image = noise(width, height, seed)
      const grey = toGrey(image)
      const expected = Array.from({ length: width * height }, (_, at) => {
        const [red = 0, green = 0, blue = 0] = image.data.subarray(at * 3, at * 3 + 3)
        return (red * 77 + green * 150 + blue * 29) >> 8
      })
      expect([...grey.data]).toEqual(expected)
    }),
    { numRuns: 40 },
  )
})

test('a pixel drawn is the blend of its four neighbours, to a level', () => {
  const image = noise(64, 48, 7)
  const out = warp(
    image,
    [
      [8.25, 6.5],
      [56.25, 6.5],
      [56.25, 38.5],
      [8.25, 38.5],
    ],
    48,
    32,
    [0, 0, 0],
  )
  for (let y = 0; y < 32; y++) {
    for (let x = 0; x < 48; x++) {
      const upper = level(image, x + 8, y + 6, 2) * 0.75 + level(image, x + 9, y + 6, 2) * 0.25
      const lower = level(image, x + 8, y + 7, 2) * 0.75 + level(image, x + 9, y + 7, 2) * 0.25
      expect(Math.abs(level(out, x, y, 2) - (upper + lower) / 2)).toBeLessThanOrEqual(1)
    }
  }
})

test('thin dark strokes are wiped out, broad ones stay', () => {
  const data = new Uint8Array(60 * 60 * 3).fill(220)
  const paint = (x0: number, x1: number) => {
    for (let y = 10; y < 50; y++)
      for (let x = x0; x < x1; x++) data.fill(30, (y * 60 + x) * 3, (y * 60 + x) * 3 + 3)
  }
  paint(15, 17)
  paint(30, 36)
  const closed = closeStrokes({ width: 60, height: 60, data })
  expect(level(closed, 15, 30, 0)).toBe(220)
  expect(level(closed, 33, 30, 0)).toBe(30)
})

test('turning by 180° twice is no turn', () => {
  const image = noise(13, 7, 3)
  expect(turnHalfRound(turnHalfRound(image)).data).toEqual(image.data)
  expect(level(turnHalfRound(image), 0, 0, 1)).toBe(level(image, 12, 6, 1))
})

test('an image that is kept gives the same as one that is copied in each time', () => {
  const image = noise(90, 70, 11)
  const copied = shrinkRgb(image, 3)
  const before = getPixelKernel().mark()
  getPixelKernel().keep(image.data)
  try {
    expect(shrinkRgb(image, 3).data).toEqual(copied.data)
    expect(shrinkRgb(copied, 2).data).toEqual(shrinkRgb({ ...copied, data: copied.data.slice() }, 2).data)
    expect(shrinkRgb(image, 3).data).toEqual(copied.data)
  } finally {
    getPixelKernel().forget(before)
  }
})

test('a result that is kept is worked on where it lies, and memory that was not reserved is refused', () => {
  const kernel = getPixelKernel()
  const image = noise(90, 70, 13)
  const quad: Quad = [
    [3, 4],
    [83, 2],
    [85, 66],
    [1, 64],
  ]
  const copied = warp(image, quad, 80, 60, [0, 0, 0])
  const before = kernel.mark()
  try {
    kernel.reserve(100_000)
    const kept = warp(image, quad, 80, 60, [0, 0, 0], 'keep')
    expect(kept.data).toEqual(copied.data)
    expect(shrinkRgb(kept, 2).data).toEqual(shrinkRgb(copied, 2).data)
    expect(kept.data).toEqual(copied.data)
    expect(() => kernel.place(kept.data, 100_000_000)).toThrow('not reserved')
  } finally {
    kernel.forget(before)
  }
})
