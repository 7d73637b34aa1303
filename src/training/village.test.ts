import { describe, expect, it } from 'vitest'
import type { KindCode } from '../register/kind.ts'
import { birthKey, loneBirthIndex } from './entries/births.ts'
import { deathKey } from './entries/deaths.ts'
import type { Values } from './entries/entry.ts'
import { generateBook } from './generate-book.ts'
import { createVillage } from './village.ts'

const agency = 'ST-104'
const seed = 42
const rowsOf = (kind: KindCode, year: number, rows = 200): Values[] =>
  [...generateBook({ kind, year, volume: '01', agency, rows, seed })].map(row => row.values)
const couplesOf = (values: readonly Values[], man: string, woman: string): Set<string> =>
  new Set(values.map(row => `${row[man]} & ${row[woman]}`))

describe('families over several registers', () => {
  const village = createVillage(seed, agency)

  it('has the first children of the couples of 1995 in the births of 1996, under their parents’ names', () => {
    const couples = couplesOf(rowsOf('KH', 1995), 'chongHoTen', 'voHoTen')
    const firstborn = rowsOf('KS', 1996).filter(row => couples.has(`${row.chaHoTen} & ${row.meHoTen}`))
    // A third of 200 births are first children; every 17th place is taken by a child out of wedlock.
    expect(firstborn.length).toBeGreaterThan(60)
  })

  it('gives children their father’s family name', () => {
    for (const row of rowsOf('KS', 1996)) {
      const father = row.chaHoTen
      if (father === undefined) continue
      const name = row.nksHoTen ?? ''
      expect(father.split(' ')[0]).toBe(name.split(' ')[0])
    }
  })

  it('marries those who were born in the commune with the name and the birthday of their entry of birth', () => {
    let found = 0
    for (let index = 0; index < 40; index++) {
      const couple = village.couple({ year: 2018, index })
      const parents = village.parentsOf({ year: 2018, index }, 'husband')
      if (parents === undefined) continue
      const births = rowsOf('KS', parents.year + 1, 3 * parents.index + 3)
      const own = births.filter(row => row.nksHoTen === couple.husband.name)
      const registered = parents.index * 3
      expect(birthKey(parents.year + 1, registered)).toEqual({ couple: parents, which: 0 })
      if (registered % 17 === 16) continue
      expect(own.length).toBeGreaterThan(0)
      found++
    }
    expect(found).toBeGreaterThan(25)
  })

  it('recognises children out of wedlock who stand in the births without a father', () => {
    const recognised = rowsOf('CMC', 2002, 20)
    let found = 0
    for (const row of recognised) {
      const year = Number(row.ncNgaySinh?.slice(-4))
      const births = rowsOf('KS', year, loneBirthIndex(20) + 1)
      const birth = births.find(each => each.nksHoTen === row.ncHoTen && each.nksNgaySinh === row.ncNgaySinh)
      expect(birth?.chaHoTen).toBeUndefined()
      expect(birth?.meHoTen).toBe(row.nycHoTen)
      found++
    }
    expect(found).toBe(20)
  })

  it('lets nobody die twice, and the dead are those who married', () => {
    const dead = new Set<string>()
    for (let year = 1990; year < 2020; year++) {
      for (let index = 0; index < 60; index++) {
        const { couple, side } = deathKey(year, index)
        const key = `${side} ${couple.year} ${couple.index}`
        expect(dead.has(key)).toBe(false)
        dead.add(key)
      }
    }
    const names = new Set(rowsOf('KT', 2015, 8).map(row => row.nktHoTen))
    const { couple, side } = deathKey(2015, 0)
    expect(names.has(village.couple(couple)[side].name)).toBe(true)
  })
})
