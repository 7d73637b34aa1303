import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Corners } from './corners.ts'
import { findSheet } from './find-sheet.ts'
import { type DrawnFrame, drawFrame } from './testing/draw-frame.ts'

/** The sheet as a share of the frame, each corner moved by its own share: perspective and a hand that is not level. */
function cornersOf(width: number, height: number, moves: readonly number[], margin = 0.13): Corners {
  const at = (u: number, v: number, i: number) => ({
    x: (u + (moves[2 * i] ?? 0)) * width,
    y: (v + (moves[2 * i + 1] ?? 0)) * height,
  })
  const far = 1 - margin
  return [at(margin, margin, 0), at(far, margin, 1), at(far, far, 2), at(margin, far, 3)]
}

const upright: DrawnFrame = { width: 240, height: 320, paper: 205, table: 95, noise: 4 }

/** How far the worst corner is off, as a share of the frame's diagonal. */
function worstCorner(frame: DrawnFrame): number {
  const sheet = findSheet(drawFrame(frame))
  if (sheet === undefined || !sheet.isWhole) return 1
  return (
    Math.max(
      ...sheet.corners.map((corner, i) =>
        Math.hypot(corner.x - (frame.corners?.[i]?.x ?? 0), corner.y - (frame.corners?.[i]?.y ?? 0)),
      ),
    ) / Math.hypot(frame.width, frame.height)
  )
}

const moves = fc.array(fc.double({ min: -0.04, max: 0.04, noNaN: true }), { minLength: 8, maxLength: 8 })

describe('the outline of a sheet', () => {
  test('is found on a dark table, however the sheet lies', () => {
    fc.assert(
      fc.property(moves, fc.boolean(), fc.integer({ min: 0, max: 60 }), (moved, isWide, slope) => {
        const [width, height] = isWide ? [320, 240] : [240, 320]
        const frame = { ...upright, width, height, slope, corners: cornersOf(width, height, moved) }
        expect(worstCorner(frame)).toBeLessThan(0.02)
      }),
      { seed: 1, numRuns: 40 },
    )
  })
  test('is found on a table as light as the paper, by its thin shadow', () => {
    fc.assert(
      fc.property(moves, moved => {
        const frame = { ...upright, table: 203, noise: 2, corners: cornersOf(240, 320, moved) }
        expect(worstCorner(frame)).toBeLessThan(0.02)
      }),
      { seed: 1, numRuns: 40 },
    )
  })
  test('is the paper’s edge, not the ruled frame printed on it; an empty sheet has one, too', () => {
    const corners = cornersOf(240, 320, [0.02, 0, -0.03, 0.01, 0, 0, 0.02, -0.01], 0.09)
    expect(worstCorner({ ...upright, corners })).toBeLessThan(0.015)
    expect(worstCorner({ ...upright, corners, isBlank: true })).toBeLessThan(0.015)
  })
  test('is not whole when the sheet runs out of the picture', () => {
    const corners = cornersOf(240, 320, [0, 0.05, 0, 0.05, 0, 0.3, 0, 0.3])
    const sheet = findSheet(drawFrame({ ...upright, corners }))
    expect(sheet?.isWhole).toBe(false)
  })
  test('is none on a bare table, in the dark, and where nothing but writing is seen', () => {
    expect(findSheet(drawFrame(upright))).toBeUndefined()
    expect(findSheet(drawFrame({ ...upright, table: 12, noise: 6 }))).toBeUndefined()
    const within = cornersOf(240, 320, [], -0.3)
    expect(findSheet(drawFrame({ ...upright, corners: within }))?.isWhole).not.toBe(true)
  })
})
