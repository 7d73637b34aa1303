import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { putPages } from '../../../../../src/scanning/order/page-order.ts'
import { choose, indexByKey, keepSelection, noSelection, pushTarget } from './selection.ts'

const order = [...'abcdefgh']

describe('choosing pages', () => {
  test('one, a range in either direction, single ones more', () => {
    const one = choose(order, noSelection, 'c', 'only')
    expect([...choose(order, one, 'e', 'range').chosen]).toEqual(['c', 'd', 'e'])
    expect([...choose(order, one, 'a', 'range').chosen]).toEqual(['a', 'b', 'c'])
    const more = choose(order, one, 'g', 'toggle')
    expect([...more.chosen]).toEqual(['c', 'g'])
    expect([...choose(order, more, 'c', 'toggle').chosen]).toEqual(['g'])
    expect(choose(order, more, 'a', 'look')).toMatchObject({ active: 'a', chosen: more.chosen })
  })
  test('goes on behind a page that has gone', () => {
    const chosen = choose(order, noSelection, 'c', 'only')
    const left = order.filter(id => id !== 'c')
    expect(keepSelection(order, left, chosen)).toEqual({ active: 'd', anchor: 'd', chosen: new Set(['d']) })
    expect(keepSelection(order, order, chosen)).toBe(chosen)
  })
})

test('keys lead through the wall of cards and stay in it', () => {
  const wall = { count: 8, columns: 3, rows: 2 }
  expect(indexByKey('ArrowRight', 2, wall)).toBe(3)
  expect(indexByKey('ArrowDown', 1, wall)).toBe(4)
  expect(indexByKey('ArrowUp', 1, wall)).toBe(1)
  expect(indexByKey('ArrowDown', 6, wall)).toBe(6)
  expect(indexByKey('PageDown', 1, wall)).toBe(7)
  expect(indexByKey('End', 1, wall)).toBe(7)
  expect(indexByKey('x', 1, wall)).toBeUndefined()
})

describe('pushing pages', () => {
  const push = (chosen: string, places: number) => {
    const target = pushTarget(order, new Set(chosen), places)
    return target === undefined ? 'stays' : putPages(order, [...chosen], target.after).join('')
  }
  test('one place on or back, and not beyond the ends', () => {
    expect(push('c', 1)).toBe('abdcefgh')
    expect(push('cd', -1)).toBe('acdbefgh')
    expect(push('a', -1)).toBe('stays')
    expect(push('gh', 1)).toBe('stays')
    expect(push('b', 100)).toBe('acdefghb')
  })
  test('draws pages that are apart together', () => {
    expect(push('bf', 0)).toBe('abfcdegh')
  })
  test('there and back gives the same again', () => {
    fc.assert(
      fc.property(
        fc.nat(7),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (at, size, places) => {
          const block = order.slice(at, at + size)
          const there = pushTarget(order, new Set(block), places)
          if (there === undefined) return
          const moved = putPages(order, block, there.after)
          const distance = moved.indexOf(block[0] ?? '') - at
          const back = pushTarget(moved, new Set(block), -distance)
          expect(putPages(moved, block, back?.after ?? null)).toEqual(order)
        },
      ),
    )
  })
})
