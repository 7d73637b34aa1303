import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-database.ts'
import type { Jurisdiction, Transaction } from './database.ts'

let app: TestApp
const hue = newId()
const hoian = newId()
const book = { hue: newId(), hoian: newId() }
const everything = { scope: 'all' } as const

beforeAll(async () => {
  app = await openTestApp()
  await app.database.transaction(everything, async tx => {
    for (const [id, code] of [
      [hue, '19789'],
      [hoian, '20413'],
    ] as const) {
      await tx
        .insertInto('agency')
        .values({ id, code, level: 'commune', name: `Xã ${code}`, valid_from: '1990-01-01' })
        .execute()
    }
    await addBook(tx, hue, book.hue, 2001)
    await addBook(tx, hoian, book.hoian, 2002)
  })
})
afterAll(() => app.close())

const addBook = (tx: Transaction, agency_id: string, id: string, year: number, volume = '01') =>
  tx.insertInto('book').values({ agency_id, id, kind: 'KS', year, volume }).execute()

const yearsSeen = (jurisdiction: Jurisdiction) =>
  app.database.transaction(jurisdiction, async tx =>
    (await tx.selectFrom('book').select('year').orderBy('year').execute()).map(row => row.year),
  )

describe('jurisdiction, in the database itself', () => {
  test('an agency sees its own books and nobody else’s', async () => {
    expect(await yearsSeen({ agencies: [hue] })).toEqual([2001])
    expect(await yearsSeen({ agencies: [hue, hoian] })).toEqual([2001, 2002])
    expect(await yearsSeen({ agencies: [] })).toEqual([])
    expect(await yearsSeen(everything)).toEqual([2001, 2002])
  })

  test('it cannot write into another agency, nor change what it does not see', async () => {
    const insert = app.database.transaction({ agencies: [hue] }, tx => addBook(tx, hoian, newId(), 1999))
    await expect(insert).rejects.toMatchObject({ code: 'right.missing' })
    const changed = await app.database.transaction({ agencies: [hue] }, tx =>
      tx.updateTable('book').set({ note: 'x' }).where('id', '=', book.hoian).executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
  })

  test('a contractor sees the books assigned and no others', async () => {
    expect(await yearsSeen({ agencies: [], books: [book.hoian], around: [hoian] })).toEqual([2002])
    expect(await yearsSeen({ agencies: [], books: [], around: [hoian] })).toEqual([])
  })

  test('a book that somebody else keeps is not seen by who succeeded its agency', async () => {
    expect(await yearsSeen({ agencies: [hue, hoian], except: [book.hue] })).toEqual([2002])
  })

  test('it ends with the transaction: the next one on the same connection starts with nothing', async () => {
    await yearsSeen(everything)
    expect(await yearsSeen({ agencies: [] })).toEqual([])
  })
})

describe('transactions', () => {
  test('what throws leaves nothing behind', async () => {
    const failing = app.database.transaction(everything, async tx => {
      await addBook(tx, hue, newId(), 2010)
      throw new Error('thôi')
    })
    await expect(failing).rejects.toThrow('thôi')
    expect(await yearsSeen({ agencies: [hue] })).toEqual([2001])
  })

  test('a statement that takes too long is stopped and said so', async () => {
    const slow = app.database.transaction(everything, tx => sql`select pg_sleep(5)`.execute(tx), {
      statementTimeoutMs: 50,
    })
    await expect(slow).rejects.toMatchObject({ code: 'database.busy' })
  })

  test('a snapshot sees one moment in all its statements, and writes nothing', async () => {
    const years = await app.database.transaction(
      everything,
      async tx => {
        const list = () => tx.selectFrom('book').select('year').orderBy('year').execute()
        const before = await list()
        await app.database.transaction(everything, other => addBook(other, hue, newId(), 2011, '77'))
        expect(await list()).toEqual(before)
        return before
      },
      { snapshot: true },
    )
    expect(await yearsSeen(everything)).toHaveLength(years.length + 1)
    await app.asOwner(client => client.query(`delete from book where volume = '77'`))
    const writing = app.database.transaction(everything, tx => addBook(tx, hue, newId(), 2012), {
      snapshot: true,
    })
    await expect(writing).rejects.toMatchObject({ code: '25006' })
  })

  test('a deadlock is tried again when the caller allows it', async () => {
    let tries = 0
    const result = await app.database.transaction(
      everything,
      async tx => {
        tries++
        if (tries === 1) await sql`do $$ begin raise exception using errcode = '40P01'; end $$`.execute(tx)
        return 'xong'
      },
      { retries: 1 },
    )
    expect([result, tries]).toEqual(['xong', 2])
  })

  test('days are days, counts are numbers, bytes are bytes', async () => {
    const { rows } = await app.database.transaction(everything, tx =>
      sql`select date '1986-03-01' as day, count(*) as total, '\\x00ff'::bytea as bytes, '{"a":[1]}'::jsonb as json from agency`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ day: '1986-03-01', total: 2, bytes: Buffer.from([0, 255]), json: { a: [1] } }])
  })

  test('a connection that the server cuts is reported, and the next transaction works', async () => {
    const cut = app.database.transaction(everything, async tx => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await app.asOwner(client => client.query('select pg_terminate_backend($1)', [rows[0]?.pid]))
      await sql`select 1`.execute(tx)
    })
    await expect(cut).rejects.toMatchObject({ code: 'database.unreachable' })
    await app.database.ping()
  })
})
