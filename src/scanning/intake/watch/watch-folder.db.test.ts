import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { addAgency } from '../../../access/testing.ts'
import { ensureBook } from '../../../inventory/ensure-book.ts'
import { openTestApp, type TestApp } from '../../../platform/testing/test-database.ts'
import { listPages } from '../../pages/list-pages.ts'
import { createWatch } from './watch-folder.ts'

let app: TestApp
let share: string
let agencyId: string
let bookId: string
let year = 1900
let folder: string

/** A worker with a clock of its own: each look is five seconds after the last. */
function startWorker() {
  let nowMs = 0
  let runningMs = 0
  const watch = createWatch(() => nowMs + runningMs++)
  return async (looks: number) => {
    for (let look = 0; look < looks; look++) {
      nowMs += 5000
      await watch(app)
    }
  }
}

beforeAll(async () => {
  share = await mkdtemp(join(tmpdir(), 'sogoc-share-'))
  app = await openTestApp({ WATCH_DIR: share })
  agencyId = await addAgency(app, '10015')
})
afterAll(async () => {
  await rm(share, { recursive: true, force: true })
  await app.close()
})
beforeEach(async () => {
  await rm(share, { recursive: true, force: true })
  year += 1
  bookId = await app.database.transaction({ scope: 'all' }, tx =>
    ensureBook(tx, { agencyId, kind: 'KS', year, volume: '01' }),
  )
  folder = join(share, '10015', `KS.${year}.01`)
  await mkdir(folder, { recursive: true })
})

async function put(place: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(join(folder, place)), { recursive: true })
  await writeFile(join(folder, place), bytes)
}
let shade = 0
function picture(): Promise<Buffer> {
  shade += 1
  const background = { r: shade, g: 90, b: year % 256 }
  return sharp({ create: { width: 60, height: 80, channels: 3, background } })
    .png()
    .toBuffer()
}
const names = async () =>
  (await app.database.transaction({ agencies: [agencyId] }, tx => listPages(tx, agencyId, bookId, 'vi'))).map(
    page => page.originalName,
  )
const filesIn = async (place: string) =>
  (await readdir(join(folder, place)).catch(() => [])).map(name => name.normalize('NFC')).sort()

test('what a scanner writes becomes pages in the order of the names, and moves to “Đã nhận”', async () => {
  const look = startWorker()
  for (const name of ['trang 10.png', 'trang 2.png', 'trang 1.png', 'thêm/bìa.png'])
    await put(name, await picture())
  await look(1)
  expect(await names()).toEqual([])
  await look(1)
  expect(await names()).toEqual(['bìa.png', 'trang 1.png', 'trang 2.png', 'trang 10.png'])
  expect(await filesIn('Đã nhận')).toEqual(['thêm', 'trang 1.png', 'trang 10.png', 'trang 2.png'])
  expect(await filesIn('')).toEqual(['thêm', 'Đã nhận'])
  const { rows } = await app.asOwner(client =>
    client.query(
      `select origin, capture.account_id, journal.account_id as journaled from capture
       join journal on journal.subject = 'capture:' || capture.id where book_id = $1 limit 1`,
      [bookId],
    ),
  )
  expect(rows).toEqual([{ origin: 'folder', account_id: null, journaled: null }])
})

test('a page that is still being written is waited for, and those behind it wait, too', async () => {
  const look = startWorker()
  const [first, second] = [await picture(), await picture()]
  await put('1.png', first.subarray(0, 50))
  await put('2.png', second)
  await look(1)
  await put('1.png', first)
  await look(1)
  expect(await names()).toEqual([])
  await look(1)
  expect(await names()).toEqual(['1.png', '2.png'])
})

test('hidden and temporary files, and links, are left where they are', async () => {
  const look = startWorker()
  await put('.~lock', 'x')
  await put('quét.tmp', 'x')
  await put('Thumbs.db', 'x')
  await symlink('/etc/hostname', join(folder, 'liên-kết.png'))
  await look(3)
  expect(await names()).toEqual([])
  expect(await filesIn('')).toEqual(['.~lock', 'Thumbs.db', 'liên-kết.png', 'quét.tmp'])
})

test('what can’t be used moves to “Không nhận được” with the reason; the others go on', async () => {
  const look = startWorker()
  await put('a.docx', 'PK văn bản, không phải ảnh')
  await put('b.png', await picture())
  await look(2)
  expect(await names()).toEqual(['b.png'])
  expect(await filesIn('Không nhận được')).toEqual(['a.docx', 'a.docx.txt'])
  expect(await readFile(join(folder, 'Không nhận được', 'a.docx.txt'), 'utf8')).toMatch(
    /không phải là tệp ảnh/,
  )
})

test('a second page of the same name is kept beside the first', async () => {
  const look = startWorker()
  await put('scan.png', await picture())
  await look(2)
  await put('scan.png', await picture())
  await look(2)
  expect(await names()).toEqual(['scan.png', 'scan.png'])
  expect(await filesIn('Đã nhận')).toEqual(['scan (2).png', 'scan.png'])
})

test('two workers at the same folder take each page once, in order', async () => {
  const workers = [startWorker(), startWorker()]
  const expected = []
  for (let page = 1; page <= 8; page++) {
    await put(`${page}.png`, await picture())
    expected.push(`${page}.png`)
  }
  await Promise.all(workers.map(look => look(2)))
  expect(await names()).toEqual(expected)
  expect(await filesIn('Đã nhận')).toHaveLength(8)
})

test('killed between taking a page and moving it, the next look finds it known and moves it', async () => {
  const bytes = await picture()
  await put('1.png', bytes)
  await startWorker()(2)
  await rename(join(folder, 'Đã nhận', '1.png'), join(folder, '1.png'))
  await startWorker()(2)
  expect(await names()).toEqual(['1.png'])
  expect(await filesIn('Đã nhận')).toEqual(['1.png'])
})

test('folders of unknown agencies and books say so, once; when the book is listed its pages come in and the notice goes', async () => {
  const look = startWorker()
  for (const place of ['99999/KS.1997.01', '10015/Sổ cũ', '10015/KT.1998.03'])
    await mkdir(join(share, place), { recursive: true })
  await writeFile(join(share, '10015/KT.1998.03/1.png'), await picture())
  await look(2)
  const notice = 'XIN ĐỌC - chưa nhận được.txt'
  expect(await readFile(join(share, '99999', notice), 'utf8')).toContain('mang mã "99999"')
  expect(await readFile(join(share, '10015/Sổ cũ', notice), 'utf8')).toContain('LOẠI.NĂM.QUYỂN')
  expect(await readFile(join(share, '10015/KT.1998.03', notice), 'utf8')).toContain('Hãy lập sổ này')
  const { rows } = await app.asOwner(client => client.query(`select from book where kind = 'KT'`))
  expect(rows).toEqual([])
  await app.database.transaction({ scope: 'all' }, tx =>
    ensureBook(tx, { agencyId, kind: 'KT', year: 1998, volume: '03' }),
  )
  await look(2)
  expect(await readdir(join(share, '10015/KT.1998.03'))).toEqual(['Đã nhận'])
})

test('a closed book takes nothing and says so', async () => {
  const look = startWorker()
  await app.asOwner(client => client.query('update book set closed_at = now() where id = $1', [bookId]))
  await put('1.png', await picture())
  await look(3)
  expect(await names()).toEqual([])
  expect(await filesIn('')).toEqual(['1.png', 'XIN ĐỌC - chưa nhận được.txt'])
})

test('a page that another book has is taken, and a note beside it asks whether it is the right book', async () => {
  const bytes = await picture()
  await put('1.png', bytes)
  await startWorker()(2)
  const other = join(share, '10015', `KS.${year}.02`)
  await app.database.transaction({ scope: 'all' }, tx =>
    ensureBook(tx, { agencyId, kind: 'KS', year, volume: '02' }),
  )
  await mkdir(other)
  await writeFile(join(other, '1.png'), bytes)
  await startWorker()(2)
  expect(await readFile(join(other, 'Đã nhận', '1.png.txt'), 'utf8')).toContain(`KS.${year}.01`)
})

test('a share that can’t be reached is complained about once, and taken up again', async () => {
  const warn = vi.spyOn(app.log, 'warn')
  const look = startWorker()
  await rename(share, `${share}-away`)
  await look(3)
  expect(warn).toHaveBeenCalledTimes(1)
  await rename(`${share}-away`, share)
  await put('1.png', await picture())
  await look(2)
  expect(await names()).toEqual(['1.png'])
  expect(warn).toHaveBeenCalledTimes(1)
  warn.mockRestore()
})

test('what can’t be moved is taken once, complained about once and left alone', async () => {
  const warn = vi.spyOn(app.log, 'warn')
  await put('1.png', await picture())
  await put('2.png', await picture())
  // Somebody's file stands where the folder would be.
  await put('Đã nhận', 'x')
  await startWorker()(4)
  expect(await names()).toEqual(['1.png', '2.png'])
  expect(await filesIn('')).toEqual(['1.png', '2.png', 'Đã nhận'])
  expect(warn).toHaveBeenCalledTimes(1)
  warn.mockRestore()
})
