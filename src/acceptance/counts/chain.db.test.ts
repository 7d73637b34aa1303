import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { depositRows } from '../../registry/testing/deposit-rows.ts'
import { sampleBirths } from '../../registry/testing/sample-rows.ts'
import { requireExplained } from './read-chain.ts'
import { registerCountRoutes } from './routes.ts'
import { type Chain, chainSchema } from './schema.ts'

let app: TestApp
let server: HttpServer
let agencyId: string
let registrar: Browser
let auditor: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, registerCountRoutes)
  agencyId = await addAgency(app, '30001')
  await addAccount(app, 'ho-tich', 'registrar', agencyId)
  await addAccount(app, 'thanh-tra', 'auditor', agencyId)
  registrar = await signInAs(server, 'ho-tich')
  auditor = await signInAs(server, 'thanh-tra')
})
afterAll(async () => {
  await server.close()
  await app.close()
})

/** A deposited book of 20 births, closed on paper at some total; its address. */
async function makeBook(volume: string, closing: number | null, more = sampleBirths(20)): Promise<string> {
  const rows = more.map(row => ({
    ...row,
    quyenSo: `${volume}/1997`,
    so: `${Number(row.so) + 100 * Number(volume)}`,
  }))
  const { book } = await depositRows(app, agencyId, { volume, rows })
  if (book === null) throw new Error('nothing was deposited')
  await app.asOwner(client =>
    client.query('update book set closing_total = $1 where volume = $2', [closing, volume]),
  )
  const { rows: found } = await app.asOwner(client =>
    client.query('select id from book where volume = $1', [volume]),
  )
  return `/api/books/${agencyId}/${found[0].id}/chain`
}

const read = async (address: string, who = registrar): Promise<Chain> =>
  chainSchema.parse((await who.get(address)).json())
const told = ({ steps, links }: Chain) => ({
  counts: links.map(({ count }) => count),
  steps: steps.map(
    ({ from, to, items, reasons, unexplained }) =>
      `${from} ${to}: ${[...items, ...reasons].map(({ why, count }) => `${why} ${count}`).join(', ')} | ${unexplained}`,
  ),
})

test('a delivered book whose counts agree needs no words', async () => {
  const chain = await read(await makeBook('02', 20))
  expect(told(chain)).toEqual({
    counts: [20, null, 20, 20, 20],
    steps: ['closing pdfs:  | 0', 'pdfs rows:  | 0', 'rows records:  | 0'],
  })
  expect(chain.explained).toBe(true)
})

test('what the book and the registry know explains itself, the rest a person states and may take back', async () => {
  const address = await makeBook('03', 19)
  const bookId = address.split('/')[4] ?? ''
  // Of the pages: 17 cases, two of them under numbers used before, one crossed out, one number never used.
  await app.asOwner(async client => {
    for (let i = 1; i <= 18; i++) {
      const standing = i === 3 ? 'cancelled' : i === 4 ? 'skipped' : i === 5 ? 'repeated' : 'registered'
      await client.query(
        `insert into entry (agency_id, id, book_id, number, position, status, standing, fields) values ($1, $2, $3, $4, $5, 'assigned', $6, '{}')`,
        [agencyId, newId(), bookId, String(i), i, standing],
      )
    }
    await client.query(
      `update record set removed_at = now() where book_id = $1 and id = (select id from record where book_id = $1 order by id limit 1)`,
      [bookId],
    )
  })
  const before = await read(address)
  expect(told(before)).toEqual({
    counts: [19, 18, 20, 20, 19],
    steps: [
      'closing cases: cancelled 1, skipped 1 | -3',
      'cases pdfs: cancelled -1, skipped -1 | 4',
      'pdfs rows:  | 0',
      'rows records: removed -1 | 0',
    ],
  })
  expect(before.explained).toBe(false)
  await expect(
    app.database.transaction({ scope: 'all' }, tx => requireExplained(tx, [{ agencyId, bookId }])),
  ).rejects.toMatchObject({ code: 'acceptance.unexplained' })

  const state = (step: string, count: number, why = 'torn-page', note = 'trang 12') =>
    registrar.post(`${address}/reasons`, { step, why, count, note })
  expect((await state('closing-cases', -3)).statusCode).toBe(201)
  const after = chainSchema.parse((await state('cases-pdfs', 4, 'split-pdf', '')).json())
  expect(after.explained).toBe(true)
  expect(after.steps[0]?.reasons[0]).toMatchObject({ note: 'trang 12', by: 'Người ho-tich', count: -3 })
  await app.database.transaction({ scope: 'all' }, tx => requireExplained(tx, [{ agencyId, bookId }]))

  const reason = after.steps[0]?.reasons[0]?.id
  const withdrawn = chainSchema.parse((await registrar.delete(`${address}/reasons/${reason}`)).json())
  expect(withdrawn.explained).toBe(false)
  expect((await registrar.delete(`${address}/reasons/${reason}`)).statusCode).toBe(404)
  const { rows } = await app.asOwner(client =>
    client.query(`select action from journal where action like 'count.%' order by sequence`),
  )
  expect(rows.map(({ action }) => action)).toEqual(['count.reason', 'count.reason', 'count.withdraw-reason'])
})

test('rows of a later package that lacks some: those records are told, and do not explain themselves', async () => {
  const address = await makeBook('04', null)
  await depositRows(app, agencyId, {
    volume: '04',
    rows: sampleBirths(20)
      .map(row => ({ ...row, quyenSo: '04/1997', so: `${Number(row.so) + 400}` }))
      .slice(0, 18)
      .map((row, i) => (i === 0 ? { ...row, chaHoTen: 'Lê Văn Khác' } : row)),
  })
  expect(told(await read(address))).toEqual({
    counts: [null, null, 18, 18, 20],
    steps: ['pdfs rows:  | 0', 'rows records:  | 2'],
  })
})

test('a reason needs a step, a count and, for another reason, words; nothing is stated of a closed book or by who only reads', async () => {
  const address = await makeBook('05', 21)
  const reason = { step: 'closing-cases', why: 'other', count: -1, note: '' }
  expect((await registrar.post(`${address}/reasons`, reason)).statusCode).toBe(422)
  expect(
    (await registrar.post(`${address}/reasons`, { ...reason, why: 'torn-page', count: 0 })).statusCode,
  ).toBe(422)
  expect((await auditor.post(`${address}/reasons`, { ...reason, note: 'rách' })).statusCode).toBe(403)
  expect((await read(address, auditor)).explained).toBe(false)
  await app.asOwner(client => client.query(`update book set closed_at = now() where volume = '05'`))
  const refused = await registrar.post(`${address}/reasons`, { ...reason, note: 'Rách một trang' })
  expect(refused.json()).toMatchObject({ code: 'book.closed' })
})

test('a book of another agency is not there', async () => {
  const elsewhere = await addAgency(app, '30002')
  await addAccount(app, 'noi-khac', 'registrar', elsewhere)
  const other = await signInAs(server, 'noi-khac')
  const { rows } = await app.asOwner(client => client.query(`select id from book where volume = '02'`))
  const address = `/api/books/${agencyId}/${rows[0].id}/chain`
  expect((await other.get(address)).statusCode).toBe(404)
  const answer = await other.post(`${address}/reasons`, { step: 'pdfs-rows', why: 'unreadable', count: 1 })
  expect(answer.statusCode).toBe(404)
})
