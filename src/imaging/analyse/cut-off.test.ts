import { expect, test } from 'vitest'
import { isCutOff } from './cut-off.ts'
import type { PageQuad } from './page-quad.ts'

const ink = { width: 800, height: 1100, mask: new Uint8Array(800 * 1100) }
const sheet = (found: Partial<PageQuad['found']>): PageQuad => ({
  quad: [
    [60, -60],
    [760, 20],
    [740, 1060],
    [50, 1050],
  ],
  found: { left: true, top: true, right: true, bottom: true, ...found },
  confidence: 1,
})

test('a corner beyond the image between two edges that were seen is missing paper', () => {
  expect(isCutOff(ink, sheet({}))).toBe(true)
})

test('a corner beside an edge that was not seen tells nothing', () => {
  expect(isCutOff(ink, sheet({ top: false }))).toBe(false)
})

test('lines of text that run out of the image where no edge was seen are cut', () => {
  const cut = { ...ink, mask: Uint8Array.from(ink.mask) }
  for (let line = 100; line < 1000; line += 60)
    for (let y = line; y < line + 6; y++) cut.mask.fill(200, y * 800 + 500, (y + 1) * 800)
  expect(isCutOff(cut, sheet({ right: false, top: false }))).toBe(true)
  expect(isCutOff(cut, sheet({ top: false }))).toBe(false)
})
