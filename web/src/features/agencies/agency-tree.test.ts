import { describe, expect, it } from 'vitest'
import type { Agency } from '../../../../src/agencies/schema.ts'
import { buildTree, existsOn, listLines } from './agency-tree.ts'

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

describe('the agencies of a day', () => {
  it('are those that existed then; the day of a merger belongs to the new ones', () => {
    expect(existsOn(old, '2025-06-30')).toBe(true)
    expect(existsOn(old, '2025-07-01')).toBe(false)
    expect(existsOn(merged, '2025-07-01')).toBe(true)
  })
  it('stand below those they belonged to', () => {
    const before = listLines(buildTree(all, '2006-05-17'), new Set())
    expect(before.map(line => [line.agency.id, line.depth])).toEqual([
      ['P', 0],
      ['D', 1],
      ['A', 2],
    ])
    const after = listLines(buildTree(all, '2026-01-01'), new Set())
    expect(after.map(line => line.agency.id)).toEqual(['P', 'M'])
  })
  it('stand at the top when their superior is not visible, and hide what is folded', () => {
    expect(listLines(buildTree([old], '2006-05-17'), new Set()).map(line => line.depth)).toEqual([0])
    expect(listLines(buildTree(all, '2006-05-17'), new Set(['D'])).map(line => line.agency.id)).toEqual([
      'P',
      'D',
    ])
  })
})
