import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
import { registerInventoryRoutes } from '../routes.ts'

let app: TestApp
let server: HttpServer
let A: string
let book: string
let one: Browser
let two: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, each => registerInventoryRoutes(each, app))
  const P = await addAgency(app, 'P', 'province')
  A = await addAgency(app, 'A', 'commune', P)
  book = await addBook(app, A)
  await addAccount(app, 'one', 'registrar', A)
  await addAccount(app, 'two', 'registrar', await addAgency(app, 'B', 'commune', P))
  one = await signInAs(server, 'one')
  two = await signInAs(server, 'two')
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const code = '7KQ4M2ZX90'
const cover = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('bìa sổ')])
const said = {
  ...{ agencyId: '', kind: 'KS', year: 1998, volume: '2', condition: 'torn' },
  photo: cover.toString('base64'),
}

async function read(pdf: Buffer): Promise<{ pages: number; text: string }> {
  const pdfium = await PDFiumLibrary.init()
  const document = await pdfium.loadDocument(pdf)
  try {
    const pages = [...document.pages()]
    return { pages: pages.length, text: pages.map(page => page.getText().normalize('NFC')).join('\n') }
  } finally {
    document.destroy()
    pdfium.destroy()
  }
}

test('stickers for books name the book and its agency', async () => {
  const answer = await one.post('/api/labels', { books: [{ agencyId: A, bookId: book }] })
  const { pages, text } = await read(answer.rawPayload)
  expect(pages).toBe(1)
  expect(text.replace(/\s+/g, ' ')).toMatch(/Sổ đăng ký khai sinh Năm 2001 · Quyển \w+ Cơ quan A/)
  expect((await two.post('/api/labels', { books: [{ agencyId: A, bookId: book }] })).statusCode).toBe(404)
})

test('blank stickers fill whole sheets, each with a code of its own', async () => {
  const { pages, text } = await read((await one.post('/api/labels/blank', { sheets: 2 })).rawPayload)
  expect(pages).toBe(2)
  expect(new Set(text.match(/[0-9A-Z]{5}-[0-9A-Z]{5}/g)).size).toBe(48)
})

test('a blank sticker that is scanned lists the book there and then; from then on it opens the book, for good', async () => {
  expect((await one.get(`/api/labels/${code}`)).json()).toEqual({ code, book: null })
  expect((await two.post(`/api/labels/${code}`, { ...said, agencyId: A })).statusCode).toBe(403)
  expect((await one.post(`/api/labels/${code}`, { ...said, agencyId: A, photo: 'QUJD' })).json().code).toBe(
    'label.photo',
  )
  const stuck = await one.post(`/api/labels/${code}`, { ...said, agencyId: A })
  expect(stuck.statusCode).toBe(201)
  const { bookId, listed } = stuck.json()
  expect(listed).toBe(true)
  expect((await one.get(`/api/labels/${code}`)).json().book).toEqual({ agencyId: A, bookId })
  expect((await one.get(`/api/books/${A}/${bookId}`)).json()).toMatchObject({
    kind: 'KS',
    year: 1998,
    volume: '02',
  })
  const { rows } = await app.asOwner(client =>
    client.query('select copy, condition, standing from book_copy where book_id = $1', [bookId]),
  )
  expect(rows).toEqual([{ copy: 'registering', condition: 'torn', standing: 'present' }])
  expect((await one.get(`/api/labels/${A}/${code}/photo`)).rawPayload.equals(cover)).toBe(true)
  expect((await two.get(`/api/labels/${A}/${code}/photo`)).statusCode).toBe(404)
  expect((await one.get(`/api/books/${A}/${bookId}/custody`)).json()).toEqual({
    movements: [],
    labels: [{ code, photo: true }],
  })
  expect((await one.post(`/api/labels/${code}`, { ...said, agencyId: A })).json().code).toBe(
    'label.elsewhere',
  )
})

test('a book that is listed already only gets the label', async () => {
  const answer = await one.post('/api/labels/0000000001', {
    ...{ ...said, agencyId: A, volume: '02', condition: 'unknown', photo: null },
  })
  expect(answer.json()).toMatchObject({ listed: false })
})
