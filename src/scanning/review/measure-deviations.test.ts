import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyCorrection } from './apply-correction.ts'
import { type ComparedCapture, measureDeviations } from './measure-deviations.ts'
import type { PageRecipe } from './schema.ts'

const size = { width: 2480, height: 3508 }
const confidence = { rotation: 1, skew: 1, quad: 1, split: 1 }
type Change = Partial<Omit<ComparedCapture, 'recipes'>> & {
  readonly skewDeg?: number
  readonly rotationDeg?: 0 | 90 | 180 | 270
  readonly width?: number
  readonly height?: number
}

/** A page of a book that was scanned flat, page after page: a little askew, hardly differing in size. */
function pageOf(index: number, change: Change = {}): ComparedCapture {
  const wobble = Math.sin(index * 12.9898) // the same for the same page
  const { skewDeg = wobble * 0.4, rotationDeg = 0, width = 2300, height = 3300, ...rest } = change
  const recipe: PageRecipe = {
    half: null,
    rotationDeg,
    skewDeg,
    quad: [
      [50, 50],
      [50 + width + wobble * 8, 50],
      [50 + width + wobble * 8, 50 + height],
      [50, 50 + height],
    ],
    confidence,
  }
  return { state: 'ready', recipes: [recipe], flags: [], inkShare: 0.06 + wobble * 0.01, ...rest }
}
function bookOf(count: number, changed: Readonly<Record<number, Change>> = {}): ComparedCapture[] {
  return Array.from({ length: count }, (_, index) => pageOf(index, changed[index]))
}
const outliers = (captures: readonly ComparedCapture[]) =>
  measureDeviations(captures).flatMap(({ deviation, reasons }, index) =>
    deviation >= 1 ? [{ index, reasons }] : [],
  )
const split = (capture: ComparedCapture, at: number): ComparedCapture => ({
  ...capture,
  recipes: applyCorrection(capture.recipes, size, { kind: 'split', top: at, bottom: at }),
})

describe('a page stands out from its book', () => {
  test.each([
    ['turned another way', { rotationDeg: 180 }, 'rotation'],
    ['straightened far more', { skewDeg: 7 }, 'skew'],
    ['cut much smaller', { width: 1600, height: 2300 }, 'size'],
    ['cut to another shape', { width: 2600, height: 2900 }, 'shape'],
    ['with far more ink', { inkShare: 0.3 }, 'ink'],
    ['of which the analysis is not sure', { flags: ['upside-down-unsure'] }, 'flags'],
  ] as const)('%s', (_, change, reason) => {
    expect(outliers(bookOf(60, { 17: change }))).toEqual([{ index: 17, reasons: [reason] }])
  })
  test('where its fold lies elsewhere, or where it alone was not split', () => {
    const spreads = bookOf(40).map((capture, index) => split(capture, 0.5 + Math.sin(index) * 0.004))
    const elsewhere = spreads.map((capture, index) => (index === 9 ? split(capture, 0.42) : capture))
    expect(outliers(elsewhere)).toEqual([{ index: 9, reasons: ['gutter'] }])
    const whole = spreads.map((capture, index) => (index === 9 ? pageOf(9) : capture))
    expect(outliers(whole)).toEqual([{ index: 9, reasons: ['gutter'] }])
  })
  test('more, the more it differs, and most of all where it failed', () => {
    const failed = { state: 'failed', flags: [] } as const
    const deviations = measureDeviations(
      bookOf(60, { 3: { skewDeg: 4 }, 5: { skewDeg: 9 }, 7: { skewDeg: 9, inkShare: 0.5 }, 9: failed }),
    ).map(({ deviation }) => deviation)
    const [little, much, twice, broken] = [3, 5, 7, 9].map(index => deviations[index] ?? 0)
    expect([little, much, twice, broken].every(value => (value ?? 0) >= 1)).toBe(true)
    expect(much).toBeGreaterThan(little ?? 0)
    expect(twice).toBeGreaterThan(much ?? 0)
    expect(broken).toBeGreaterThan(twice ?? 0)
  })
})

describe('nobody is alarmed', () => {
  test('by a book whose pages are alike', () => {
    expect(outliers(bookOf(200))).toEqual([])
  })
  test('by a few pages: there is nothing usual about them', () => {
    expect(outliers(bookOf(5, { 2: { skewDeg: 8, rotationDeg: 90, width: 1200 } }))).toEqual([])
  })
  test('by a book that is mixed: sheets of two sizes, every other page scanned on its head', () => {
    const mixed = bookOf(
      60,
      Object.fromEntries(
        Array.from({ length: 24 }, (_, at) => [
          at * 2,
          { rotationDeg: 180, width: 1500, height: 2000, skewDeg: 5 },
        ]),
      ),
    )
    expect(outliers(mixed)).toEqual([])
  })
  test('by what is so all through the book, as its resolution', () => {
    const low = bookOf(40).map(capture => ({ ...capture, flags: ['low-resolution'] }))
    expect(outliers(low)).toEqual([])
    expect(outliers(bookOf(40, { 4: { flags: ['low-resolution'] } }))).toHaveLength(1)
  })
  test('by pages that are still waiting', () => {
    const waiting = bookOf(30).map((capture, index) =>
      index < 15 ? { ...capture, state: 'waiting' as const, recipes: [], inkShare: null } : capture,
    )
    expect(outliers(waiting)).toEqual([])
    expect(measureDeviations([])).toEqual([])
  })
})

test('what the analysis is not sure of is looked at however much of it there is', () => {
  const unsure = bookOf(40).map((capture, index) =>
    index % 2 === 0 ? { ...capture, flags: ['skew-unsure'] } : capture,
  )
  expect(outliers(unsure)).toHaveLength(20)
})

test('the order of the pages does not matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...Array(30).keys()], { minLength: 30 }), order => {
      const book = bookOf(30, { 4: { skewDeg: 6 }, 11: { width: 1000 }, 20: { rotationDeg: 90 } })
      const shuffled = order.flatMap(at => book[at] ?? [])
      const straight = measureDeviations(book)
      expect(measureDeviations(shuffled)).toEqual(order.map(at => straight[at]))
    }),
  )
})
