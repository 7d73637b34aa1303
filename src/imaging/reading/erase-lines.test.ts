import { expect, test } from 'vitest'
import { eraseLines } from './erase-lines.ts'

const paper = 220
const [width, height] = [200, 30]

/** A picture with ink of a level wherever one of these says so. */
function draw(...inks: readonly (readonly [level: number, isInk: (x: number, y: number) => boolean])[]) {
  const data = new Uint8Array(width * height).fill(paper)
  for (const [level, isInk] of inks)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) if (isInk(x, y)) data[y * width + x] = level
  return { data, width, height }
}
const darkIn = ({ data }: { readonly data: Uint8Array }) => data.filter(level => level < paper - 40).length

const dots = [140, (x: number, y: number) => x % 7 < 3 && (y === 24 || y === 25)] as const
/** Strokes of letters that stand on the line and go through it. */
const strokes = [30, (x: number, y: number) => x < 120 && x % 12 < 3 && y > 6 && y < 28] as const
/** The dot of a tone below a letter, on the line itself. */
const tone = [30, (x: number, y: number) => x >= 70 && x < 73 && y >= 23 && y < 26] as const

test('a dotted line goes, and so does one that is drawn', () => {
  const dotted = draw(dots)
  eraseLines(dotted, paper)
  expect(darkIn(dotted)).toBe(0)
  const solid = draw([60, (_, y) => y > 20 && y < 24])
  eraseLines(solid, paper)
  expect(darkIn(solid)).toBe(0)
})

test('what is written on the line stays, to the last stroke, and the dot of a tone', () => {
  const alone = darkIn(draw(strokes, tone))
  const picture = draw(dots, strokes, tone)
  eraseLines(picture, paper)
  expect(darkIn(picture)).toBe(alone)
})

test('writing without a line is left as it is', () => {
  const picture = draw([30, (x, y) => x % 9 < 6 && y > 8 && y < 22])
  const before = Uint8Array.from(picture.data)
  eraseLines(picture, paper)
  expect(picture.data).toEqual(before)
})
