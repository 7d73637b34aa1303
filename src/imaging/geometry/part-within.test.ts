import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PagePart, pixelsOf } from '../page-part.ts'
import { partWithin } from './part-within.ts'

const aPart = fc
  .tuple(...Array.from({ length: 4 }, () => fc.double({ min: 0, max: 1, noNaN: true })))
  .map(([a = 0, b = 0, c = 0, d = 0]): PagePart => {
    const [left, right] = [Math.min(a, b), Math.max(a, b)]
    const [top, bottom] = [Math.min(c, d), Math.max(c, d)]
    return { left, top, width: right - left, height: bottom - top }
  })
const corners = ({ left, top, width, height }: PagePart) => [left, top, left + width, top + height]

test('a field of the second case of a page stands in the lower half', () => {
  const lower = { left: 0, top: 0.5, width: 1, height: 0.5 }
  const place = { left: 0.2, top: 0.1, width: 0.4, height: 0.2 }
  expect(partWithin(lower, place)).toEqual({ left: 0.2, top: 0.55, width: 0.4, height: 0.1 })
  expect(partWithin(null, place)).toBe(place)
})

test('whatever the part and the place: never outside the part, not by a pixel', () => {
  fc.assert(
    fc.property(
      aPart,
      aPart,
      fc.integer({ min: 2, max: 3000 }),
      fc.integer({ min: 2, max: 4000 }),
      (outer, inner, width, height) => {
        const [left = 0, top = 0, right = 0, bottom = 0] = corners(partWithin(outer, inner))
        const [l = 0, t = 0, r = 0, b = 0] = corners(outer)
        expect(Math.min(left - l, top - t, r - right, b - bottom)).toBeGreaterThan(-1e-9)
        const cut = pixelsOf(partWithin(outer, inner), width, height)
        expect(cut.left + cut.width).toBeLessThanOrEqual(width)
        expect(cut.top + cut.height).toBeLessThanOrEqual(height)
        // Rounding to whole pixels may add one on each side.
        expect(cut.left).toBeGreaterThanOrEqual(Math.floor(l * width) - 1)
        expect(cut.left + cut.width).toBeLessThanOrEqual(Math.max(1, Math.ceil(r * width)) + 1)
      },
    ),
  )
})

test('the whole of a part is the part, and parts of parts can be told at once or one after the other', () => {
  const whole = { left: 0, top: 0, width: 1, height: 1 }
  fc.assert(
    fc.property(aPart, aPart, aPart, (a, b, c) => {
      expect(partWithin(a, whole)).toEqual(a)
      const [at, after] = [partWithin(partWithin(a, b), c), partWithin(a, partWithin(b, c))]
      for (const [i, value] of corners(at).entries()) expect(value).toBeCloseTo(corners(after)[i] ?? 0, 9)
    }),
  )
})
