import { describe, expect, it } from 'vitest'
import type { Agency, Succession } from '../../../../src/agencies/schema.ts'
import { buildTree, existsOn, listLines, listSubtree } from './agency-tree.ts'

const agency = (id: string, parentId: string | null, validFrom: string, validTo: string | null): Agency => ({
  id,
  code: id,
  level: 'commune',
  name: `Xã ${id}`,
  parentId,
  validFrom,
  validTo,
})
const province = agency('P', null, '1976-01-01', null)
const district = agency('D', 'P', '1976-01-01', '2025-07-01')
const old = agency('A', 'D', '1976-01-01', '2025-07-01')
const merged = agency('M', 'P', '2025-07-01', null)
const all = [merged, old, district, province]
const open = () => true
const link = (predecessorId: string, successorId: string, extent: 'full' | 'partial'): Succession => ({
  predecessorId,
  successorId,
  onDate: '2025-07-01',
  extent,
  kind: 'merge',
  basis: '',
})

describe('the agencies of a day', () => {
  it('are those that existed then; the day of a merger belongs to the new ones', () => {
    expect(existsOn(old, '2025-06-30')).toBe(true)
    expect(existsOn(old, '2025-07-01')).toBe(false)
    expect(existsOn(merged, '2025-07-01')).toBe(true)
  })
  it('stand below those they belonged to', () => {
    const before = listLines(buildTree(all, '2006-05-17'), open)
    expect(before.map(line => [line.agency.id, line.depth])).toEqual([
      ['P', 0],
      ['D', 1],
      ['A', 2],
    ])
    const after = listLines(buildTree(all, '2026-01-01'), open)
    expect(after.map(line => line.agency.id)).toEqual(['P', 'M'])
  })
  it('stand at the top when their superior is not visible, and hide what is folded', () => {
    expect(listLines(buildTree([old], '2006-05-17'), open).map(line => line.depth)).toEqual([0])
    const folded = listLines(buildTree(all, '2006-05-17'), ({ id }) => id !== 'D')
    expect(folded.map(line => [line.agency.id, line.open, line.below])).toEqual([
      ['P', true, 1],
      ['D', false, 1],
    ])
  })
  it('know their place among their siblings, sorted by proper name as Vietnamese sorts', () => {
    const named = ['UBND xã Đông', 'UBND phường Dương', 'Xã 10', 'Xã 2'].map((name, i) => ({
      ...agency(String(i), null, '1976-01-01', null),
      name,
    }))
    const lines = listLines(buildTree(named, '2000-01-01'), open)
    expect(lines.map(line => [line.agency.name, line.position, line.siblings])).toEqual([
      ['Xã 2', 1, 4],
      ['Xã 10', 2, 4],
      ['UBND phường Dương', 3, 4],
      ['UBND xã Đông', 4, 4],
    ])
  })
  it('of a whole country are laid out in a moment', () => {
    const country = [
      province,
      ...Array.from({ length: 700 }, (_, d) => agency(`D${d}`, 'P', '1976-01-01', null)),
      ...Array.from({ length: 13_300 }, (_, c) => agency(`C${c}`, `D${c % 700}`, '1976-01-01', null)),
    ]
    const started = performance.now()
    expect(listLines(buildTree(country, '2000-01-01'), open)).toHaveLength(14_001)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('what belongs to an agency', () => {
  const part = agency('B', 'D', '1976-01-01', '2025-07-01')
  const links = [link('A', 'M', 'full'), link('B', 'M', 'partial')]
  it('is what lies below it and what was wholly merged into it, not what it took a part of', () => {
    expect([...listSubtree([...all, part], links, 'M')].sort()).toEqual(['A', 'M'])
    expect([...listSubtree([...all, part], links, 'P')].sort()).toEqual(['A', 'B', 'D', 'M', 'P'])
  })
})
