import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { type WriteCell, writeWorkbook } from '../../sheets/write-workbook.ts'
import { registerInventoryRoutes } from '../routes.ts'
import { bookListSchema } from '../schema.ts'
import { type BookListImport, bookListImportSchema } from './schema.ts'

let app: TestApp
let server: HttpServer
let dir: string
let officer: Browser
let own: string

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, each => registerInventoryRoutes(each, app, { isolate: false }))
  dir = await mkdtemp(join(tmpdir(), 'sogoc-lists-test-'))
})
afterAll(async () => {
  await server.close()
  await app.close()
  await rm(dir, { recursive: true, force: true })
})
beforeEach(async () => {
  await app.asOwner(client =>
    client.query('truncate agency, account, book, setting, journal, journal_head cascade'),
  )
  const P = await addAgency(app, 'P', 'province')
  own = await addAgency(app, 'A', 'commune', P)
  await addAgency(app, 'B', 'commune', P)
  await app.asOwner(client => client.query(`update agency set name = 'UBND xã An Hạc' where code = 'A'`))
  await app.asOwner(client => client.query(`update agency set name = 'UBND xã An Bình' where code = 'B'`))
  await addAccount(app, 'officer', 'registrar', own)
  officer = await signInAs(server, 'officer')
})

let files = 0
const send = async (rows: readonly (readonly WriteCell[])[], options: object = {}, apply?: string) => {
  const path = join(dir, `${++files}.xlsx`)
  await writeWorkbook(path, [{ name: 'Sổ', columns: [], frozenRows: 0, rows }])
  const boundary = 'ranh-gioi'
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="options"\r\n\r\n${JSON.stringify(options)}\r\n` +
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="so.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    await readFile(path),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return server.inject({
    ...{ method: 'POST', url: `/api/book-lists${apply === undefined ? '' : `?apply=${apply}`}` },
    ...{ cookies: officer.cookies, payload },
    headers: {
      'x-csrf-token': officer.csrfToken,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
  })
}
const show = async (...given: Parameters<typeof send>): Promise<BookListImport> => {
  const answer = await send(...given)
  expect(answer.statusCode, answer.body).toBe(200)
  return bookListImportSchema.parse(answer.json())
}
const books = async () => bookListSchema.parse((await officer.get('/api/books?limit=200')).json())

const head = [
  'TT',
  'Đơn vị',
  'Loại sổ',
  'Năm',
  'Quyển số',
  'Từ ngày',
  'Đến ngày',
  'Tổng số trường hợp',
  'Tình trạng',
  'Người lập',
]
const good = [
  ['1', 'Xã An Hạc', 'Khai sinh', '2005', '01', '05/01/2005', '29/12/2005', '187', 'Tốt', 'Ví'],
  ['2', 'xã an hạc', 'Kết hôn', '2005', '1-2', '', '', '', 'Mất', ''],
]

test('a list in a province’s own words is shown, imported, and changes nothing when it is imported again', async () => {
  const rows = [['DANH MỤC SỔ HỘ TỊCH'], head, ...good, ['', 'Tổng cộng', '', '', '3']]
  const shown = await show(rows)
  expect(shown).toMatchObject({
    applied: false,
    counts: { lines: 2, books: 3, added: 3, changed: 0, same: 0, wrong: 0 },
  })
  expect(shown.columns.find(({ header }) => header === 'Người lập')).toEqual({
    header: 'Người lập',
    column: null,
  })
  expect(await books()).toMatchObject({ total: 0 })
  const done = await show(rows, {}, shown.digest)
  expect(done).toMatchObject({ applied: true, counts: { added: 3 } })
  const listed = await books()
  expect(
    listed.books.map(({ kind, year, volume, closingTotal }) => [kind, year, volume, closingTotal]),
  ).toEqual([
    ['KH', 2005, '01', null],
    ['KH', 2005, '02', null],
    ['KS', 2005, '01', 187],
  ])
  expect(listed.books.find(({ kind }) => kind === 'KS')?.note).toContain('Người lập: Ví')
  expect((await bookListSchema.parse((await officer.get('/api/books?standing=lost')).json())).total).toBe(2)
  const again = await show(rows)
  expect(again.counts).toMatchObject({ added: 0, changed: 0, same: 3 })
  await show(rows, {}, again.digest)
  expect((await books()).total).toBe(3)
  const { rows: lines } = await app.asOwner(client =>
    client.query(`select detail from journal where action = 'book.import'`),
  )
  expect(lines).toMatchObject([{ detail: { added: 3, changed: 0 } }])
})

test('a list that says otherwise changes what it names, and shows it before', async () => {
  const first = await show([head, ...good])
  await show([head, ...good], {}, first.digest)
  const changed = [['1', 'A', 'KS', '2005', '1', '', '', '188', 'Rách', '']]
  const shown = await show([head, ...changed], { reviewed: true })
  expect(shown.lines).toMatchObject([
    {
      status: 'changed',
      changes: [
        { fact: 'closingTotal', before: '187', after: '188' },
        { fact: 'condition', before: 'good', after: 'torn' },
      ],
    },
  ])
  // Something else than what was shown is not done.
  expect((await send([head, ...changed], {}, shown.digest)).json()).toMatchObject({
    code: 'book-list.changed',
  })
  await show([head, ...changed], { reviewed: true }, shown.digest)
  const [book] = bookListSchema.parse((await officer.get('/api/books?reviewed=yes')).json()).books
  expect(book).toMatchObject({ kind: 'KS', closingTotal: 188 })
})

test('lines that can’t be listed are named and left out only when told to', async () => {
  const bad = [
    ['3', 'xã An Bình', 'KS', '2001', '01'],
    ['4', 'xã Nơi Nào', 'KS', '2001', '01'],
    ['5', '', 'KS', '2001', '01'],
    ['6', 'xã An Hạc', 'Khai sinh', '2005', '1'],
    ['7', 'xã An Hạc', 'Sổ gì', '1985', '1'],
    ['8', 'xã An Hạc', 'KT', '1985', '1'],
  ]
  const shown = await show([head, ...good, ...bad])
  expect(shown.counts).toMatchObject({ books: 3, wrong: 6 })
  const codes = shown.lines.flatMap(({ status, findings }) =>
    status === 'wrong' ? [findings.find(({ severity }) => severity === 'error')?.code] : [],
  )
  // The neighbour is none of this office's business, and an agency that began in 1990 has no book of 1985.
  expect(codes).toEqual([
    ...[
      'agency-unknown',
      'agency-unknown',
      'agency-missing',
      'twice-in-file',
      'kind-unknown',
      'agency-not-then',
    ],
  ])
  expect((await send([head, ...good, ...bad], {}, shown.digest)).statusCode).toBe(409)
  const partly = { leaveOut: true, agency: own }
  const told = await show([head, ...good, ...bad], partly)
  expect(told.counts).toMatchObject({ books: 4, wrong: 5 })
  await show([head, ...good, ...bad], partly, told.digest)
  expect((await books()).total).toBe(4)
})

test('a file without such columns is refused, unless somebody says what they are; the template is known', async () => {
  expect(
    (
      await send([
        ['a', 'b'],
        ['1', '2'],
      ])
    ).json(),
  ).toMatchObject({ code: 'book-list.columns' })
  const odd = [
    ['Loại', 'Năm', 'Mã hiệu'],
    ['KS', '2004', '7'],
  ]
  expect((await show(odd, { agency: own })).lines).toMatchObject([{ book: { volume: '01' } }])
  expect((await show(odd, { agency: own, columns: { 'Mã hiệu': 'volume' } })).lines).toMatchObject([
    { book: { volume: '07' } },
  ])
  const template = await officer.get('/api/book-lists/template.xlsx')
  expect(template.rawPayload.subarray(0, 2).toString()).toBe('PK')
})
