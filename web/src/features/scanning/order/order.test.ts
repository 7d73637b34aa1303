import { expect, test } from 'vitest'
import type { OrderReport } from '../../../../../src/scanning/order/schema.ts'
import { findPlace } from './find-place.ts'
import { countOddities, findOddities } from './page-oddities.ts'
import { readTyped } from './read-typed.ts'
import { suggestFirst } from './suggest-first.ts'

const pages = ['1', '2', null, '4', '4'].map((number, at) => ({ id: `p${at}`, number }))

test('a page number is read as it is typed; what can be none is told from an empty field', () => {
  expect(readTyped(' 012 ')).toBe('12')
  expect(readTyped('5A')).toBe('5a')
  expect(readTyped('0')).toBe('0')
  expect(readTyped('')).toBeNull()
  for (const wrong of ['x', '5ab', '123456', '-1']) expect(readTyped(wrong)).toBeUndefined()
})

test('a place is found by its order or by the number on the paper', () => {
  expect(findPlace(pages, 'sequence', '0')).toEqual({ after: null })
  expect(findPlace(pages, 'sequence', '3')).toEqual({ after: 'p2' })
  expect(findPlace(pages, 'number', '4')).toEqual({ after: 'p4' })
  expect(findPlace(pages, 'sequence', '6')).toBeUndefined()
  expect(findPlace(pages, 'number', '3')).toBeUndefined()
  expect(findPlace(pages, 'number', '')).toBeUndefined()
})

test('numbering on is suggested from the page itself, or from the one before it that has a number', () => {
  expect(suggestFirst(pages, 'p1')).toBe(2)
  expect(suggestFirst(pages, 'p2')).toBe(3)
  expect(suggestFirst([{ id: 'x', number: null }], 'x')).toBe(1)
})

test('what is odd is shown on the pages it is about', () => {
  const report: OrderReport = {
    ...{ pages: 5, numbered: 4, aside: 0, numbering: 'pages' },
    missing: [{ after: 'p1', numbers: ['3'], count: 1, unnumbered: 0 }],
    repeated: [{ number: '4', pages: ['p3', 'p4'] }],
    swapped: [{ page: 'p1', number: '2', after: null }],
    restarts: [],
    reading: { state: 'idle', read: 0, of: 0 },
  }
  const odd = findOddities(report)
  expect(odd.get('p1')).toEqual({ kind: 'swapped', missing: '3' })
  expect(odd.get('p3')).toEqual({ kind: 'repeated', missing: null })
  expect(odd.get('p0')).toBeUndefined()
  expect(countOddities(report)).toBe(3)
})
