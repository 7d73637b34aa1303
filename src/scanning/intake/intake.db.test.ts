import { rm } from 'node:fs/promises'
import sharp from 'sharp'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ensureBook } from '../../inventory/ensure-book.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { getPageImage } from '../pages/find-page-image.ts'
import { listPages } from '../pages/list-pages.ts'
import { renderCapture, renderCaptureKind } from '../render/render-capture.ts'
import { importPages } from './import-pages.ts'
import type { IncomingImage } from './take-capture.ts'

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

const jpeg = (name: string, text = name): IncomingImage => ({
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

test('an upload cut short by the limit leaves nothing', async () => {
  const cut = { ...jpeg('to.jpg'), isTruncated: () => true }
  expect((await importPages(app, target(), [cut])).refused).toHaveLength(1)
  expect([await count('file'), await count('page'), await count('job')]).toEqual([0, 0, 0])
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

test('a scan is straightened into a picture and a thumbnail; a file of several pages is refused with a reason, not cut to its first', async () => {
  const sheet = sharp({ create: { width: 620, height: 877, channels: 3, background: '#f4efe0' } })
  const image = (name: string, bytes: Buffer): IncomingImage => ({ name, bytes: pieces(bytes) })
  const several = await sharp(
    [await sheet.clone().png().toBuffer(), await sheet.clone().negate().png().toBuffer()],
    {
      join: { animated: true },
    },
  )
    .tiff()
    .toBuffer()
  await importPages(app, target(), [
    image('trang-1.jpg', await sheet.clone().jpeg().toBuffer()),
    image('cả-quyển.tif', several),
  ])
  await finishJobs(app, { [renderCaptureKind]: renderCapture })
  const [first, second] = await list()
  expect(first).toMatchObject({ state: 'ready', flags: expect.arrayContaining(['blank']) })
  expect(second).toMatchObject({ state: 'failed', errorMessage: expect.stringContaining('nhiều trang') })
})
