import { expect, test } from 'vitest'
import type { Rgb } from '../raster.ts'
import { flattenPage } from './flatten.ts'
import { measurePaperLight } from './paper-light.ts'

type Colour = readonly [number, number, number]
const paper: Colour = [239, 233, 218]

/** A page of lines of pen strokes with a red stamp and a dark photograph on it, under a light that depends on the place. */
function drawPage(light: (x: number, y: number) => number): Rgb {
  const [width, height] = [500, 700]
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = colourAt(x, y)
      for (let channel = 0; channel < 3; channel++)
        data[(y * width + x) * 3 + channel] = (colour[channel] ?? 0) * light(x, y)
    }
  }
  return { width, height, data }
}

function colourAt(x: number, y: number): Colour {
  if (x > 40 && x < 100 && y > 40 && y < 120) return [70, 60, 55]
  if (Math.abs(Math.hypot(x - 350, y - 550) - 40) < 3) return [200, 60, 70]
  if (y % 20 < 2 && x % 7 < 4 && x > 120 && x < 460 && y < 480) return [40, 50, 120]
  return paper
}

function at({ width, data }: Rgb, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)]
}

function flatten(page: Rgb): Rgb {
  const light = measurePaperLight(page)
  if (light === undefined) throw new Error('no paper found')
  return flattenPage(page, light, 1)
}

const shadow = (x: number, y: number) => (x + y > 600 ? 0.55 : 1)
const fading = (x: number) => 1 - x / 900

test.each([
  ['a falling light', fading],
  ['a shadow', shadow],
])('%s is evened: paper is one colour wherever it lies', (_, light) => {
  const page = flatten(drawPage(light))
  const places: readonly (readonly [number, number])[] = [
    [20, 300],
    [250, 250],
    [480, 320],
    [250, 690],
    [470, 650],
  ]
  for (const [x, y] of places) {
    for (const [channel, level] of at(page, x, y).entries())
      expect(Math.abs(level - (at(page, 20, 300)[channel] ?? 0))).toBeLessThanOrEqual(12)
  }
})

test('stamp and pen keep their colour against the paper, in the light and in the shadow', () => {
  const lit = flatten(drawPage(() => 1))
  const shaded = flatten(drawPage(() => 0.5))
  for (const page of [lit, shaded]) {
    const [red = 0, green = 0, blue = 0] = at(page, 390, 550)
    expect(red - green).toBeGreaterThan(110)
    expect(Math.abs(green - blue)).toBeLessThan(40)
    const [penRed = 0, , penBlue = 0] = at(page, 127, 200)
    expect(penBlue - penRed).toBeGreaterThan(60)
  }
})

test('a photograph on the page is no shadow: it stays dark', () => {
  const page = flatten(drawPage(() => 1))
  expect(Math.max(...at(page, 70, 80))).toBeLessThan(95)
})

test('a dark cover is left as it is: there is no paper to be evened', () => {
  const leather = new Uint8Array(300 * 400 * 3)
  for (let i = 0; i < leather.length; i += 3) leather.set([96, 40, 24], i)
  expect(measurePaperLight({ width: 300, height: 400, data: leather })).toBeUndefined()
})
