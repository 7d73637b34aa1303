import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pixelsOf } from './page-part.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const size = fc.integer({ min: 1, max: 4000 })

test('a part has a pixel at least and stays on its page, whatever is asked', () => {
  fc.assert(
    fc.property(share, share, share, share, size, size, fc.constantFrom(1, 16), (...all) => {
      const [left, top, width, height, pageWidth, pageHeight, grid] = all
      const part = pixelsOf({ left, top, width, height }, pageWidth, pageHeight, grid)
      expect(part.left >= 0 && part.top >= 0 && part.width >= 1 && part.height >= 1).toBe(true)
      expect(part.left + part.width <= pageWidth && part.top + part.height <= pageHeight).toBe(true)
      expect([part.left % grid, part.top % grid]).toEqual([0, 0])
    }),
  )
})

test('on the grid of the code a part grows outwards, never inwards', () => {
  fc.assert(
    fc.property(share, share, share, share, size, size, (left, top, width, height, pageWidth, pageHeight) => {
      const part = { left, top, width, height }
      const exact = pixelsOf(part, pageWidth, pageHeight)
      const grown = pixelsOf(part, pageWidth, pageHeight, 16)
      expect(grown.left <= exact.left && grown.top <= exact.top).toBe(true)
      expect(grown.left + grown.width >= exact.left + exact.width).toBe(true)
      expect(grown.top + grown.height >= exact.top + exact.height).toBe(true)
      expect(grown.width < exact.width + 31 && grown.height < exact.height + 31).toBe(true)
    }),
  )
})
