import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invert, mapPoint, rectangleToQuad } from './homography.ts'
import { type Point, type Quad, rectangle, turnCorners } from './point.ts'
import { warp } from './warp.ts'

const jitter = fc.double({ min: -80, max: 80, noNaN: true })
const quads: fc.Arbitrary<Quad> = fc
  .tuple(jitter, jitter, jitter, jitter, jitter, jitter, jitter, jitter)
  .map(([a, b, c, d, e, f, g, h]) => [
    [100 + a, 100 + b],
    [700 + c, 100 + d],
    [700 + e, 900 + f],
    [100 + g, 900 + h],
  ])

test('a rectangle’s corners land on the quad’s corners, and the way back leads home', () => {
  fc.assert(
    fc.property(
      quads,
      fc.double({ min: 0, max: 600, noNaN: true }),
      fc.double({ min: 0, max: 800, noNaN: true }),
      (quad, x, y) => {
        const map = rectangleToQuad(600, 800, quad)
        const corners: readonly Point[] = [
          [0, 0],
          [600, 0],
          [600, 800],
          [0, 800],
        ]
        for (const [i, corner] of corners.entries()) {
          const [u, v] = mapPoint(map, corner)
          expect(u).toBeCloseTo(quad[i]?.[0] ?? Number.NaN, 6)
          expect(v).toBeCloseTo(quad[i]?.[1] ?? Number.NaN, 6)
        }
        const [backX, backY] = mapPoint(invert(map), mapPoint(map, [x, y]))
        expect(backX).toBeCloseTo(x, 5)
        expect(backY).toBeCloseTo(y, 5)
      },
    ),
  )
})

test('drawing an image onto its own frame gives the same pixels, and a turned frame turns it', () => {
  const width = 70
  const height = 50
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * 37) % 251)
  const source = { width, height, data }
  expect(warp(source, rectangle(0, 0, width, height), width, height, [0, 0, 0]).data).toEqual(data)
  const turned = warp(source, turnCorners(rectangle(0, 0, width, height), 90), height, width, [0, 0, 0])
  // After a clockwise quarter turn the old bottom left pixel is the new top left.
  const from = (height - 1) * width * 3
  expect([...turned.data.subarray(0, 3)]).toEqual([...data.subarray(from, from + 3)])
})

test('what lies outside of the image takes the colour of the fill', () => {
  const source = { width: 10, height: 10, data: new Uint8Array(300).fill(9) }
  const out = warp(source, rectangle(-10, 0, 10, 10), 20, 10, [255, 254, 253])
  expect([...out.data.subarray(0, 3)]).toEqual([255, 254, 253])
  expect([...out.data.subarray(15 * 3, 15 * 3 + 3)]).toEqual([9, 9, 9])
})
