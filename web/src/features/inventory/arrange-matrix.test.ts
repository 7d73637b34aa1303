import { describe, expect, it } from 'vitest'
import { arrangeMatrix } from './arrange-matrix.ts'

describe('the overview', () => {
  it('shows the five official registers even without books, others only with books, in the law’s order', () => {
    const { lines, sums } = arrangeMatrix([
      { kind: 'GH', state: 'listed', books: 2 },
      { kind: 'KT', state: 'accepted', books: 3 },
      { kind: 'KT', state: 'listed', books: 1 },
    ])
    expect(lines.map(line => line.kind)).toEqual(['KS', 'KH', 'KT', 'CMC', 'HN', 'GH'])
    expect(lines.find(line => line.kind === 'KT')?.sum).toBe(4)
    expect(sums.sum).toBe(6)
    expect(sums.counts.listed).toBe(3)
  })
})
