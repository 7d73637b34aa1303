import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addAccount,
  addAgency,
  addBook,
  type Browser,
  createTestServer,
  postForm,
  signInAs,
} from '../access/testing.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { countObstacles } from './count-obstacles.ts'
import { registerObstacleRoutes } from './routes.ts'
import type { Guidance, Obstacle, ObstacleDetail, ObstacleList } from './schema.ts'

let app: TestApp
let server: HttpServer
let communeId: string
let formerId: string
let bookId: string
let so: Browser
let xa: Browser
let xaKhac: Browser
let quet: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerObstacleRoutes(to, app))
  const province = await addAgency(app, 'ST', 'province')
  const district = await addAgency(app, 'ST-1', 'district', province)
  communeId = await addAgency(app, 'ST-201', 'commune', district)
  formerId = await addAgency(app, 'ST-101', 'commune', district)
  const other = await addAgency(app, 'ST-202', 'commune', province)
  // As on 01/07/2025: the districts ended without an heir, communes were merged.
  await app.asOwner(async client => {
    await client.query(`update agency set valid_to = '2025-07-01' where id = any($1)`, [[district, formerId]])
    await client.query(
      `insert into agency_succession (predecessor_id, successor_id, on_date, extent) values ($1, $2, '2025-07-01', 'full')`,
      [formerId, communeId],
    )
  })
  await addAccount(app, 'so', 'province-lead', province)
  await addAccount(app, 'xa', 'registrar', communeId)
  await addAccount(app, 'xa-khac', 'registrar', other)
  const scanner = await addAccount(app, 'quet', 'scanner', province)
  bookId = await addBook(app, formerId, scanner)
  so = await signInAs(server, 'so')
  xa = await signInAs(server, 'xa')
  xaKhac = await signInAs(server, 'xa-khac')
  quet = await signInAs(server, 'quet')
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const faded = {
  kind: 'paper',
  title: 'Sổ khai sinh bị ố, mờ chữ',
  text: 'Từ trang 12 đến trang 20 không đọc được họ tên.',
}
const addressOf = ({ agency, id }: { agency: string; id: string }) => `/api/obstacles/${agency}/${id}`

async function report(by: Browser, said: object, photo?: Buffer): Promise<string> {
  const file = photo && { field: 'photo', name: 'trang-12.jpg', bytes: photo }
  const answer = await postForm(by, '/api/obstacles', { obstacle: said }, file)
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)])
  return addressOf(answer.json())
}
const see = async (by: Browser, url: string): Promise<ObstacleDetail> => (await by.get(url)).json()
const list = async (by: Browser, query = ''): Promise<ObstacleList> =>
  (await by.get(`/api/obstacles${query}`)).json()
const say = async (by: Browser, url: string, kind: string, where = 'answers') =>
  (await by.post(`${url}/${where}`, { kind, text: 'Đã xem và trả lời như sau.' })).statusCode

test('goes to the province that took the district’s place, is answered, asked on, closed and opened again', async () => {
  const book = { agencyId: formerId, bookId }
  const url = await report(xa, { ...faded, book })
  const waiting = await list(so, '?waiting=true')
  expect(waiting).toMatchObject({ total: 1, waiting: 1 })
  expect(waiting.obstacles[0]).toMatchObject({
    ...{ agency: { name: 'Cơ quan ST-201' }, with: { name: 'Cơ quan ST' }, state: 'open', days: 0 },
    book: { id: bookId, kind: 'KS', year: 2001 },
  })
  // The commune asks, it does not answer itself.
  expect((await see(xa, url)).may).toMatchObject({ answer: false, remark: true, close: true, publish: false })
  expect(await say(xa, url, 'answer')).toBe(403)
  expect(await say(so, url, 'answer')).toBe(204)
  expect((await list(so, '?waiting=true')).total).toBe(0)
  expect(await say(xa, url, 'remark', 'remarks')).toBe(204)
  expect(await say(xa, url, 'close', 'remarks')).toBe(204)
  expect(await say(xa, url, 'remark', 'remarks')).toBe(409)
  expect(await say(so, url, 'answer')).toBe(409)
  expect(await say(xa, url, 'reopen', 'remarks')).toBe(204)
  const { obstacle, messages } = await see(xa, url)
  expect(obstacle.state).toBe('open')
  expect(messages.map(message => message.kind)).toEqual(['report', 'answer', 'remark', 'close', 'reopen'])
  expect(messages[1]?.by).toEqual({ name: 'Người so', agency: 'Cơ quan ST' })
  // Above the province there is nobody in the system.
  expect((await so.post(`${url}/answers`, { kind: 'escalate', text: 'Vượt thẩm quyền' })).json().code).toBe(
    'obstacle.top',
  )
})

test('a contractor’s scanner reports about a book at hand; who keeps the book answers first and hands it on', async () => {
  const refused = await postForm(quet, '/api/obstacles', { obstacle: faded })
  expect(refused.json().code).toBe('obstacle.needs-book')
  const url = await report(quet, {
    ...faded,
    title: 'Sổ đóng quá chặt',
    book: { agencyId: formerId, bookId },
  })
  expect((await see(quet, url)).obstacle).toMatchObject({
    ...{ agency: { name: 'Cơ quan ST-101' }, with: { name: 'Cơ quan ST-201' } },
  })
  expect((await see(xa, url)).may).toMatchObject({ answer: true, escalate: true })
  expect((await see(xa, url)).above?.name).toBe('Cơ quan ST')
  expect(await say(xa, url, 'escalate')).toBe(204)
  expect((await see(quet, url)).obstacle.with.name).toBe('Cơ quan ST')
  expect((await list(quet)).obstacles.map(each => each.title)).toContain('Sổ đóng quá chặt')
})

test('others see nothing of it, neither words nor photo', async () => {
  const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#cba' } })
    .jpeg()
    .toBuffer()
  const url = await report(xa, faded, photo)
  expect((await xaKhac.get(url)).statusCode).toBe(404)
  expect((await xaKhac.get(`${url}/photo`)).statusCode).toBe(404)
  expect((await quet.get(url)).statusCode).toBe(404)
  expect(await say(xaKhac, url, 'remark', 'remarks')).toBe(404)
  expect((await list(xaKhac)).total).toBe(0)
  expect((await see(xa, url)).obstacle.hasPhoto).toBe(true)
  const text = await postForm(
    xa,
    '/api/obstacles',
    { obstacle: faded },
    {
      ...{ field: 'photo', name: 'ghi-chu.txt', bytes: Buffer.from('không phải ảnh') },
    },
  )
  expect(text.json().code).toBe('obstacle.photo')
  const foreign = await postForm(xaKhac, '/api/obstacles', {
    obstacle: { ...faded, book: { agencyId: formerId, bookId } },
  })
  expect(foreign.statusCode).toBe(404)
})

test('an answer becomes guidance that every office finds, without marks and in any order of words, until it is withdrawn', async () => {
  const url = await report(xa, { ...faded, kind: 'content', title: 'Trang bị trùng số đăng ký' })
  const [, agencyId = '', id = ''] = /obstacles\/([^/]+)\/(.+)$/.exec(url) ?? []
  const said = {
    title: 'Xử lý số đăng ký bị trùng',
    body: 'Giữ nguyên số như trên sổ và chọn "số trùng" ở bước gán trang.',
    kind: 'content',
    obstacle: { agencyId, id },
  }
  expect((await xa.post('/api/guidance', said)).statusCode).toBe(403)
  expect((await so.post('/api/guidance', said)).statusCode).toBe(201)
  const find = async (by: Browser, text: string): Promise<Guidance[]> =>
    (await by.get(`/api/guidance?text=${encodeURIComponent(text)}`)).json().guidance
  const [found] = await find(xaKhac, 'trung so dang ky')
  expect(found).toMatchObject({ title: said.title, kind: 'content', mayWithdraw: false })
  expect(await find(quet, 'không có chữ này')).toEqual([])
  expect((await see(xa, url)).obstacle.guidanceId).toBe(found?.id)
  expect((await so.post(`/api/guidance/${found?.id}/withdrawal`)).statusCode).toBe(204)
  expect(await find(xaKhac, 'trung so')).toEqual([])
})

test('what reports count is what the lists show', async () => {
  const all: readonly Obstacle[] = (await list(so, '?limit=200')).obstacles
  const counts = await app.database.transaction({ scope: 'all' }, tx =>
    countObstacles(tx, [communeId, formerId]),
  )
  for (const { agencyId, kind, open, answered, closed } of counts) {
    const of = all.filter(each => each.agency.id === agencyId && each.kind === kind)
    const inState = (state: string) => of.filter(each => each.state === state).length
    expect([open, answered, closed]).toEqual([inState('open'), inState('answered'), inState('closed')])
  }
  expect((await list(so, `?agency=${communeId}`)).total).toBe(all.length)
  expect((await list(so, '?kind=content')).total).toBe(1)
})
