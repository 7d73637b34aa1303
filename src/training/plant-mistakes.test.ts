import { describe, expect, it } from 'vitest'
import { getKind } from '../register/kind.ts'
import { checkRow } from '../register/rules/check-row.ts'
import { generateBook } from './generate-book.ts'
import { plantMistakes } from './plant-mistakes.ts'

describe.each(['KS', 'KH', 'KT', 'CMC', 'HN'] as const)('mistakes planted in a book of %s', kind => {
  const clean = [
    ...generateBook({ kind, year: 2003, volume: '01', agency: 'ST-104', rows: 40, seed: 5 }),
  ].map(row => row.values)
  const { rows, mistakes } = plantMistakes(kind, clean, 20, 5)

  it('are all found by the rules, each under its own name, and nothing else is', () => {
    const found = rows.flatMap((values, row) =>
      checkRow(getKind(kind), { row, values }, { today: 20261122 }).map(({ code }) => `${row} ${code}`),
    )
    for (const { row, rule } of mistakes)
      expect(found, JSON.stringify(mistakes.find(each => each.row === row))).toContain(`${row} ${rule}`)
    const spoiled = new Set(mistakes.map(mistake => mistake.row))
    expect(found.filter(each => !spoiled.has(Number(each.split(' ')[0])))).toEqual([])
  })

  it('are of many kinds and as many as asked for', () => {
    expect(mistakes.length).toBe(20)
    expect(new Set(mistakes.map(mistake => mistake.rule)).size).toBeGreaterThan(7)
  })

  it('leave the numbers and dates of registration alone, and the rows that were given', () => {
    expect(rows.map(row => [row.so, row.ngayDangKy])).toEqual(clean.map(row => [row.so, row.ngayDangKy]))
    expect(clean.flatMap((values, row) => checkRow(getKind(kind), { row, values }))).toEqual([])
  })
})
