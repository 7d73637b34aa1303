import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { appendJournal, systemAgencyId } from './append.ts'
import { verifyJournal } from './verify.ts'

let app: TestApp
const agencyId = newId()
const everything = { scope: 'all' } as const
const event = { agencyId, action: 'book.create', subject: 'book:1' } as const
const verify = () => verifyJournal(app.database)

beforeAll(async () => {
  app = await openTestApp()
  for (let i = 0; i < 10; i++) {
    await app.database.transaction({ agencies: [agencyId] }, tx =>
      appendJournal(tx, { ...event, detail: { b: i, a: ['Sổ khai sinh', null, 1.5, 1e21], bỏ: undefined } }),
    )
  }
  await app.database.transaction(everything, tx =>
    appendJournal(tx, { action: 'agency.create', subject: 'agency:1' }),
  )
})
afterAll(() => app.close())

test('an untouched journal is whole', async () => {
  expect(await verify()).toMatchObject({ rows: 11, broken: [], brokenAnchors: [], anchors: 0 })
})

test('rows gone from the end, and a head that was altered or removed, are named', async () => {
  const broken = (statement: string) =>
    app.asOwner(async client => {
      await client.query('create table saved as table journal; create table saved_head as table journal_head')
      await client.query(statement)
      const check = await verify()
      await client.query(`delete from journal; insert into journal table saved; drop table saved;
        delete from journal_head; insert into journal_head table saved_head; drop table saved_head`)
      return check.broken
    })
  const where = `where agency_id = '${agencyId}'`
  expect(await broken(`delete from journal ${where} and sequence > 8`)).toEqual([
    { agencyId, sequence: 9, fault: 'tail' },
  ])
  expect(await broken(`delete from journal ${where}`)).toEqual([{ agencyId, sequence: 1, fault: 'tail' }])
  expect(await broken(`delete from journal_head ${where}`)).toEqual([
    { agencyId, sequence: 10, fault: 'tail' },
  ])
  expect(await broken(`update journal_head set sequence = 9 ${where}`)).toEqual([
    { agencyId, sequence: 10, fault: 'tail' },
  ])
  expect((await verify()).broken).toEqual([])
})

test('it may be verified while others write', async () => {
  let stop = false
  const writing = Promise.all(
    Array.from({ length: 3 }, async () => {
      while (!stop) await app.database.transaction({ agencies: [agencyId] }, tx => appendJournal(tx, event))
    }),
  )
  for (let i = 0; i < 10; i++) expect((await verify()).broken).toEqual([])
  stop = true
  await writing
})

test('a clock that goes back does not take the chain with it', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })
  await app.database.transaction({ agencies: [agencyId] }, tx => appendJournal(tx, event))
  vi.useRealTimers()
  const { rows } = await app.asOwner(client =>
    client.query(`select bool_and(at >= earlier) as ordered from (
      select at, lag(at, 1, '-infinity') over (partition by agency_id order by sequence) as earlier from journal) one`),
  )
  expect(rows).toEqual([{ ordered: true }])
})

test('many writers at once make one chain', async () => {
  const before = (await verify()).rows
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      app.database.transaction({ agencies: [agencyId] }, tx =>
        appendJournal(tx, { ...event, subject: `book:${i}` }),
      ),
    ),
  )
  expect(await verify()).toMatchObject({ rows: before + 40, broken: [] })
})

test('an agency reads its own chain and writes no other', async () => {
  const own = await app.database.transaction({ agencies: [agencyId] }, tx =>
    tx.selectFrom('journal').select('agency_id').distinct().execute(),
  )
  expect(own).toEqual([{ agency_id: agencyId }])
  const foreign = app.database.transaction({ agencies: [agencyId] }, tx =>
    appendJournal(tx, { ...event, agencyId: systemAgencyId }),
  )
  await expect(foreign).rejects.toMatchObject({ code: 'right.missing' })
})

test('what is rolled back was not journaled', async () => {
  const before = (await verify()).rows
  const failing = app.database.transaction(everything, async tx => {
    await appendJournal(tx, event)
    throw new Error('thôi')
  })
  await expect(failing).rejects.toThrow('thôi')
  expect((await verify()).rows).toBe(before)
})
