import { v7 as newId } from 'uuid'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { dayAfter, startOf } from '../platform/vietnam-day.ts'
import { appendJournal } from './append.ts'
import { listSealedDays } from './list-anchors.ts'
import { sealFinishedDays } from './seal-days.ts'
import { verifyJournal } from './verify.ts'

let app: TestApp
const everything = { scope: 'all' } as const
const day = '2025-03-10'
const minutesAfterMidnight = (minutes: number) =>
  vi.setSystemTime(startOf(dayAfter(day)).getTime() + minutes * 60_000)
const append = (agencyId = newId()) =>
  app.database.transaction(everything, tx =>
    appendJournal(tx, { agencyId, action: 'book.create', subject: 'book:1' }),
  )
const whole = async () => {
  const { broken, brokenAnchors } = await verifyJournal(app.database)
  return broken.length + brokenAnchors.length === 0
}

beforeEach(async () => {
  app = await openTestApp()
  vi.useFakeTimers({ toFake: ['Date'], now: startOf(day).getTime() + 3_600_000 })
})
afterEach(async () => {
  vi.useRealTimers()
  await app.close()
})

test('a day is sealed once, some minutes after it is over; an empty journal never', async () => {
  expect(await sealFinishedDays(app.database)).toEqual([])
  await append()
  expect(await sealFinishedDays(app.database)).toEqual([])
  minutesAfterMidnight(1)
  expect(await sealFinishedDays(app.database)).toEqual([])
  minutesAfterMidnight(6)
  expect(await sealFinishedDays(app.database)).toMatchObject([{ day }])
  expect(await sealFinishedDays(app.database)).toEqual([])
  expect(await whole()).toBe(true)
})

test('the days on which nothing ran are made up for, by however many processes at once', async () => {
  await append()
  minutesAfterMidnight(6 * 24 * 60)
  await append()
  const sealed = await Promise.all(Array.from({ length: 4 }, () => sealFinishedDays(app.database)))
  const days = await app.database.transaction(everything, listSealedDays)
  expect(days).toEqual(['2025-03-10', '2025-03-11', '2025-03-12', '2025-03-13', '2025-03-14', '2025-03-15'])
  expect(sealed.flat()).toHaveLength(6)
  expect(await whole()).toBe(true)
})

test('a writer that began before midnight and ends after it is waited for; its row is under the seal', async () => {
  const agencyId = newId()
  await append()
  let commit: (() => void) | undefined
  const held = new Promise<void>(resolve => {
    commit = resolve
  })
  const appended = vi.fn()
  const writing = app.database.transaction(everything, async tx => {
    await appendJournal(tx, { agencyId, action: 'book.create', subject: 'book:2' })
    appended()
    await held
  })
  await vi.waitFor(() => expect(appended).toHaveBeenCalled())
  minutesAfterMidnight(10)
  const sealing = sealFinishedDays(app.database)
  setTimeout(() => commit?.(), 300)
  await writing
  expect(await sealing).toMatchObject([{ day }])
  const { rows } = await app.asOwner(client => client.query('select row_count::int from journal_anchor'))
  expect(rows).toEqual([{ row_count: 2 }])
  expect(await whole()).toBe(true)
})

test('nothing can be added to a sealed day, even by a machine whose clock is late, in an old chain or a new one', async () => {
  const agencyId = newId()
  await append(agencyId)
  minutesAfterMidnight(6)
  await sealFinishedDays(app.database)
  minutesAfterMidnight(-120)
  await append(agencyId)
  await append()
  const { rows } = await app.asOwner(client =>
    client.query(`select count(*)::int as early from journal where at < $1`, [startOf(dayAfter(day))]),
  )
  expect(rows).toEqual([{ early: 1 }])
  expect(await whole()).toBe(true)
})
