import { expect, test } from 'vitest'
import { findPageSkew } from './page-skew.ts'
import { findCoarseSkew, findSkew, type Points } from './skew.ts'

/** Lines of "letters" on a sheet of 800 × 1100 pixels at a slope, with an x-height of 8 pixels and gaps between words. */
function drawLines(slopeDeg: number, { first = 120, last = 1000, pitch = 28, left = 0 } = {}): Points {
  const slope = Math.tan((slopeDeg * Math.PI) / 180)
  const xs: number[] = []
  const ys: number[] = []
  let chance = 1
  const next = () => {
    chance = (Math.imul(chance, 1103515245) + 12345) & 0x7fffffff
    return chance / 0x7fffffff
  }
  for (let line = first; line < last; line += pitch) {
    const end = 300 + next() * 400
    for (let x = 80; x < end; x += 1) {
      if (next() < 0.5) continue
      xs.push(left + x + next())
      ys.push(line + (left + x - 400) * slope - next() * 8)
    }
  }
  return { x: Float32Array.from(xs), y: Float32Array.from(ys), weight: new Float32Array(xs.length).fill(1) }
}

test.each([-9.3, -4.7, -0.4, 0, 0.35, 2.12, 7.8])('finds lines at %f° to a tenth of a degree', slopeDeg => {
  const skew = findSkew(drawLines(slopeDeg), 1100)
  expect(Math.abs(skew.angleDeg - slopeDeg)).toBeLessThan(0.1)
  expect(skew.confidence).toBeGreaterThan(0.5)
})

test('lines are sharper along than across, so a page on its side is known', () => {
  const lines = drawLines(1)
  const onSide: Points = { x: lines.y, y: lines.x, weight: lines.weight }
  expect(findCoarseSkew(lines, 1100).sharpness).toBeGreaterThan(2 * findCoarseSkew(onSide, 1100).sharpness)
})

test('a page without ink has no slope and no certainty', () => {
  const nothing: Points = { x: new Float32Array(), y: new Float32Array(), weight: new Float32Array() }
  expect(findSkew(nothing, 1100)).toMatchObject({ angleDeg: 0, confidence: 0 })
})

test.each([-1.4, 0, 0.8])('five lines on an empty page are straightened like a full one: %f°', slopeDeg => {
  const skew = findSkew(drawLines(slopeDeg, { first: 120, last: 290, pitch: 36 }), 1100)
  expect(Math.abs(skew.angleDeg - slopeDeg)).toBeLessThan(0.25)
})

test('two pages whose lines stand at other heights do not line up at a wrong angle', () => {
  const pages = [drawLines(0.4), drawLines(0.4, { first: 133, pitch: 31, left: 800 })]
  const join = (part: 'x' | 'y' | 'weight') => Float32Array.from(pages.flatMap(page => [...page[part]]))
  const points: Points = { x: join('x'), y: join('y'), weight: join('weight') }
  const writing = { width: 1600, height: 1100, points, share: 0.05 }
  const skew = findPageSkew(writing, findCoarseSkew(points, 1600))
  expect(Math.abs(skew.angleDeg - 0.4)).toBeLessThan(0.1)
})
