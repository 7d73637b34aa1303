import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { appendJournal, systemAgencyId } from './append.ts'
import { listJournal } from './list-journal.ts'
import { verifyJournal } from './verify.ts'

let app: TestApp
const agencyId = newId()
const everything = { scope: 'all' } as const
const event = { agencyId, action: 'book.create', subject: 'book:1' } as const
const verify = () => app.database.transaction(everything, verifyJournal)

/** Alters the journal as only the owner of the server could, looks, and puts it back. */
async function tampered(...statements: string[]) {
  return app.asOwner(async client => {
    await client.query(
      'create table saved as select * from journal; create table saved_head as select * from journal_head',
    )
    for (const statement of statements) await client.query(statement)
    const check = await verify()
    await client.query(`delete from journal; insert into journal select * from saved; drop table saved;
      delete from journal_head; insert into journal_head select * from saved_head; drop table saved_head`)
    return check.broken
  })
}

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
  expect(await verify()).toMatchObject({ rows: 11, chains: 2, broken: null })
})

test('the program cannot change or remove what stands in it', async () => {
  for (const statement of [
    'update journal set subject = subject',
    'delete from journal',
    'truncate journal',
    'delete from journal_head',
  ]) {
    const attempt = app.database.transaction(everything, tx => sql.raw(statement).execute(tx))
    await expect(attempt, statement).rejects.toMatchObject({ code: '42501' })
  }
})

test('the first row that does not fit is named', async () => {
  const at = `where agency_id = '${agencyId}' and sequence`
  expect(await tampered(`update journal set subject = 'book:2' ${at} = 4`)).toEqual({
    agencyId,
    sequence: 4,
    fault: 'altered',
  })
  expect(
    await tampered(`update journal set detail = jsonb_set(detail, '{b}', '99') ${at} >= 7`),
  ).toMatchObject({ sequence: 7, fault: 'altered' })
  expect(await tampered(`update journal set at = at + interval '1 ms' ${at} = 10`)).toMatchObject({
    sequence: 10,
    fault: 'altered',
  })
  expect(await tampered(`delete from journal ${at} = 5`)).toEqual({ agencyId, sequence: 5, fault: 'gap' })
  expect(await tampered(`delete from journal ${at} = 1`)).toEqual({ agencyId, sequence: 1, fault: 'gap' })
  expect(await tampered(`delete from journal ${at} > 8`)).toEqual({ agencyId, sequence: 9, fault: 'tail' })
  expect(await tampered(`delete from journal where agency_id = '${agencyId}'`)).toEqual({
    agencyId,
    sequence: 1,
    fault: 'tail',
  })
  expect(await tampered(`delete from journal_head where agency_id = '${agencyId}'`)).toEqual({
    agencyId,
    sequence: 10,
    fault: 'tail',
  })
  expect((await verify()).broken).toBeNull()
})

test('many writers at once make one chain', async () => {
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      app.database.transaction({ agencies: [agencyId] }, tx =>
        appendJournal(tx, { ...event, subject: `book:${i}` }),
      ),
    ),
  )
  expect(await verify()).toMatchObject({ rows: 51, broken: null })
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

test('the journal is read newest first, in words, and only within the jurisdiction', async () => {
  const here = newId()
  const inside = { agencies: [here] }
  const list = (jurisdiction: { agencies: string[] }) =>
    app.database.transaction(jurisdiction, tx => listJournal(tx, { offset: 0, limit: 2 }, 'vi'))
  for (const subject of ['book:1', 'book:2', 'book:3']) {
    await app.database.transaction(inside, tx =>
      appendJournal(tx, { agencyId: here, action: 'book.create', subject }),
    )
  }
  const { total, rows } = await list(inside)
  expect(total).toBe(3)
  expect(rows.map(row => [row.sequence, row.title, row.subject])).toEqual([
    [3, 'Đưa sổ vào danh mục', 'book:3'],
    [2, 'Đưa sổ vào danh mục', 'book:2'],
  ])
  expect(await list({ agencies: [newId()] })).toEqual({ total: 0, rows: [] })
})
