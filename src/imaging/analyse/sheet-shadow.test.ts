import { expect, test } from 'vitest'
import { cutBands } from './bands.ts'
import type { Side } from './page-sides.ts'
import { stepOutOfShadow } from './sheet-shadow.ts'

/** A picture 400 × 600 whose brightness from left to right is given by pieces that end at so many pixels. */
function draw(pieces: readonly (readonly [end: number, level: number])[]) {
  const [width, height] = [400, 600]
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const level = pieces.find(([end]) => x < end)?.[1] ?? 0
      data.fill(level, (y * width + x) * 3, (y * width + x) * 3 + 3)
    }
  }
  return cutBands({ width, height, data }, 'left-right')
}

const sideAt = (offset: number): Side => ({ name: 'right', offset, slope: 0, support: 1, strength: 60 })

test('the far rim of a sheet’s shadow on a white table is not its edge', () => {
  const image = draw([
    [340, 190],
    [348, 90],
    [356, 160],
    [400, 225],
  ])
  expect(stepOutOfShadow(image, sideAt(356))?.offset).toBeCloseTo(340, 0)
})

test('a thick rule along the edge of the paper is no shadow: nothing printed is cut off', () => {
  const image = draw([
    [330, 205],
    [335, 70],
    [356, 205],
    [400, 235],
  ])
  expect(stepOutOfShadow(image, sideAt(356))).toBeUndefined()
})

test('on a dark scanner bed there is no shadow to step out of', () => {
  const image = draw([
    [356, 230],
    [400, 30],
  ])
  expect(stepOutOfShadow(image, sideAt(356))).toBeUndefined()
})
