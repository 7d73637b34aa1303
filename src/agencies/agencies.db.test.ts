import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { findActingAgencies } from './acting-agencies.ts'
import { ensureAgency, guessLevel } from './ensure-agency.ts'
import { findAgencyByCode, getAgencyByCode } from './find-agency.ts'
import { listAgencies } from './list-agencies.ts'

let app: TestApp
const everything = { scope: 'all' } as const

/**
 * Tỉnh P with district D and communes A and B until 2025-07-01; then no districts, A and part of B become N. Before 1996
 * A was two communes. Q is another province.
 */
const id = {
  P: newId(),
  D: newId(),
  A: newId(),
  A1: newId(),
  A2: newId(),
  B: newId(),
  N: newId(),
  Q: newId(),
}
const day = '2025-07-01'

beforeAll(async () => {
  app = await openTestApp()
  const agency = (
    key: keyof typeof id,
    code: string,
    level: 'province' | 'district' | 'commune',
    parent: string | null,
    from: string,
    to: string | null = null,
  ) => ({
    id: id[key],
    code,
    level,
    name: `Cơ quan ${key}`,
    parent_id: parent,
    valid_from: from,
    valid_to: to,
  })
  await app.database.transaction(everything, async tx => {
    await tx
      .insertInto('agency')
      .values([
        agency('P', '46', 'province', null, '1990-01-01'),
        agency('Q', '48', 'province', null, '1990-01-01'),
        agency('D', '474', 'district', id.P, '1990-01-01', day),
        agency('A1', '19700', 'commune', id.D, '1990-01-01', '1996-01-01'),
        agency('A2', '19701', 'commune', id.D, '1990-01-01', '1996-01-01'),
        agency('A', '19789', 'commune', id.D, '1996-01-01', day),
        agency('B', '19790', 'commune', id.D, '1990-01-01', day),
        agency('N', '19789', 'commune', id.P, day),
      ])
      .execute()
    await tx
      .insertInto('agency_succession')
      .values([
        { predecessor_id: id.A1, successor_id: id.A, on_date: '1996-01-01', extent: 'full' },
        { predecessor_id: id.A2, successor_id: id.A, on_date: '1996-01-01', extent: 'full' },
        { predecessor_id: id.A, successor_id: id.N, on_date: day, extent: 'full' },
        { predecessor_id: id.B, successor_id: id.N, on_date: day, extent: 'partial' },
      ])
      .execute()
  })
})
afterAll(() => app.close())

const names = (ids: readonly string[]) =>
  ids.map(found => Object.entries(id).find(([, value]) => value === found)?.[0]).sort()

test('one code, two agencies: the day decides; without one, today’s', async () => {
  const [then, now, before] = await app.database.transaction(everything, tx =>
    Promise.all([
      findAgencyByCode(tx, '19789', '2001-05-05'),
      findAgencyByCode(tx, '19789'),
      findAgencyByCode(tx, '19789', '1980-01-01'),
    ]),
  )
  expect([then?.id, now?.id, before?.id]).toEqual([id.A, id.N, id.N])
  await expect(
    app.database.transaction(everything, tx => getAgencyByCode(tx, '99999')),
  ).rejects.toMatchObject({ code: 'agency.unknown' })
})

test('rights follow succession: the new commune acts for all that were merged into it, and looks into what it took in part', async () => {
  const acting = (agency: string, below: boolean) =>
    app.database.transaction(everything, async tx => {
      const { whole, partial } = await findActingAgencies(tx, agency, { below })
      return { whole: names(whole), partial: names(partial) }
    })
  expect(await acting(id.N, false)).toEqual({ whole: ['A', 'A1', 'A2', 'N'], partial: ['B'] })
  expect(await acting(id.P, true)).toEqual({ whole: ['A', 'A1', 'A2', 'B', 'D', 'N', 'P'], partial: [] })
  expect(await acting(id.P, false)).toEqual({ whole: ['P'], partial: [] })
  expect(await acting(id.Q, true)).toEqual({ whole: ['Q'], partial: [] })
})

test('a succession counts from its day on, and only what ended is divided', async () => {
  const [later, kept, taker] = [newId(), newId(), newId()]
  const commune = { level: 'commune' as const, parent_id: id.Q, valid_from: '1990-01-01' }
  await app.database.transaction(everything, async tx => {
    await tx
      .insertInto('agency')
      .values([
        { ...commune, id: later, code: 'L', name: 'Sẽ nhập', valid_to: '2999-01-01' },
        { ...commune, id: kept, code: 'K', name: 'Mất một thôn' },
        { ...commune, id: taker, code: 'T', name: 'Nhận một thôn' },
      ])
      .execute()
    await tx
      .insertInto('agency_succession')
      .values([
        { predecessor_id: later, successor_id: taker, on_date: '2999-01-01', extent: 'full' },
        { predecessor_id: kept, successor_id: taker, on_date: '2010-01-01', extent: 'partial' },
      ])
      .execute()
  })
  const acting = await app.database.transaction(everything, tx =>
    findActingAgencies(tx, taker, { below: false }),
  )
  expect(acting).toEqual({ whole: [taker], partial: [] })
})

test('the list holds what is within, what that came from and what became of it; the tree stands in the parents', async () => {
  const list = (agencies: readonly string[], around: readonly string[] = []) =>
    app.database.transaction(everything, tx => listAgencies(tx, { agencies, around }))
  const [own, assigned, none] = await Promise.all([list([id.N]), list([], [id.B]), list([])])
  expect(names(own.agencies.map(agency => agency.id))).toEqual(['A', 'A1', 'A2', 'B', 'N'])
  expect(own.successions).toHaveLength(4)
  expect(own.agencies.find(agency => agency.id === id.B)).toMatchObject({ parentId: id.D, validTo: day })
  expect(names(assigned.agencies.map(agency => agency.id))).toEqual(['B', 'N'])
  expect(none).toEqual({ agencies: [], successions: [] })
})

test('an unknown code is declared once, however many ask at the same time', async () => {
  const asked = await Promise.all(
    Array.from({ length: 5 }, () => app.database.transaction(everything, tx => ensureAgency(tx, '00123'))),
  )
  expect(new Set(asked.map(agency => agency.id)).size).toBe(1)
  expect(asked[0]).toMatchObject({ level: 'commune', name: 'Cơ quan mã 00123' })
  expect(['79', '760', '26734', 'HN-01'].map(guessLevel)).toEqual([
    'province',
    'district',
    'commune',
    'commune',
  ])
  await expect(app.database.transaction(everything, tx => ensureAgency(tx, 'xã 1'))).rejects.toMatchObject({
    code: 'agency.code',
  })
})
