import { rm } from 'node:fs/promises'
import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { writePdf } from '../../imaging/pdf/write-pdf.ts'
import { ensureBook } from '../../inventory/ensure-book.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { getPageImage } from '../pages/find-page-image.ts'
import { listPages } from '../pages/list-pages.ts'
import { renderCapture } from '../render/render-capture.ts'
import { renderCaptureKind } from '../render/request-rendering.ts'
import { takePictures } from '../testing.ts'
import { importPages } from './import-pages.ts'
import type { IncomingFile } from './incoming-file.ts'

let app: TestApp
const agencyId = newId()
let bookId: string

beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await rm(app.vault.dir, { recursive: true, force: true })
  await app.asOwner(client => client.query('truncate page, capture, file, book, job, agency cascade'))
  await app.asOwner(client =>
    client.query(
      `insert into agency (id, code, level, name, valid_from) values ($1, '1', 'commune', 'UBND xã Đồng Mây', '1990-01-01')`,
      [agencyId],
    ),
  )
  bookId = await app.database.transaction({ scope: 'all' }, tx =>
    ensureBook(tx, { agencyId, kind: 'KS', year: 1997, volume: '01' }),
  )
})

const target = () => ({ agencyId, bookId, accountId: null, jurisdiction: { agencies: [agencyId] } })

async function* pieces(...parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* parts
}

const jpeg = (name: string, text = name): IncomingFile => ({
  name,
  bytes: pieces(Buffer.from([0xff, 0xd8]), Buffer.from([0xff, 0xe0]), Buffer.from(text.padEnd(40))),
})

const list = () =>
  app.database.transaction({ agencies: [agencyId] }, tx => listPages(tx, agencyId, bookId, 'vi'))

const count = async (table: string): Promise<number> => {
  const { rows } = await app.asOwner(client => client.query(`select count(*)::int as n from ${table}`))
  return rows[0].n
}

test('images become pages in their order, each waiting to be straightened', async () => {
  const intake = await importPages(app, target(), [jpeg('trang-1.jpg'), jpeg('trang-2.jpg')])
  expect(intake).toEqual({
    accepted: [
      { name: 'trang-1.jpg', sequence: 1 },
      { name: 'trang-2.jpg', sequence: 2 },
    ],
    duplicates: [],
    refused: [],
  })
  expect(await list()).toMatchObject([
    { sequence: 1, originalName: 'trang-1.jpg', state: 'waiting' },
    { sequence: 2, originalName: 'trang-2.jpg', state: 'waiting' },
  ])
  expect(await count('job')).toBe(2)
})

test('the original comes out byte for byte', async () => {
  await importPages(app, target(), [jpeg('trang-1.jpg')])
  const [page] = await list()
  const image = await app.database.transaction({ agencies: [agencyId] }, tx =>
    getPageImage(tx, agencyId, page?.id ?? '', 'original'),
  )
  const chunks: Buffer[] = []
  for await (const chunk of await app.vault.openRead(image.sha256)) chunks.push(chunk)
  expect(Buffer.concat(chunks).toString('latin1')).toBe(`\xff\xd8\xff\xe0${'trang-1.jpg'.padEnd(40)}`)
  expect(image.mediaType).toBe('image/jpeg')
})

test('the same image again is a success that points to the first', async () => {
  await importPages(app, target(), [jpeg('trang-1.jpg', 'giống'), jpeg('trang-2.jpg')])
  const again = await importPages(app, target(), [jpeg('bản sao.jpg', 'giống')])
  expect(again).toMatchObject({ accepted: [], duplicates: [{ name: 'bản sao.jpg', sequence: 1 }] })
  expect(await list()).toHaveLength(2)
})

test('what is no image is refused with a sentence, leaves no trace, and the others go on', async () => {
  const intake = await importPages(app, target(), [
    { name: 'phần mềm.exe', bytes: pieces(Buffer.from('MZ not an image at all')) },
    { name: 'rỗng.jpg', bytes: pieces() },
    jpeg('trang-1.jpg'),
  ])
  expect(intake.refused.map(({ name }) => name)).toEqual(['phần mềm.exe', 'rỗng.jpg'])
  expect(intake.refused[0]?.message).toMatch(/không phải là tệp ảnh/)
  expect(intake.accepted).toEqual([{ name: 'trang-1.jpg', sequence: 1 }])
  expect(await count('file')).toBe(1)
})

test('pages that come at the same time get different numbers', async () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  await Promise.all(names.map(name => importPages(app, target(), [jpeg(`${name}.jpg`)])))
  expect((await list()).map(page => page.sequence)).toEqual([1, 2, 3, 4, 5])
})

test('a book of another agency takes nothing', async () => {
  const stranger = { ...target(), jurisdiction: { agencies: [newId()] } }
  await expect(importPages(app, stranger, [jpeg('x.jpg')])).rejects.toMatchObject({ code: 'not-found' })
  expect(await count('page')).toBe(0)
})

/** A page of paper of its own colour, as a JPEG. */
const sheet = (background: string) =>
  sharp({ create: { width: 620, height: 877, channels: 3, background } })
    .jpeg()
    .toBuffer()

test('a scan is straightened into a picture and a thumbnail', async () => {
  await takePictures(app, target(), [{ name: 'trang-1.jpg', bytes: await sheet('#f4efe0') }])
  await finishJobs(app, { [renderCaptureKind]: renderCapture })
  expect(await list()).toMatchObject([{ state: 'ready', flags: expect.arrayContaining(['blank']) }])
})

test('each page of a PDF or TIFF becomes a page of the book, in its order, and they stay together', async () => {
  const sheets = await Promise.all(['#f4efe0', '#e0f4ef', '#efe0f4'].map(sheet))
  const pdf = writePdf(
    sheets.map(jpeg => ({ jpeg, dpi: 75 })),
    { title: 'Quét' },
  )
  const tiff = await sharp(sheets.slice(0, 2), { join: { animated: true } })
    .tiff()
    .toBuffer()
  const [fromPdf, fromTiff] = await takePictures(app, target(), [
    { name: 'cả quyển.pdf', bytes: pdf },
    { name: 'cả-quyển.tif', bytes: tiff },
  ])
  expect([fromPdf, fromTiff].map(pages => pages?.map(page => page.sequence))).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
  await finishJobs(app, { [renderCaptureKind]: renderCapture })
  expect((await list()).map(page => [page.originalName, page.state])).toEqual([
    ['cả quyển.pdf', 'ready'],
    ['cả quyển.pdf', 'ready'],
    ['cả quyển.pdf', 'ready'],
    ['cả-quyển.tif', 'ready'],
    ['cả-quyển.tif', 'ready'],
  ])
  expect(new Set((await list()).map(page => page.rendering)).size).toBe(5)
  const again = await takePictures(app, target(), [{ name: 'lần nữa.pdf', bytes: pdf }])
  expect(again[0]).toMatchObject([1, 2, 3].map(sequence => ({ sequence, isDuplicate: true })))
  const { rows } = await app.asOwner(client =>
    client.query(`select detail from journal where action = 'page.intake' order by sequence desc limit 2`),
  )
  expect(rows.map(({ detail }) => detail.pages)).toEqual([2, 3])
})

test('files that can’t be used are refused with a reason, in their own name', async () => {
  const locked = await PDFDocument.create()
  locked.addPage()
  locked.encrypt({ userPassword: 'x', ownerPassword: 'y' })
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1')
  const { refused } = await importPages(app, target(), [
    { name: 'có mật khẩu.pdf', bytes: pieces(Buffer.from(await locked.save())) },
    { name: 'hỏng.pdf', bytes: pieces(Buffer.from('%PDF-1.7 không còn gì')) },
    { name: 'hỏng.tif', bytes: pieces(Buffer.from('II*\0 không còn gì cả')) },
    { name: 'iphone.heic', bytes: pieces(heic) },
    { name: 'rỗng.pdf', bytes: pieces() },
    { name: 'chương trình.pdf', bytes: pieces(Buffer.from('MZ\x90 %PDF-1.7')) },
  ])
  expect(refused.map(({ message }) => message)).toEqual([
    expect.stringMatching(/có mật khẩu\.pdf" có mật khẩu/),
    expect.stringMatching(/hỏng\.pdf" không phải là PDF hoặc bị hỏng/),
    expect.stringMatching(/"hỏng\.tif" không phải là tệp ảnh/),
    expect.stringMatching(/HEIC "iphone\.heic"/),
    'Tệp rỗng: rỗng.pdf',
    expect.stringMatching(/"chương trình\.pdf" không phải là tệp ảnh/),
  ])
  expect([await count('file'), await count('page'), await count('job')]).toEqual([0, 0, 0])
})

test('a page that another book has already is taken in, and the outcome says so', async () => {
  const other = await app.database.transaction({ scope: 'all' }, tx =>
    ensureBook(tx, { agencyId, kind: 'KT', year: 2001, volume: '02' }),
  )
  const [bytes, own] = [await sheet('#f4efe0'), await sheet('#e0f4ef')]
  await takePictures(app, { agencyId, bookId: other }, [{ name: 'a.jpg', bytes }])
  const [[slip] = [], [fine] = []] = await takePictures(app, target(), [
    { name: 'a.jpg', bytes },
    { name: 'b.jpg', bytes: own },
  ])
  expect(slip).toMatchObject({
    isDuplicate: false,
    alsoIn: { agency: agencyId, book: other, title: 'KT.2001.02' },
  })
  expect(fine?.alsoIn).toBe(null)
})
