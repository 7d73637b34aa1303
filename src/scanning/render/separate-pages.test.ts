import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Look } from '../../imaging/look.ts'
import type { Layout } from './schema.ts'
import { comesOutOtherwise, findBookGutter, planSeparation, proposeLayout } from './separate-pages.ts'

const fold = (at: number, sure = true): Look => ({ layout: 'spread', sure, fold: at })
const single: Look = { layout: 'single', sure: true, fold: null }

const looks = fc.oneof(
  fc.boolean().map((sure): Look => ({ ...single, sure })),
  fc.constant<Look>({ layout: 'ledger', sure: true, fold: 0.5 }),
  fc.record<Look>({
    layout: fc.constant('spread' as const),
    sure: fc.boolean(),
    fold: fc.oneof(fc.double({ min: 0.36, max: 0.64, noNaN: true }), fc.constant(null)),
  }),
)
const layouts = fc.constantFrom<Layout | null>(null, 'single', 'spread', 'ledger')

describe('the folds of a book', () => {
  test('lie where most lie, whatever a few pictures show', () => {
    const usual = Array.from({ length: 20 }, (_, i) => fold(0.48 + (i % 5) * 0.001))
    expect(findBookGutter([...usual, fold(0.61), fold(0.39), single, fold(0.6, false), null])).toEqual({
      at: 0.482,
      within: 0.008,
    })
  })

  test('are not known from three pictures', () =>
    expect(findBookGutter([0.5, 0.5, 0.5].map(at => fold(at)))).toBeNull())

  test('are the same in whatever order the pictures come', () => {
    fc.assert(
      fc.property(
        fc
          .array(looks, { maxLength: 30 })
          .chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(findBookGutter(shuffled)).toEqual(findBookGutter(list))
        },
      ),
    )
  })
})

describe('separating the pages of a picture', () => {
  test('a clear fold where the others are needs no hint; one elsewhere, and a faint one, is looked for near the others', () => {
    const gutter = { at: 0.5, within: 0.01 }
    expect(planSeparation('spread', gutter, fold(0.505)).near).toBeNull()
    expect(planSeparation('spread', gutter, fold(0.52)).near).toEqual(gutter)
    expect(planSeparation(null, gutter, fold(0.505, false)).near).toEqual(gutter)
    expect(planSeparation('spread', gutter, { ...single, sure: false }).near).toEqual(gutter)
    expect(planSeparation('spread', gutter, single).near).toBeNull()
    expect(planSeparation(null, gutter, single).near).toBeNull()
    expect(planSeparation('ledger', gutter, fold(0.52))).toEqual({ split: 'none', near: null })
    expect(planSeparation('spread', gutter, null).near).toBeNull()
  })

  test('a book of single pages draws anew what had been split, and nothing else', () => {
    const [auto, none] = [planSeparation(null, null, null), planSeparation('single', null, null)]
    expect(comesOutOtherwise(fold(0.5), auto, none)).toBe(true)
    expect(comesOutOtherwise(fold(0.5, false), auto, none)).toBe(true)
    expect(comesOutOtherwise(single, auto, none)).toBe(false)
    expect(comesOutOtherwise({ layout: 'ledger', sure: true, fold: 0.5 }, auto, none)).toBe(false)
  })

  test('a book of double pages draws anew what had not been split', () => {
    const [auto, spread] = [planSeparation(null, null, null), planSeparation('spread', null, null)]
    expect(comesOutOtherwise(fold(0.5), auto, spread)).toBe(false)
    expect(comesOutOtherwise(fold(0.5, false), auto, spread)).toBe(true)
    expect(comesOutOtherwise(single, auto, spread)).toBe(true)
  })

  test('what was drawn as planned is not drawn again: planning comes to an end', () => {
    fc.assert(
      fc.property(fc.array(looks, { maxLength: 20 }), layouts, (pictures, layout) => {
        const gutter = findBookGutter(pictures)
        for (const look of pictures) {
          const plan = planSeparation(layout, gutter, look)
          // The look stays what it was at the first, free rendering; so does the gutter.
          expect(comesOutOtherwise(look, plan, planSeparation(layout, findBookGutter(pictures), look))).toBe(
            false,
          )
        }
      }),
    )
  })
})

test.each([
  [{ single: 3, spread: 0, ledger: 0 }, null],
  [{ single: 4, spread: 1, ledger: 0 }, 'single'],
  [{ single: 1, spread: 3, ledger: 0 }, 'spread'],
  [{ single: 1, spread: 1, ledger: 4 }, 'ledger'],
  [{ single: 1, spread: 2, ledger: 2 }, 'spread'],
  [{ single: 3, spread: 3, ledger: 0 }, null],
] as const)('pictures that look like %j propose %s', (counts, layout) =>
  expect(proposeLayout(counts)).toBe(layout),
)
