import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { turnRound } from '../../imaging/plan-recipes.ts'
import { applyCorrection, type DrawnCorrection, isPageQuad } from './apply-correction.ts'
import type { PageRecipe } from './schema.ts'

const size = { width: 3000, height: 2000 }
const inPicture = (low: number, high: number, most: number) =>
  fc.integer({ min: Math.round(low * most), max: Math.round(high * most) })
const corner = (x: readonly [number, number], y: readonly [number, number]) =>
  fc.tuple(inPicture(...x, size.width), inPicture(...y, size.height))
const none = { rotation: 0.5, skew: 0.5, quad: 0.5, split: 0.5 }

/** A sheet somewhere in the picture, seen at a slant, in any quarter turn. */
const sheets = fc
  .tuple(
    corner([0, 0.2], [0, 0.2]),
    corner([0.8, 1], [0, 0.2]),
    corner([0.8, 1], [0.8, 1]),
    corner([0, 0.2], [0.8, 1]),
    fc.constantFrom(0, 90, 180, 270),
    fc.integer({ min: -300, max: 300 }),
  )
  .map(([a, b, c, d, deg, skew]): PageRecipe[] => {
    const upright: PageRecipe = {
      half: null,
      rotationDeg: 0,
      skewDeg: skew / 100,
      quad: [a, b, c, d],
      confidence: none,
    }
    return deg === 0 ? [upright] : applyCorrection([upright], size, { kind: 'turn', deg })
  })
const shares = fc.integer({ min: 30, max: 70 }).map(share => share / 100)
const captures = fc
  .tuple(sheets, fc.boolean(), shares, shares)
  .map(([recipes, double, top, bottom]) =>
    double ? applyCorrection(recipes, size, { kind: 'split', top, bottom }) : recipes,
  )
const small = fc.integer({ min: -500, max: 500 }).map(deg => deg / 100)
const corrections: fc.Arbitrary<DrawnCorrection> = fc.oneof(
  fc.constantFrom(90, 180, 270).map(deg => ({ kind: 'turn', deg }) as const),
  small.map(deg => ({ kind: 'straighten', deg }) as const),
  fc.tuple(shares, shares).map(([top, bottom]) => ({ kind: 'split', top, bottom }) as const),
  fc.constant({ kind: 'whole' } as const),
  fc.constant({ kind: 'uncropped' } as const),
  fc.constantFrom('original', 'flattened').map(tone => ({ kind: 'tone', tone }) as const),
)

const sure = (recipes: readonly PageRecipe[]) =>
  recipes.map(recipe => ({ ...recipe, confidence: { rotation: 1, skew: 1, quad: 1, split: 1 } }))
const apply = (recipes: readonly PageRecipe[], ...each: readonly DrawnCorrection[]) =>
  each.reduce((now, correction) => applyCorrection(now, size, correction), recipes)
const farthest = (some: readonly PageRecipe[], others: readonly PageRecipe[]) =>
  Math.max(
    ...some.flatMap((recipe, page) =>
      recipe.quad.flatMap(([x, y], at) => {
        const [otherX, otherY] = others[page]?.quad[at] ?? [Number.NaN, Number.NaN]
        return [Math.abs(x - otherX), Math.abs(y - otherY)]
      }),
    ),
  )

describe('turning', () => {
  const quarter = { kind: 'turn', deg: 90 } as const
  const half = { kind: 'turn', deg: 180 } as const
  const back = { kind: 'turn', deg: 270 } as const
  test('four quarters, two halves, or one quarter there and back are none', () => {
    fc.assert(
      fc.property(captures, recipes => {
        for (const turns of [
          [quarter, quarter, quarter, quarter],
          [half, half],
          [quarter, back],
        ])
          expect(apply(recipes, ...turns)).toEqual(sure(recipes))
        expect(apply(recipes, quarter, quarter)).toEqual(apply(recipes, half))
      }),
    )
  })
  test('half round is what the analysis does with a picture on its head: left becomes right', () => {
    fc.assert(
      fc.property(captures, recipes => {
        expect(apply(recipes, half)).toEqual(sure(turnRound(recipes) as PageRecipe[]))
      }),
    )
  })
  test('a quarter puts the corner that was at the bottom left to the top left', () => {
    fc.assert(
      fc.property(sheets, recipes => {
        const [before, after] = [recipes[0]?.quad, apply(recipes, quarter)[0]?.quad]
        expect(after?.[0]).toEqual(before?.[3])
      }),
    )
  })
})

describe('straightening', () => {
  test('there and back is none, and the page keeps its size', () => {
    fc.assert(
      fc.property(captures, small, (recipes, deg) => {
        const tilted = apply(recipes, { kind: 'straighten', deg })
        const level = apply(tilted, { kind: 'straighten', deg: -deg })
        expect(farthest(level, recipes)).toBeLessThanOrEqual(0.03)
        expect(level[0]?.skewDeg).toBeCloseTo(recipes[0]?.skewDeg ?? Number.NaN, 6)
        for (const [at, { quad }] of tilted.entries())
          expect(areaOf(quad) / areaOf(recipes[at]?.quad)).toBeCloseTo(1, 3)
      }),
    )
  })
  test('clockwise on the page is anticlockwise in the picture', () => {
    const [recipe] = apply(
      [
        {
          half: null,
          rotationDeg: 0,
          skewDeg: 2,
          quad: [
            [500, 500],
            [1500, 500],
            [1500, 1500],
            [500, 1500],
          ],
          confidence: none,
        },
      ],
      { kind: 'straighten', deg: 1 },
    )
    expect(recipe?.quad[0][1]).toBeGreaterThan(500)
    expect(recipe?.quad[1][1]).toBeLessThan(500)
    expect(recipe?.skewDeg).toBe(1)
  })
  test('the halves of a double page stay together at the fold', () => {
    fc.assert(
      fc.property(sheets, shares, small, (recipes, at, deg) => {
        const halves = apply(recipes, { kind: 'split', top: at, bottom: at }, { kind: 'straighten', deg })
        expect(halves[0]?.quad[1]).toEqual(halves[1]?.quad[0])
        expect(halves[0]?.quad[2]).toEqual(halves[1]?.quad[3])
      }),
    )
  })
})

describe('splitting', () => {
  test('split, then whole gives the corners back; so does splitting elsewhere before', () => {
    fc.assert(
      fc.property(sheets, shares, shares, (recipes, top, bottom) => {
        const split = { kind: 'split', top, bottom } as const
        const elsewhere = { kind: 'split', top: 0.4, bottom: 0.6 } as const
        expect(apply(recipes, split, { kind: 'whole' })).toEqual(sure(recipes))
        expect(apply(recipes, elsewhere, split)).toEqual(apply(recipes, split))
        expect(apply(recipes, split).map(({ half }) => half)).toEqual(['left', 'right'])
      }),
    )
  })
  test('a double page that was turned by a quarter is whole again, too', () => {
    fc.assert(
      fc.property(sheets, shares, (recipes, at) => {
        const split = { kind: 'split', top: at, bottom: at } as const
        const quarter = { kind: 'turn', deg: 90 } as const
        expect(apply(recipes, split, quarter, { kind: 'whole' })).toEqual(apply(recipes, quarter))
      }),
    )
  })
})

describe('any corrections after each other', () => {
  const several = fc.array(corrections, { minLength: 1, maxLength: 6 })
  test('leave one page, or a left and a right half, with corners named as they are read, and sure of themselves', () => {
    fc.assert(
      fc.property(captures, several, (recipes, each) => {
        const result = apply(recipes, ...each)
        expect(result.map(({ half }) => half)).toEqual(result.length === 1 ? [null] : ['left', 'right'])
        expect(result).toEqual(sure(result))
        for (const { quad } of result) expect(isPageQuad(quad, size)).toBe(true)
        expect(JSON.parse(JSON.stringify(result))).toEqual(result)
      }),
    )
  })
  test('never change the pages they are not about: the light keeps the corners, the corners keep the light', () => {
    fc.assert(
      fc.property(captures, recipes => {
        const flat = apply(recipes, { kind: 'tone', tone: 'original' })
        expect(flat.map(({ quad }) => quad)).toEqual(recipes.map(({ quad }) => quad))
        const turned = apply(flat, { kind: 'turn', deg: 180 }, { kind: 'whole' })
        expect(new Set(turned.map(({ tone }) => tone))).toEqual(new Set(['original']))
      }),
    )
  })
  test('nothing is made of nothing', () => {
    expect(apply([], { kind: 'uncropped' })).toEqual([])
  })
})

test('uncropped is the whole picture in its present turn', () => {
  fc.assert(
    fc.property(captures, recipes => {
      const [page, second] = apply(recipes, { kind: 'uncropped' })
      expect(second).toBeUndefined()
      expect(page).toMatchObject({ rotationDeg: recipes[0]?.rotationDeg, skewDeg: 0, half: null })
      expect(areaOf(page?.quad)).toBe(size.width * size.height)
    }),
  )
})

test('corners are a page’s only clockwise, with no inward corner, of some size and in the picture', () => {
  const good = [
    [100, 100],
    [900, 120],
    [880, 1500],
    [90, 1490],
  ] as const
  const [a, b, c, d] = good
  expect(isPageQuad(good, size)).toBe(true)
  expect(isPageQuad([b, a, d, c], size)).toBe(false)
  expect(isPageQuad([a, c, b, d], size)).toBe(false)
  expect(isPageQuad([a, b, [400, 400], d], size)).toBe(false)
  expect(isPageQuad([a, [110, 100], [110, 110], [100, 110]], size)).toBe(false)
  expect(isPageQuad([[-2000, 100], b, c, d], size)).toBe(false)
})

function areaOf(quad: PageRecipe['quad'] | undefined): number {
  if (quad === undefined) return Number.NaN
  return (
    quad.reduce((sum, [x, y], at) => {
      const [nextX, nextY] = quad[(at + 1) % 4] ?? [0, 0]
      return sum + x * nextY - y * nextX
    }, 0) / 2
  )
}
