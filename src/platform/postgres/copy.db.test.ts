import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-database.ts'
import { copyInto } from './copy.ts'
import { copyOut } from './copy-out.ts'

let app: TestApp
const agencyId = newId()
const bookId = newId()
const everything = { scope: 'all' } as const

beforeAll(async () => {
  app = await openTestApp()
  await app.database.transaction(everything, async tx => {
    await tx
      .insertInto('agency')
      .values({ id: agencyId, code: '00001', level: 'commune', name: 'Xã Một', valid_from: '1990-01-01' })
      .execute()
    await tx
      .insertInto('book')
      .values({ agency_id: agencyId, id: bookId, kind: 'KS', year: 2001, volume: '01' })
      .execute()
  })
})
afterAll(() => app.close())

// PostgreSQL's text holds any character but U+0000.
const text = fc.string({ unit: 'binary' }).map(value => Buffer.from(value.replaceAll('\0', '')).toString())

test('any text and any JSON comes back as it went in', async () => {
  const rowArbitrary = fc.record({ name: text, json: fc.dictionary(text, text) })
  await fc.assert(
    fc.asyncProperty(fc.array(rowArbitrary, { minLength: 1, maxLength: 20 }), async rows => {
      const found = await app.database.transaction(everything, async tx => {
        await tx.deleteFrom('entry').execute()
        await copyInto(
          tx,
          'entry',
          ['agency_id', 'id', 'book_id', 'number', 'fields', 'row'],
          rows.map(({ name, json }, row) => [agencyId, newId(), bookId, name, json, row]),
        )
        const entries = await tx.selectFrom('entry').select(['number', 'fields']).orderBy('row').execute()
        const streamed: unknown[] = []
        await copyOut(
          tx,
          'select number, fields, package_id from entry order by row',
          ([number, fields, nothing]) => streamed.push({ number, fields: JSON.parse(fields ?? ''), nothing }),
        )
        return { entries, streamed }
      })
      expect(found.entries).toEqual(rows.map(({ name, json }) => ({ number: name, fields: json })))
      expect(found.streamed).toEqual(
        rows.map(({ name, json }) => ({ number: name, fields: json, nothing: null })),
      )
    }),
    { numRuns: 40 },
  )
})

test('lists, bytes, dates and nothing', async () => {
  const captureId = newId()
  const digest = Buffer.from('00ff5c5c'.repeat(8), 'hex')
  const flags = ['a', 'b "c" \\d', '', 'NULL', '{e}', 'dòng\nmới\t']
  const at = new Date('2024-02-29T01:02:03.004Z')
  const row = await app.database.transaction({ agencies: [agencyId] }, async tx => {
    await copyInto(
      tx,
      'file',
      ['agency_id', 'sha256', 'size_bytes', 'media_type', 'container', 'created_at'],
      [[agencyId, digest, 7n, 'image/png', null, at]],
    )
    await copyInto(
      tx,
      'capture',
      ['agency_id', 'id', 'book_id', 'original', 'original_name'],
      [[agencyId, captureId, bookId, digest, 'x']],
    )
    await copyInto(
      tx,
      'page',
      ['agency_id', 'id', 'book_id', 'capture_id', 'sequence', 'flags'],
      [[agencyId, newId(), bookId, captureId, 1, flags]],
    )
    return tx
      .selectFrom('file')
      .innerJoin('capture', 'capture.original', 'file.sha256')
      .innerJoin('page', 'page.capture_id', 'capture.id')
      .select(['file.sha256', 'file.size_bytes', 'file.container', 'file.created_at', 'page.flags'])
      .executeTakeFirst()
  })
  expect(row).toEqual({ sha256: digest, size_bytes: 7, container: null, created_at: at, flags })
})

test('row-level security holds for COPY too', async () => {
  const elsewhere = app.database.transaction({ agencies: [newId()] }, tx =>
    copyInto(
      tx,
      'book',
      ['agency_id', 'id', 'kind', 'year', 'volume'],
      [[agencyId, newId(), 'KS', 2002, '01']],
    ),
  )
  await expect(elsewhere).rejects.toMatchObject({ code: 'right.missing' })
})

test('a source that fails half-way fails the transaction, and the connection lives on', async () => {
  async function* rows() {
    for (let i = 0; i < 5000; i++) yield [i, `tên ${i}`, `ten ${i}`] as const
    throw new Error('hỏng giữa chừng')
  }
  const copying = app.database.transaction(everything, tx =>
    copyInto(tx, 'name', ['id', 'text', 'folded'], rows()),
  )
  await expect(copying).rejects.toThrow('hỏng giữa chừng')
  const { count } = await app.database.transaction(everything, tx =>
    tx
      .selectFrom('name')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  expect(count).toBe(0)
})

test('a source is read no faster than the server takes it', async () => {
  let made = 0
  async function* rows() {
    for (; made < 20_000; made++) yield [made, `tên ${made} ${'x'.repeat(200)}`, 'ten'] as const
  }
  const copied = await app.database.transaction(everything, tx =>
    copyInto(tx, 'name', ['id', 'text', 'folded'], rows()),
  )
  expect(copied).toBe(20_000)
})
