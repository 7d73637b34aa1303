import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addAccount,
  addAgency,
  addBook,
  type Browser,
  createTestServer,
  signInAs,
} from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { formOf } from '../../register/forms/form-of.ts'
import type { KeyingBooks } from '../progress/schema.ts'
import { registerKeyingRoutes } from '../routes.ts'
import type { Pack } from '../schema.ts'
import { addCases, keyed } from '../testing.ts'
import { readSetup } from './read-setup.ts'
import type { ChangedSetups, SetupView } from './schema.ts'

let app: TestApp
let server: HttpServer
let agencyId: string
let bookId: string
let manager: Browser
let auditor: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerKeyingRoutes(to, app))
  agencyId = await addAgency(app, '10015')
  await addAccount(app, 'xa', 'registrar', agencyId)
  await addAccount(app, 'thanh-tra', 'auditor', agencyId)
  manager = await signInAs(server, 'xa')
  auditor = await signInAs(server, 'thanh-tra')
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  bookId = await addBook(app, agencyId)
})

const view = async (by = manager): Promise<SetupView> =>
  (await by.get(`/api/books/${agencyId}/${bookId}/keying/setup`)).json()
const change = (part: object, more: object = {}) =>
  manager.post('/api/keying/setups', { setups: [{ agencyId, bookId, change: part, ...more }] })
const resolved = () => app.database.transaction({ scope: 'all' }, tx => readSetup(tx, agencyId, bookId))
const journal = async () => {
  const { rows } = await app.asOwner(client =>
    client.query(
      `select detail from journal where action = 'keying.setup' and subject = $1 order by sequence`,
      [`book:${bookId}`],
    ),
  )
  return rows.map(({ detail }) => detail.changed)
}

describe('how a book is keyed', () => {
  test('follows from its kind, its years and its volume until somebody says otherwise', async () => {
    const { setup, updatedAt, form, carried } = await view(auditor)
    expect([setup.mode, setup.fields, updatedAt]).toEqual(['single', null, null])
    expect(form).toEqual(formOf('KS', 2001).fields)
    expect(carried).toMatchObject({ noiDangKy: 'Cơ quan 10015' })
    expect((await resolved()).fields).toEqual(form)
    expect((await resolved()).carried).toEqual(carried)
  })

  test('is changed in parts, journaled, and undone by posting what stood before', async () => {
    const answer = await change({
      mode: 'double',
      fieldModes: { so: 'single' },
      carried: { nguoiKy: 'Lê Văn Thử' },
    })
    expect(answer.statusCode).toBe(200)
    const { changed }: ChangedSetups = answer.json()
    expect(changed[0]?.before.mode).toBe('single')
    expect(await resolved()).toMatchObject({ mode: 'double', carried: { nguoiKy: 'Lê Văn Thử' } })
    const before = changed[0]
    expect((await change(before?.before ?? {}, { since: before?.updatedAt })).statusCode).toBe(200)
    expect((await resolved()).mode).toBe('single')
    expect(await journal()).toEqual([
      ['mode', 'fieldModes', 'carried'],
      ['mode', 'fieldModes', 'carried'],
    ])
  })

  test('is not changed over somebody else’s change', async () => {
    await change({ batchSize: 30 })
    const refused = await change({ batchSize: 40 }, { since: null })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'keying.setup-changed'])
    expect((await resolved()).batchSize).toBe(30)
  })

  test('keeps what an entry is told by, and knows only the fields of its kind', async () => {
    const form = formOf('KS', 2001).fields
    expect((await change({ fields: form.filter(id => id !== 'nksHoTen') })).json().code).toBe(
      'keying.field-required',
    )
    expect((await change({ fields: [...form, 'chongHoTen'] })).json().code).toBe('keying.unknown-field')
    expect((await change({ fields: ['so', ...form] })).json().code).toBe('keying.unknown-field')
    expect((await change({ fields: [...form].reverse() })).statusCode).toBe(200)
    expect((await resolved()).fields).toEqual([...form].reverse())
  })

  test('is set for many books at once, all or none, and only by who manages keying', async () => {
    const other = await addBook(app, agencyId)
    const both = [bookId, other].map(id => ({ agencyId, bookId: id, change: { mode: 'sample' } }))
    const { changed }: ChangedSetups = (await manager.post('/api/keying/setups', { setups: both })).json()
    expect(changed).toHaveLength(2)
    expect((await manager.post('/api/keying/setups', { setups: both })).json().changed).toEqual([])
    const stranger = { agencyId, bookId: agencyId, change: { mode: 'double' } }
    expect((await manager.post('/api/keying/setups', { setups: [...both, stranger] })).statusCode).toBe(404)
    expect((await auditor.post('/api/keying/setups', { setups: both })).statusCode).toBe(403)
    const { books } = (await manager.get('/api/keying/setups?kind=KS')).json()
    expect(books.length).toBeGreaterThanOrEqual(2)
  })
})

test('progress tells where every case of a book is', async () => {
  await addCases(app, { agencyId, bookId }, 5)
  const progress = async () => (await manager.get(`/api/books/${agencyId}/${bookId}/keying/progress`)).json()
  expect(await progress()).toMatchObject({ cases: 5, waiting: 5, firstOpen: 0, finished: 0 })
  await change({ fields: ['so', 'ngayDangKy', 'nksHoTen'], goldShare: 0, batchSize: 3 })
  const { batch } = (await manager.post(`/api/books/${agencyId}/${bookId}/keying/next`)).json()
  expect(await progress()).toMatchObject({ cases: 5, waiting: 2, firstOpen: 3 })
  const { tasks }: Pack = (await manager.get(`/api/keying/batches/${agencyId}/${batch}`)).json()
  const [first, second] = tasks
  await manager.post(`/api/keying/batches/${agencyId}/${batch}/keyings`, {
    keyings: [
      keyed(first?.id ?? '', { so: '1' }),
      keyed(second?.id ?? '', { so: '2' }, { state: 'parked', note: 'mờ' }),
    ],
  })
  expect(await progress()).toMatchObject({ waiting: 2, firstOpen: 1, firstDone: 2, parked: 1, finished: 0 })
  const listed = async (stage: string): Promise<string[]> => {
    const { books }: KeyingBooks = (await manager.get(`/api/keying/books?stage=${stage}`)).json()
    return books.map(({ book }) => book.id)
  }
  expect(await listed('keying')).toEqual([bookId])
  expect(await listed('parked')).toEqual([bookId])
  expect(await listed('waiting')).toEqual([])
  expect(await listed('finished')).toEqual([])
})
