import { expect, it } from 'vitest'
import { moveInTree } from './move-in-tree.ts'

/** Tỉnh (open) > Huyện 1 (open) > Xã a, Xã b; Huyện 2 (folded) */
const lines = [
  { depth: 0, open: true },
  { depth: 1, open: true },
  { depth: 2, open: null },
  { depth: 2, open: null },
  { depth: 1, open: false },
]
const move = (key: string, at: number) => moveInTree(key, at, lines, 3)

it('up and down go line by line, screen by screen, to the ends, and no further', () => {
  expect([move('ArrowDown', 0), move('ArrowDown', 4), move('ArrowUp', 0)]).toEqual([1, 4, 0])
  expect([move('PageDown', 0), move('PageUp', 4), move('Home', 3), move('End', 0)]).toEqual([3, 1, 0, 4])
})
it('right unfolds, then goes in; left folds, then goes out', () => {
  expect([move('ArrowRight', 4), move('ArrowRight', 1), move('ArrowRight', 2)]).toEqual(['turn', 2, 2])
  expect([move('ArrowLeft', 1), move('ArrowLeft', 3), move('ArrowLeft', 4)]).toEqual(['turn', 1, 0])
})
it('other keys are left to others', () => {
  expect(move('a', 0)).toBeUndefined()
})
