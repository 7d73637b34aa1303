import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reportOrder } from './report-order.ts'

/** Pages by their numbers in order, ids `p0`, `p1` …; `-` a page without one, `C` a cover. */
const pagesOf = (numbers: readonly string[]) =>
  numbers.map((number, at) => ({
    id: `p${at}`,
    number: number === '-' || number === 'C' ? null : number,
    expected: number !== 'C',
  }))
const report = (text: string) => reportOrder(pagesOf(text.split(' ').filter(word => word !== '')))
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i))

test('a book in order has nothing to report, nor has one without numbers', () => {
  const nothing = { missing: [], repeated: [], swapped: [], restarts: [] }
  expect(report('C 1 2 3 4 5 C')).toEqual({ numbering: 'pages', ...nothing })
  expect(report('- - -')).toEqual({ numbering: 'none', ...nothing })
  expect(report('')).toEqual({ numbering: 'none', ...nothing })
})

describe('missing numbers', () => {
  test('are named with the page before the hole', () => {
    expect(report('1 2 3 5 6 7').missing).toEqual([{ after: 'p2', numbers: ['4'], count: 1, unnumbered: 0 }])
    expect(report('1 2 3 8 9 10').missing).toEqual([
      { after: 'p2', numbers: ['4–7'], count: 4, unnumbered: 0 },
    ])
  })
  test('are named at the front, unless the book goes on from another volume', () => {
    expect(report('C 3 4 5 6').missing).toEqual([
      { after: null, numbers: ['1', '2'], count: 2, unnumbered: 0 },
    ])
    expect(reportOrder(pagesOf(range(201, 240))).missing).toEqual([])
  })
  test('are not missing where as many pages merely have no number yet', () => {
    expect(report('1 2 - 4 - - 7').missing).toEqual([])
    expect(report('- - 3 4 5').missing).toEqual([])
    expect(report('1 2 - 6 7').missing).toEqual([{ after: 'p1', numbers: ['3–5'], count: 3, unnumbered: 1 }])
  })
  test('a page that stands elsewhere is not missing', () => {
    expect(report('1 2 4 5 6 3 7').missing).toEqual([])
  })
})

describe('swapped pages', () => {
  test('are the few that stand wrong, not everything after them', () => {
    expect(report('1 2 7 3 4 5 6 8 9')).toMatchObject({
      missing: [],
      swapped: [{ page: 'p2', number: '7', after: 'p6' }],
    })
    expect(report('5 6 1 2 3 4 7 8').swapped).toEqual([
      { page: 'p0', number: '5', after: 'p5' },
      { page: 'p1', number: '6', after: 'p5' },
    ])
  })
  test('a page that belongs first comes behind the cover, and in its own volume', () => {
    expect(report('C 2 3 4 1 5 6').swapped).toEqual([{ page: 'p4', number: '1', after: 'p0' }])
    const second = reportOrder(pagesOf([...range(1, 20), ...range(3, 20), '2']))
    expect(second.swapped).toEqual([{ page: 'p38', number: '2', after: 'p19' }])
  })
  test('two neighbours that changed places are one page that stands wrong', () => {
    expect(report('1 2 4 3 5 6').swapped).toHaveLength(1)
  })
  test('a number mistyped in the middle stands wrong and leaves a hole, but does not open a thousand', () => {
    expect(report('1 2 3 994 5 6')).toMatchObject({
      missing: [{ after: 'p2', numbers: ['4'] }],
      swapped: [{ page: 'p3', number: '994', after: 'p5' }],
    })
  })
})

test('a number on two pages is named once with both, and neither stands wrong', () => {
  expect(report('1 2 3 3 4 5')).toMatchObject({
    repeated: [{ number: '3', pages: ['p2', 'p3'] }],
    swapped: [],
  })
  expect(report('1 2 3 4 5 2')).toMatchObject({
    repeated: [{ number: '2', pages: ['p1', 'p5'] }],
    swapped: [],
  })
})

test('a sheet put in between (53a) is no hole and no repeat', () => {
  expect(report('1 2 3 3a 4 5')).toMatchObject({ numbering: 'pages', missing: [], repeated: [], swapped: [] })
  expect(report('1 2 3a 3 4 5').swapped).toHaveLength(1)
})

describe('leaves', () => {
  test('with a and b on their sides', () => {
    expect(report('1a 1b 2a 2b 3a 3b')).toMatchObject({ numbering: 'leaves', missing: [], repeated: [] })
    expect(report('1a 1b 2a 3a 3b 4a 4b').missing).toEqual([
      { after: 'p2', numbers: ['2b'], count: 1, unnumbered: 0 },
    ])
    expect(report('1a 1b 2a 3b 4a 4b').missing).toMatchObject([{ numbers: ['2b', '3a'] }])
  })
  test('with a number on their front only', () => {
    expect(report('1 - 2 - 3 - 4 -')).toMatchObject({ numbering: 'leaves', missing: [] })
    expect(report('1 - 2 - 5 - 6 - 7 -').missing).toEqual([
      { after: 'p2', numbers: ['3', '4'], count: 2, unnumbered: 0 },
    ])
    expect(report('1 - 2 - - - 4 - 5 - 6 -').missing).toEqual([])
  })
  test('with the same number on both sides', () => {
    expect(report('1 1 2 2 3 3 4 4')).toMatchObject({ missing: [], repeated: [], swapped: [] })
    expect(report('1 1 2 2 2 3 3 4 4').repeated).toMatchObject([{ number: '2' }])
  })
})

describe('another volume in the same binding', () => {
  const two = [...range(1, 60), ...range(1, 40)]
  test('is one finding', () => {
    expect(reportOrder(pagesOf(two))).toEqual({
      numbering: 'pages',
      missing: [],
      repeated: [],
      swapped: [],
      restarts: [{ page: 'p60', number: '1' }],
    })
  })
  test('has its own holes and pages that stand wrong', () => {
    const found = reportOrder(pagesOf([...range(1, 60), ...range(2, 20), ...range(22, 40), '21']))
    expect(found.restarts).toEqual([{ page: 'p60', number: '2' }])
    expect(found.missing).toMatchObject([{ after: null, numbers: ['1'] }])
    expect(found.swapped).toMatchObject([{ number: '21', after: 'p78' }])
  })
  test('is not what was merely put at the end', () => {
    const found = reportOrder(pagesOf([...range(11, 60), ...range(1, 10)]))
    expect(found.restarts).toEqual([])
    expect(found.swapped).toHaveLength(10)
    expect(found.swapped[0]).toEqual({ page: 'p50', number: '1', after: null })
  })
  test('is not a few pages scanned twice', () => {
    const found = reportOrder(pagesOf([...range(1, 30), ...range(1, 4)]))
    expect(found.restarts).toEqual([])
    expect(found.repeated).toHaveLength(4)
  })
})

test('putting each page that stands wrong where it is said to belong leaves none that does', () => {
  const shuffled = fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }))
    .map(([size, moves]) => {
      const numbers = range(1, size)
      for (const [from, to] of moves) {
        const taken = numbers.splice(from % numbers.length, 1)
        numbers.splice(to % (numbers.length + 1), 0, ...taken)
      }
      return numbers
    })
  fc.assert(
    fc.property(shuffled, numbers => {
      const pages = pagesOf(numbers)
      const { swapped, missing, repeated, restarts } = reportOrder(pages)
      expect([missing, repeated, restarts]).toEqual([[], [], []])
      let order = pages.map(({ id }) => id)
      for (const { page, after } of [...swapped].sort((a, b) => Number(a.number) - Number(b.number))) {
        order = order.filter(id => id !== page)
        const numberOf = (id: string) => Number(pages.find(each => each.id === id)?.number)
        let at = order.indexOf(after ?? '') + 1
        // Several may belong behind the same page: they follow it by their numbers.
        while (numberOf(order[at] ?? '') < numberOf(page) && swapped.some(each => each.page === order[at]))
          at += 1
        order.splice(at, 0, page)
      }
      const sorted = order.map(id => pages.find(each => each.id === id)?.number ?? '')
      expect(reportOrder(pagesOf(sorted)).swapped).toEqual([])
    }),
  )
})

test('whatever the numbers, holes and repeats are told apart from what is there', () => {
  const aNumber = fc.oneof(fc.constant('-'), fc.constant('C'), fc.integer({ min: 0, max: 40 }).map(String))
  fc.assert(
    fc.property(fc.array(aNumber, { maxLength: 80 }), numbers => {
      const pages = pagesOf(numbers)
      const { missing, swapped, repeated } = reportOrder(pages)
      const ids = new Set(pages.map(({ id }) => id))
      for (const { count, unnumbered, after } of missing) {
        expect(count).toBeGreaterThan(unnumbered)
        if (after !== null) expect(ids.has(after)).toBe(true)
      }
      for (const { page } of swapped) expect(ids.has(page)).toBe(true)
      for (const { number, pages: same } of repeated)
        for (const id of same) expect(pages.find(page => page.id === id)?.number).toBe(number)
    }),
  )
})

test('five thousand pages, each of them wrong, are reported within a moment', () => {
  const found = reportOrder(pagesOf(range(1, 5000).reverse()))
  expect(found.swapped.length).toBeGreaterThan(4900)
})
