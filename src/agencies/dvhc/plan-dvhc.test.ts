import { beforeAll, describe, expect, it } from 'vitest'
import { groupBy } from '../../register/group-by.ts'
import { overlap } from '../agency-rules.ts'
import { requireSuccessionFits } from '../succession-rules.ts'
import { type ListedTree, planDvhc } from './plan-dvhc.ts'
import { type Dvhc, readDvhc } from './read-dvhc.ts'

let dvhc: Dvhc
let country: ListedTree
beforeAll(async () => {
  dvhc = await readDvhc()
  country = planDvhc(dvhc)
})

const find = (tree: ListedTree, key: string) => tree.agencies.find(agency => agency.key === key)

describe('the official lists', () => {
  it('hold what the resolutions of 2025 say: 34 provinces, 3,321 communes, and 10,047 old ones', () => {
    expect(dvhc.provinces).toHaveLength(34)
    expect(dvhc.communes).toHaveLength(3321)
    const parts = dvhc.communes.flatMap(commune => commune.madeOf)
    expect(parts.every(({ code, name }) => code !== '' && name !== '')).toBe(true)
    const codes = parts.map(part => part.code).filter(code => code.length === 5)
    const counts = new Map<string, number>()
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
    const [one, more] = [1, 2].map(least => [...counts.values()].filter(n => (least === 1 ? n === 1 : n > 1)))
    expect([counts.size, one?.length, more?.length]).toEqual([10_047, 9_587, 460])
    expect(new Set(dvhc.provinces.flatMap(({ madeOf }) => madeOf.map(part => part.code))).size).toBe(63)
  })
})

describe('the agencies of the lists', () => {
  it('are named as people call them, and a province that was renamed is two', () => {
    expect(find(country, '20557@2025-07-01')?.name).toBe('UBND phường Điện Bàn Bắc')
    expect(find(country, '20560@1900-01-01')).toMatchObject({
      name: 'UBND phường Điện Thắng Bắc',
      validTo: '2025-07-01',
    })
    expect(find(country, '75@2025-07-01')).toMatchObject({
      name: 'Sở Tư pháp tỉnh Đồng Nai',
      validTo: '2026-04-30',
    })
    expect(find(country, '75@2026-04-30')?.name).toBe('Sở Tư pháp thành phố Đồng Nai')
  })
  it('are two where a code got another meaning, and one where nothing happened', () => {
    expect(find(country, '24@1900-01-01')?.name).toBe('Sở Tư pháp tỉnh Bắc Giang')
    expect(find(country, '24@2025-07-01')?.name).toBe('Sở Tư pháp tỉnh Bắc Ninh')
    expect(find(country, '01@1900-01-01')).toMatchObject({
      name: 'Sở Tư pháp thành phố Hà Nội',
      validTo: null,
    })
    expect(find(country, '01@2025-07-01')).toBeUndefined()
    expect(new Set(country.agencies.map(agency => agency.key)).size).toBe(country.agencies.length)
  })
  it('never stand at the top but for the provinces of today: an agency with none above it has rights over everything', () => {
    const tops = country.agencies.filter(agency => agency.parentKey === null)
    expect(tops).toHaveLength(34)
    expect(tops.filter(({ level, validTo }) => level !== 'province' || validTo !== null)).toEqual([])
    const known = new Set<string | null>([null])
    const orphans = country.agencies.filter(({ key, parentKey }) => {
      known.add(key)
      return !known.has(parentKey)
    })
    expect(orphans).toEqual([])
  })
  it('of one province are that province, what it was made of, and nothing else', () => {
    const tree = planDvhc(dvhc, '48')
    const provinces = tree.agencies.filter(agency => agency.level === 'province')
    expect(provinces.map(agency => agency.key)).toEqual(['48@2025-07-01', '48@1900-01-01', '49@1900-01-01'])
    expect(tree.agencies.filter(each => each.validTo === null)).toHaveLength(1 + 94)
    expect(planDvhc(dvhc, '49').agencies).toEqual([])
  })
  it('follow each other by the same rules as what people record', () => {
    const byKey = new Map(
      country.agencies.map(({ key, parentKey, ...agency }) => [
        key,
        { ...agency, id: key, parentId: parentKey },
      ]),
    )
    const get = (key: string) => {
      const agency = byKey.get(key)
      if (agency === undefined) throw new Error(key)
      return agency
    }
    for (const { predecessorKey, successorKey, onDate, extent, kind, basis } of country.links) {
      const link = { predecessorId: predecessorKey, successorId: successorKey, extent }
      const takeover = { predecessor: get(predecessorKey), successor: get(successorKey), extent }
      requireSuccessionFits({ onDate, kind, basis, links: [link], remaining: [] }, [takeover], [])
    }
    const clashes = [...groupBy(country.agencies, agency => agency.code).values()].filter(bearers =>
      bearers.some((agency, at) => bearers.slice(at + 1).some(other => overlap(other, agency))),
    )
    expect(clashes).toEqual([])
  })
})
