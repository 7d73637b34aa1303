import { describe, expect, it } from 'vitest'
import { moveByKey } from './grid-keys.ts'
import { listChunks } from './use-windowed-rows.ts'

const extent = { rows: 200, columns: 60, pageRows: 20 }

describe('moving in a table by keys', () => {
  it('goes one cell, one screen, or to the ends', () => {
    expect(moveByKey('ArrowDown', false, { row: 5, column: 3 }, extent)).toEqual({ row: 6, column: 3 })
    expect(moveByKey('PageDown', false, { row: 5, column: 3 }, extent)).toEqual({ row: 25, column: 3 })
    expect(moveByKey('End', false, { row: 5, column: 3 }, extent)).toEqual({ row: 5, column: 59 })
    expect(moveByKey('End', true, { row: 5, column: 3 }, extent)).toEqual({ row: 199, column: 59 })
    expect(moveByKey('Home', true, { row: 5, column: 3 }, extent)).toEqual({ row: 0, column: 0 })
  })
  it('stays inside the table', () => {
    expect(moveByKey('ArrowUp', false, { row: 0, column: 0 }, extent)).toEqual({ row: 0, column: 0 })
    expect(moveByKey('PageDown', false, { row: 195, column: 59 }, extent)).toEqual({ row: 199, column: 59 })
  })
  it('leaves other keys to others', () => {
    expect(moveByKey('a', false, { row: 0, column: 0 }, extent)).toBeNull()
    expect(moveByKey('Tab', false, { row: 0, column: 0 }, extent)).toBeNull()
  })
})

describe('the chunks a screen needs', () => {
  it('always holds the first, which carries the total', () => {
    expect(listChunks(0, 30)).toEqual([0])
    expect(listChunks(90, 120)).toEqual([0, 1])
    expect(listChunks(1990, 2030)).toEqual([0, 19, 20])
  })
})
