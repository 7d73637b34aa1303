import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, addAgency, addBook, createTestServer, signInAs } from '../../../access/testing.ts'
import type { HttpServer } from '../../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../../platform/testing/test-database.ts'
import { listPages } from '../../pages/list-pages.ts'
import { registerScanningRoutes } from '../../routes.ts'
import { type TusClient, tusClient } from '../../testing-tus.ts'
import { sweepUploads } from './sweep-uploads.ts'
import { partName, uploadsDirOf } from './upload.ts'

let app: TestApp
let server: HttpServer
let agency: string
let book: string
let xa: TusClient
let dongNghiep: TusClient
let nguoiKhac: TusClient
let bytes: Buffer

beforeAll(async () => {
  app = await openTestApp({ UPLOAD_MAX_MB: '1', UPLOAD_MAX_FILES: '20' })
  server = await createTestServer(app, to => registerScanningRoutes(to, app))
  agency = await addAgency(app, '10015')
  await addAccount(app, 'xa', 'registrar', agency)
  await addAccount(app, 'dong-nghiep', 'registrar', agency)
  await addAccount(app, 'nguoi-khac', 'registrar', await addAgency(app, '10016'))
  xa = tusClient(server, await signInAs(server, 'xa'))
  dongNghiep = tusClient(server, await signInAs(server, 'dong-nghiep'))
  nguoiKhac = tusClient(server, await signInAs(server, 'nguoi-khac'))
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  await app.asOwner(client => client.query('delete from upload'))
  await rm(uploadsDirOf(app.config.dataDir), { recursive: true, force: true })
  book = await addBook(app, agency)
  bytes = await picture()
})

/** A picture unlike all others. */
function picture(): Promise<Buffer> {
  const data = Buffer.from(Array.from({ length: 64 * 64 * 3 }, () => Math.floor(Math.random() * 256)))
  return sharp(data, { raw: { width: 64, height: 64, channels: 3 } })
    .jpeg()
    .toBuffer()
}
const about = (name: string, more: object = {}) => ({ agency, book, name, ...more })
const list = () => app.database.transaction({ agencies: [agency] }, tx => listPages(tx, agency, book, 'vi'))
const parts = () => readdir(uploadsDirOf(app.config.dataDir)).catch(() => [])
const problem = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
]
async function originals(): Promise<Buffer[]> {
  const { rows } = await app.asOwner(client =>
    client.query('select original from capture where book_id = $1 order by created_at', [book]),
  )
  return Promise.all(rows.map(async row => buffer(await app.vault.openRead(row.original))))
}

describe('a file that is sent', () => {
  test('becomes a page, byte for byte; the answer to its last part tells where', async () => {
    const answer = await xa.send(bytes, about('trang 1.jpg'))
    expect([answer.statusCode, answer.headers['upload-offset']]).toEqual([200, String(bytes.length)])
    expect(answer.json()).toMatchObject({
      name: 'trang 1.jpg',
      state: 'taken',
      pages: [{ sequence: 1, isDuplicate: false, alsoIn: null }],
      message: null,
    })
    expect(await originals()).toEqual([bytes])
    expect(await list()).toMatchObject([{ originalName: 'trang 1.jpg' }])
    expect(await parts()).toEqual([])
  })

  test('goes on where it was cut', async () => {
    const url = String((await xa.create(bytes.length, about('a.jpg'))).headers.location)
    expect((await xa.patch(url, 0, bytes.subarray(0, 100))).statusCode).toBe(204)
    const head = await xa.head(url)
    expect([head.statusCode, head.headers['upload-offset'], head.headers['upload-length']]).toEqual([
      200,
      '100',
      String(bytes.length),
    ])
    expect(head.headers['upload-metadata']).toContain(`name ${Buffer.from('a.jpg').toString('base64')}`)
    expect((await xa.outcome(url)).json()).toMatchObject({ state: 'receiving', pages: [] })
    expect(problem(await xa.patch(url, 50, bytes.subarray(50)))).toEqual([409, 'upload.offset'])
    expect((await xa.patch(url, 100, bytes.subarray(100))).json()).toMatchObject({ state: 'taken' })
    expect(await originals()).toEqual([bytes])
  })

  test('tells its outcome again when the answer was lost, and is taken in once', async () => {
    const url = String((await xa.create(bytes.length, about('a.jpg'))).headers.location)
    const [first, again, whole] = [
      await xa.patch(url, 0, bytes),
      await xa.outcome(url),
      await xa.patch(url, bytes.length, Buffer.alloc(0)),
    ]
    expect(again.json()).toEqual(first.json())
    expect(whole.json()).toEqual(first.json())
    expect((await xa.head(url)).headers['upload-offset']).toBe(String(bytes.length))
    expect(await list()).toHaveLength(1)
    expect(problem(await xa.remove(url))).toEqual([409, 'upload.taken'])
  })

  test('is finished once, at whichever comes first, when the program died between the last byte and taking it in', async () => {
    const url = String((await xa.create(bytes.length, about('a.jpg'))).headers.location)
    const [, id = ''] = /([^/]+)$/.exec(url) ?? []
    await writeFile(join(uploadsDirOf(app.config.dataDir), partName(agency, id)), bytes)
    const [head, outcome] = await Promise.all([xa.head(url), xa.outcome(url), sweepUploads(app)])
    expect(head.headers['upload-offset']).toBe(String(bytes.length))
    expect(outcome.json()).toMatchObject({ state: 'taken', pages: [{ sequence: 1 }] })
    expect(await originals()).toEqual([bytes])
    expect(await parts()).toEqual([])
  })

  test('is finished by the duty when nobody asks any more', async () => {
    const url = String((await xa.create(bytes.length, about('a.jpg'))).headers.location)
    const [, id = ''] = /([^/]+)$/.exec(url) ?? []
    const part = join(uploadsDirOf(app.config.dataDir), partName(agency, id))
    await writeFile(part, bytes)
    await utimes(part, new Date(Date.now() - 600_000), new Date(Date.now() - 600_000))
    await sweepUploads(app)
    expect(await list()).toHaveLength(1)
    expect((await xa.outcome(url)).json()).toMatchObject({ state: 'taken' })
    const { rows } = await app.asOwner(client =>
      client.query(
        `select username from journal join account on account.id = journal.account_id where action = 'page.intake' and detail ->> 'book' = $1`,
        [book],
      ),
    )
    expect(rows).toEqual([{ username: 'xa' }])
  })

  test('that is no picture is refused with a sentence, and leaves nothing behind', async () => {
    const answer = await xa.send(Buffer.from('MZ không phải ảnh gì cả'), about('phần mềm.exe'))
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      state: 'refused',
      pages: [],
      message: '"phần mềm.exe" không phải là tệp ảnh (JPEG, PNG, TIFF, WebP) hay PDF. Hãy chọn lại tệp',
    })
    expect([await list(), await parts()]).toEqual([[], []])
  })

  test('without any bytes is refused as empty', async () => {
    const url = String((await xa.create(0, about('rỗng.jpg'))).headers.location)
    expect((await xa.outcome(url)).json()).toMatchObject({ state: 'refused', message: 'Tệp rỗng: rỗng.jpg' })
  })

  test('that is in the book already is a success that points to the first', async () => {
    await xa.send(bytes, about('a.jpg'))
    expect((await xa.send(bytes, about('bản sao.jpg'))).json()).toMatchObject({
      state: 'taken',
      pages: [{ sequence: 1, isDuplicate: true }],
    })
    expect(await list()).toHaveLength(1)
  })

  test('takes the place of the page it replaces', async () => {
    await xa.send(bytes, about('mờ.jpg'))
    const [old] = await list()
    await xa.send(await picture(), about('rõ.jpg', { replaces: old?.id }))
    expect(await list()).toMatchObject([{ sequence: 1, originalName: 'rõ.jpg' }])
    expect(problem(await xa.create(5, about('x.jpg', { replaces: old?.id })))).toEqual([404, 'not-found'])
  })

  test('keeps the place of its selection, whichever of its files comes first', async () => {
    const batch = newId()
    for (const position of [2, 0, 1])
      await xa.send(await picture(), about(`${position}.jpg`, { batch, position }))
    expect((await list()).map(page => page.originalName)).toEqual(['0.jpg', '1.jpg', '2.jpg'])
  })
})

describe('before any byte is taken', () => {
  test('another’s book, upload and closed books are refused', async () => {
    expect(problem(await nguoiKhac.create(5, about('a.jpg')))).toEqual([404, 'not-found'])
    const url = String((await xa.create(bytes.length, about('a.jpg'))).headers.location)
    for (const stranger of [nguoiKhac, dongNghiep]) {
      expect((await stranger.head(url)).statusCode).toBe(404)
      expect(problem(await stranger.patch(url, 0, bytes))).toEqual([404, 'not-found'])
      expect(problem(await stranger.outcome(url))).toEqual([404, 'not-found'])
      expect(problem(await stranger.remove(url))).toEqual([404, 'not-found'])
    }
    await app.asOwner(client => client.query('update book set closed_at = now() where id = $1', [book]))
    expect(problem(await xa.patch(url, 0, bytes))).toEqual([409, 'book.closed'])
    expect(problem(await xa.create(5, about('b.jpg')))).toEqual([409, 'book.closed'])
    expect((await xa.head(url)).headers['upload-offset']).toBe('0')
  })

  test('a book that is closed while the last part is on its way takes nothing, and says so', async () => {
    const url = String((await xa.create(bytes.length, about('a.jpg'))).headers.location)
    const [, id = ''] = /([^/]+)$/.exec(url) ?? []
    await writeFile(join(uploadsDirOf(app.config.dataDir), partName(agency, id)), bytes)
    await app.asOwner(client => client.query('update book set closed_at = now() where id = $1', [book]))
    expect((await xa.outcome(url)).json()).toMatchObject({
      state: 'refused',
      message: expect.stringContaining('đã đóng'),
    })
    expect(await originals()).toEqual([])
  })

  test('what is too large, and what says nothing, is refused', async () => {
    expect(problem(await xa.create(2_000_000, about('lớn.jpg')))).toEqual([422, 'request.too-large'])
    expect(problem(await xa.create(5, { name: 'không sổ.jpg' }))).toEqual([422, 'request.invalid'])
    expect(problem(await xa.create(5, about('a.jpg', { position: 1 })))).toEqual([422, 'request.invalid'])
    expect(await parts()).toEqual([])
  })

  test('the token of the session is needed', async () => {
    const forged = tusClient(server, { ...(await signInAs(server, 'xa')), csrfToken: 'x' })
    expect(problem(await forged.create(5, about('a.jpg')))).toEqual([403, 'request.forged'])
  })

  test('no more than so many unfinished ones', async () => {
    for (let count = 0; count < 20; count++) await xa.create(5, about(`${count}.jpg`))
    expect(problem(await xa.create(5, about('x.jpg')))).toEqual([409, 'upload.too-many'])
    expect((await dongNghiep.create(5, about('x.jpg'))).statusCode).toBe(201)
  })

  test('answers carry the headers of every other answer', async () => {
    const { headers } = await xa.create(5, about('a.jpg'))
    expect([headers['cache-control'], headers['x-content-type-options']]).toEqual(['no-store', 'nosniff'])
    expect(headers['access-control-allow-origin']).toBe(undefined)
  })
})

describe('what is left lying', () => {
  test('goes when it is given up, and when it is a week old; what is orphaned goes, too', async () => {
    const given = String((await xa.create(5, about('a.jpg'))).headers.location)
    await xa.create(5, about('b.jpg'))
    await xa.create(5, about('c.jpg'))
    expect((await xa.remove(given)).statusCode).toBe(204)
    expect((await xa.head(given)).statusCode).toBe(404)
    const dir = uploadsDirOf(app.config.dataDir)
    await mkdir(dir, { recursive: true })
    const old = new Date(Date.now() - 86_400_000)
    for (const name of [partName(agency, newId()), 'rác.tmp']) {
      await writeFile(join(dir, name), 'x')
      await utimes(join(dir, name), old, old)
    }
    await writeFile(join(dir, partName(agency, newId())), 'mới')
    await app.asOwner(client =>
      client.query(`update upload set created_at = now() - interval '8 days' where name = 'b.jpg'`),
    )
    await sweepUploads(app)
    const { rows } = await app.asOwner(client => client.query('select name from upload'))
    expect(rows).toEqual([{ name: 'c.jpg' }])
    expect(await parts()).toHaveLength(2)
  })

  test('by a program killed after taking a file in goes at once', async () => {
    await xa.create(5, about('a.jpg'))
    await app.asOwner(client => client.query(`update upload set state = 'taken', outcome = '{"pages": []}'`))
    expect(await parts()).toHaveLength(1)
    await sweepUploads(app)
    expect(await parts()).toEqual([])
  })
})
