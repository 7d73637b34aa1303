import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitScale, pan, type Shares, viewOfPart, viewOfPlace, withinPart, zoom } from './case-view.ts'

const picture = { width: 1654, height: 2339 }
const frame = { width: 640, height: 600 }
const name = { left: 0.3, top: 0.2, width: 0.4, height: 0.03 }
const shares = fc
  .record({
    left: fc.double({ min: 0, max: 0.9, noNaN: true }),
    top: fc.double({ min: 0, max: 0.95, noNaN: true }),
    width: fc.double({ min: 0.02, max: 0.1, noNaN: true }),
    height: fc.double({ min: 0.005, max: 0.05, noNaN: true }),
  })
  .map((place): Shares => place)

function boxOf(place: Shares, view: { scale: number; x: number; y: number }) {
  const left = place.left * picture.width * view.scale + view.x
  const top = place.top * picture.height * view.scale + view.y
  return {
    left,
    top,
    right: left + place.width * picture.width * view.scale,
    bottom: top + place.height * picture.height * view.scale,
  }
}

describe('the picture of a case', () => {
  it('shows a case as wide as the frame, from its top', () => {
    const lower = { left: 0, top: 0.5, width: 1, height: 0.5 }
    const view = viewOfPart(picture, lower, frame)
    expect(picture.width * view.scale).toBeCloseTo(frame.width)
    expect(boxOf(lower, view).top).toBeGreaterThanOrEqual(-0.01)
    expect(boxOf(lower, view).bottom).toBeCloseTo(frame.height, -2)
  })
  it('shows every field whole, wherever it stands and whatever was shown before', () => {
    fc.assert(
      fc.property(shares, shares, (one, other) => {
        const before = viewOfPlace(picture, null, other, frame, null)
        const seen = boxOf(one, viewOfPlace(picture, null, one, frame, before))
        expect(seen.left).toBeGreaterThanOrEqual(-0.6)
        expect(seen.top).toBeGreaterThanOrEqual(-0.6)
        expect(seen.right).toBeLessThanOrEqual(frame.width + 0.6)
        expect(seen.bottom).toBeLessThanOrEqual(frame.height + 0.6)
      }),
    )
  })
  it('enlarges a narrow field, and lies still for the next one on its line', () => {
    const view = viewOfPlace(picture, null, { ...name, width: 0.2 }, frame, null)
    expect(view.scale).toBeGreaterThan(fitScale(picture, null, frame) * 1.5)
    expect(viewOfPlace(picture, null, { ...name, left: 0.45, width: 0.1 }, frame, view)).toEqual(view)
  })
  it('reads the place of a field within the part of the page that carries the case', () => {
    const part = { left: 0, top: 0.5, width: 1, height: 0.5 }
    expect(withinPart(part, name).top).toBeCloseTo(0.6)
    expect(withinPart(null, name)).toEqual(name)
  })
  it('never leaves the frame empty when it is moved or enlarged by hand', () => {
    const far = pan(zoom(viewOfPart(picture, null, frame), 2, picture, frame), 9, 9, picture, frame)
    expect(far.x).toBeCloseTo(frame.width - picture.width * far.scale)
    expect(far.y).toBeCloseTo(frame.height - picture.height * far.scale)
  })
})
