import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Point } from '../../../../../src/imaging/geometry/point.ts'
import { applyCorrection } from '../../../../../src/scanning/review/apply-correction.ts'
import type { Capture, Correction, PageRecipe } from '../../../../../src/scanning/review/schema.ts'
import { foresee, foreseeCapture, mergeCorrections } from './draft.ts'
import { foldShares, movePoint, outlineOf, quadsOf, turnPlace, turnPlaceBack } from './outline.ts'
import { countFilters, findNextOpen, orderQueue } from './review-queue.ts'
import { listTouched } from './scope.ts'

const size = { width: 3000, height: 2000 }
const recipe: PageRecipe = {
  half: null,
  rotationDeg: 0,
  skewDeg: 1,
  quad: [
    [100, 100],
    [2900, 120],
    [2880, 1900],
    [90, 1890],
  ],
  confidence: { rotation: 0.9, skew: 0.9, quad: 0.9, split: 0.9 },
}
const capture = (index: number, change: Partial<Capture> = {}): Capture => ({
  id: `c${index}`,
  sequence: index,
  originalName: `trang-${index}.jpg`,
  sourcePage: 1,
  origin: 'upload',
  state: 'ready',
  errorMessage: null,
  ...size,
  recipes: [recipe],
  decided: false,
  proposed: null,
  flags: [],
  deviation: 0,
  reasons: [],
  reviewed: false,
  pages: [],
  ...change,
})
const book = [
  capture(1),
  capture(2, { deviation: 3 }),
  capture(3, { state: 'failed', recipes: [], width: null, deviation: 10 }),
  capture(4, { reviewed: true }),
  capture(5, { deviation: 1.2 }),
]
const byId = new Map(book.map(each => [each.id, each]))

describe('what a correction touches', () => {
  test('follows the book from here on, and leaves out what can’t be corrected', () => {
    expect(listTouched(book, 'c1', 'this')).toEqual(['c1'])
    expect(listTouched(book, 'c1', 'following')).toEqual(['c1', 'c2', 'c4', 'c5'])
    expect(listTouched(book, 'c1', 'every-other')).toEqual(['c1', 'c5'])
    expect(listTouched(book, 'c2', 'every-other')).toEqual(['c2', 'c4'])
    expect(listTouched(book, 'c3', 'this')).toEqual([])
    expect(listTouched(book, 'elsewhere', 'following')).toEqual([])
  })
})

describe('the pictures to look through', () => {
  test('come with what stands out most first, or in the order of the book', () => {
    expect(orderQueue(book, { sorting: 'deviation', filter: 'all' })).toEqual(['c3', 'c2', 'c5', 'c1', 'c4'])
    expect(orderQueue(book, { sorting: 'book', filter: 'unsure' })).toEqual(['c2', 'c3', 'c5'])
    expect(countFilters(book)).toEqual({ all: 5, unsure: 3, failed: 1, open: 4 })
  })
  test('go on with what nobody has looked at, from the start again after the end', () => {
    const queue = orderQueue(book, { sorting: 'book', filter: 'all' })
    expect(findNextOpen(queue, byId, 'c3')).toBe('c5')
    expect(findNextOpen(queue, byId, 'c5')).toBe('c1')
    const done = new Map(book.map(each => [each.id, { ...each, reviewed: true }]))
    expect(findNextOpen(queue, done, 'c5')).toBeUndefined()
  })
})

describe('taps on a key', () => {
  const merge = (...each: readonly Correction[]) =>
    each
      .slice(1)
      .reduce<Correction | null | undefined>(
        (merged, next) => (merged ? mergeCorrections(merged, next) : merged),
        each[0],
      )
  test('become one change, or none when they cancel out', () => {
    const quarter = { kind: 'turn', deg: 90 } as const
    expect(merge(quarter, quarter)).toEqual({ kind: 'turn', deg: 180 })
    expect(merge(quarter, quarter, quarter, quarter)).toBeNull()
    const little = { kind: 'straighten', deg: 0.1 } as const
    expect(merge(little, little, little)).toEqual({ kind: 'straighten', deg: 0.3 })
    expect(merge(little, { kind: 'straighten', deg: -0.1 })).toBeNull()
    expect(merge(quarter, { kind: 'whole' })).toBeUndefined()
  })
  test('together do what they do one after the other', () => {
    const degrees = fc.integer({ min: -30, max: 30 }).map(deg => deg / 10)
    fc.assert(
      fc.property(fc.array(degrees, { minLength: 2, maxLength: 8 }), each => {
        const steps = each.map(deg => ({ kind: 'straighten', deg }) as const)
        const merged = merge(...steps)
        fc.pre(merged !== null && merged !== undefined)
        if (!merged) return
        const stepwise = steps.reduce((now, step) => applyCorrection(now, size, step), [recipe])
        const [together] = foresee(capture(1), merged)
        for (const [at, [x, y]] of (stepwise[0]?.quad ?? []).entries())
          expect(
            Math.hypot(x - (together?.quad[at]?.[0] ?? 0), y - (together?.quad[at]?.[1] ?? 0)),
          ).toBeLessThan(0.2)
      }),
    )
  })
  test('show what the server will tell, and automatic what the analysis had found', () => {
    const turned = foreseeCapture(capture(1), { kind: 'turn', deg: 90 })
    expect(turned).toMatchObject({ decided: true, state: 'waiting', proposed: [recipe] })
    const again = foreseeCapture(turned, { kind: 'turn', deg: 90 })
    expect(again).toMatchObject({ proposed: [recipe], recipes: [{ rotationDeg: 180 }] })
    expect(foreseeCapture(again, { kind: 'automatic' })).toMatchObject({ decided: false, recipes: [recipe] })
  })
})

describe('the outline of a sheet', () => {
  const deg = fc.constantFrom(0, 90, 180, 270)
  test('is the corners of its pages, and gives them back', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.constantFrom(90, 180, 270), (isSplit, turn) => {
        const halves: PageRecipe[] = isSplit
          ? applyCorrection([recipe], size, { kind: 'split', top: 0.48, bottom: 0.52 })
          : [recipe]
        const recipes = applyCorrection(halves, size, { kind: 'turn', deg: turn })
        const outline = outlineOf(recipes)
        expect(outline?.points).toHaveLength(isSplit ? 6 : 4)
        expect(outline && quadsOf(outline)).toEqual(recipes.map(({ quad }) => quad))
      }),
    )
  })
  test('tells where its fold is', () => {
    const halves = applyCorrection([recipe], size, { kind: 'split', top: 0.48, bottom: 0.52 })
    const outline = outlineOf(halves)
    const shares = outline && foldShares(outline)
    expect(shares?.top).toBeCloseTo(0.48, 3)
    expect(shares?.bottom).toBeCloseTo(0.52, 3)
    expect(outlineOf([])).toBeUndefined()
  })
  test('stays within the picture when a corner is moved', () => {
    const outline = outlineOf([recipe])
    const moved = outline && movePoint(outline, 1, [9000, -5], size)
    expect(moved?.points).toEqual([recipe.quad[0], [3000, 0], recipe.quad[2], recipe.quad[3]])
  })
  test('is shown upright, and a place on the screen leads back to its place in the picture', () => {
    const places = fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 2000 }))
    fc.assert(
      fc.property(places, deg, (place: Point, turn) => {
        const shown = turnPlace(place, size, turn)
        expect(turnPlaceBack(shown, size, turn)).toEqual(place)
        const isQuarter = turn === 90 || turn === 270
        expect(shown[0]).toBeLessThanOrEqual(isQuarter ? size.height : size.width)
      }),
    )
    expect(turnPlace([0, 2000], size, 90)).toEqual([0, 0])
  })
})
