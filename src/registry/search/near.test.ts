import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNear, nearSyllables, splitSyllables } from './near.ts'

const syllable = fc.string({ unit: fc.constantFrom(...'aegho'), maxLength: 6 })

describe('isNear', () => {
  test.each([
    ['hoa', 'hoe'],
    ['hoa', 'hoan'],
    ['thuy', 'thy'],
    ['nguyen', 'ngueyn'],
    ['an', 'na'],
  ])('%s and %s are one slip apart', (a, b) => expect(isNear(a, b)).toBe(true))

  test.each([
    ['hoa', 'hue'],
    ['an', 'a b'],
    ['hoang', 'hoa'],
    ['abc', 'cab'],
  ])('%s and %s are further apart', (a, b) => expect(isNear(a, b)).toBe(false))

  test('agrees with the definition, both ways round', () => {
    fc.assert(
      fc.property(syllable, syllable, (a, b) => {
        expect(isNear(a, b)).toBe(distance(a, b) <= 1)
        expect(isNear(b, a)).toBe(isNear(a, b))
      }),
      { numRuns: 2000 },
    )
  })
})

const vocabulary = new Map(
  ['nguyen', 'thi', 'van', 'hoa', 'hoe', 'hoan', 'lan', 'an'].map((syllable, number) => [syllable, number]),
)

test('a vocabulary gives the neighbours of a slip', () => {
  expect(nearSyllables('hoaa', vocabulary)).toEqual([vocabulary.get('hoa'), vocabulary.get('hoan')])
})

test('syllables run together are taken apart', () => {
  expect(splitSyllables('nguyenthihoa', vocabulary)).toEqual(['nguyen', 'thi', 'hoa'])
  expect(splitSyllables('nguyenxyz', vocabulary)).toBeUndefined()
  expect(splitSyllables('hoan', vocabulary)).toBeUndefined()
})

/** Damerau–Levenshtein (optimal string alignment) as the textbooks have it. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [
    i,
    ...Array.from({ length: b.length }, () => 0),
  ])
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0
  for (let j = 0; j <= b.length; j++) rows[0]?.splice(j, 1, j)
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + 1)
      rows[i]?.splice(j, 1, best)
    }
  }
  return at(a.length, b.length)
}
