import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapQuad, rectangle, shareWithin, turnPoint } from './point.ts'

test('a page partly outside of its picture: the share within', () => {
  expect(shareWithin(rectangle(0, 0, 100, 100), 200, 200)).toBeCloseTo(1)
  expect(shareWithin(rectangle(-50, 0, 50, 100), 200, 200)).toBeCloseTo(0.5)
  expect(shareWithin(rectangle(-50, -50, 50, 50), 200, 200)).toBeCloseTo(0.25)
  expect(shareWithin(rectangle(300, 0, 400, 100), 200, 200)).toBeCloseTo(0)
})

test('the share within does not depend on where the corners begin or which way they run', () => {
  const place = fc.integer({ min: -300, max: 300 })
  fc.assert(
    fc.property(place, place, fc.integer({ min: -89, max: 89 }), (x, y, deg) => {
      const quad = mapQuad(rectangle(x, y, x + 200, y + 280), corner =>
        turnPoint(corner, [x + 100, y + 140], deg),
      )
      const [a, b, c, d] = quad
      const share = shareWithin(quad, 300, 300)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1 + 1e-9)
      expect(shareWithin([b, c, d, a], 300, 300)).toBeCloseTo(share)
      expect(shareWithin([d, c, b, a], 300, 300)).toBeCloseTo(share)
    }),
  )
})
