import sharp from 'sharp'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addAccount, addAgency, addBook } from '../../access/testing.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { listPages } from '../pages/list-pages.ts'
import { type PictureFile, takePictures } from '../testing.ts'

let app: TestApp
let agencyId: string
let accountId: string
let bookId: string

beforeAll(async () => {
  app = await openTestApp()
  agencyId = await addAgency(app, '10015')
  accountId = await addAccount(app, 'xa', 'registrar', agencyId)
})
afterAll(() => app.close())
beforeEach(async () => {
  bookId = await addBook(app, agencyId)
})

/** A picture that is like no other of its number. */
async function picture(shade: number, name = `trang-${shade}.jpg`): Promise<PictureFile> {
  const background = { r: shade, g: shade, b: 120 }
  const bytes = await sharp({ create: { width: 60, height: 80, channels: 3, background } })
    .jpeg()
    .toBuffer()
  return { name, bytes }
}
const take = async (...files: readonly PictureFile[]) =>
  (await takePictures(app, { agencyId, bookId, accountId }, files)).flat()
const list = () =>
  app.database.transaction({ agencies: [agencyId] }, tx => listPages(tx, agencyId, bookId, 'vi'))
async function pageAt(sequence: number): Promise<string> {
  return (await list()).find(page => page.sequence === sequence)?.id ?? ''
}

/** A case on a page, with what has been decided about the page. */
async function decide(pageId: string): Promise<string> {
  const entry = newId()
  await app.asOwner(async client => {
    await client.query(
      `insert into entry (agency_id, id, book_id, number, fields, position) values ($1, $2, $3, '07', '{}', 1)`,
      [agencyId, entry, bookId],
    )
    await client.query(
      'insert into entry_page (agency_id, entry_id, page_id, position) values ($1, $2, $3, 1)',
      [agencyId, entry, pageId],
    )
    await client.query(
      `update page set role = 'closing', number = '42', number_source = 'typed' where id = $1`,
      [pageId],
    )
  })
  return entry
}

test('a better picture takes the place, role, number and cases of the old one, which is kept', async () => {
  await take(...(await Promise.all([10, 20, 30].map(shade => picture(shade)))))
  const old = await pageAt(2)
  const entry = await decide(old)
  const [taken] = await take({ ...(await picture(99)), replaces: old })
  expect(taken).toMatchObject({ sequence: 2, isDuplicate: false })
  expect(await list()).toMatchObject([
    { sequence: 1, originalName: 'trang-10.jpg' },
    { sequence: 2, originalName: 'trang-99.jpg', role: 'closing', number: '42', cases: 1 },
    { sequence: 3, originalName: 'trang-30.jpg' },
  ])
  const { rows } = await app.asOwner(client =>
    client.query(
      `select c.retired_at is not null as retired, c.replaced_by, p.sequence, p.number,
         (select page_id from entry_page where entry_id = $2) as carrier
       from page p join capture c on c.id = p.capture_id where p.id = $1`,
      [old, entry],
    ),
  )
  expect(rows).toEqual([
    {
      retired: true,
      replaced_by: taken?.capture,
      sequence: null,
      number: '42',
      carrier: await pageAt(2),
    },
  ])
  const journal = await app.asOwner(client =>
    client.query(`select account_id, subject from journal where action = 'page.replace'`),
  )
  expect(journal.rows).toEqual([{ account_id: accountId, subject: `page:${old}` }])
})

test('both halves of a double page are replaced, each with its own cases', async () => {
  await take(await picture(10), await picture(20))
  const left = await pageAt(1)
  const right = newId()
  await app.asOwner(async client => {
    await client.query(`update page set sequence = 3 where book_id = $1 and sequence = 2`, [bookId])
    await client.query(`update page set half = 'left' where id = $1`, [left])
    await client.query(
      `insert into page (agency_id, id, book_id, capture_id, sequence, half)
       select agency_id, $2, book_id, capture_id, 2, 'right' from page where id = $1`,
      [left, right],
    )
  })
  await decide(right)
  await take({ ...(await picture(99)), replaces: right })
  expect(await list()).toMatchObject([
    { sequence: 1, half: 'left', originalName: 'trang-99.jpg', cases: 0 },
    { sequence: 2, half: 'right', originalName: 'trang-99.jpg', cases: 1, number: '42' },
    { sequence: 3, originalName: 'trang-20.jpg' },
  ])
})

test('who replaces a page that somebody else has just replaced replaces what stands there now', async () => {
  await take(await picture(10), await picture(20))
  const old = await pageAt(1)
  await take({ ...(await picture(50)), replaces: old })
  await take({ ...(await picture(60)), replaces: old })
  expect(await list()).toMatchObject([{ originalName: 'trang-60.jpg' }, { originalName: 'trang-20.jpg' }])
})

test('the bad picture, sent again by a scanner, does not come back; a person who asks for it gets it', async () => {
  await take(await picture(10))
  await take({ ...(await picture(50)), replaces: await pageAt(1) })
  expect(await take(await picture(10))).toMatchObject([{ sequence: 1, isDuplicate: true }])
  expect(await list()).toMatchObject([{ originalName: 'trang-50.jpg' }])
  const [back] = await take({ ...(await picture(10)), replaces: await pageAt(1) })
  expect(back).toMatchObject({ sequence: 1, isDuplicate: false })
  expect(await list()).toMatchObject([{ originalName: 'trang-10.jpg' }])
})

test('a picture that is another page of the book replaces nothing', async () => {
  await take(await picture(10), await picture(20))
  const [same] = await take({ ...(await picture(20)), replaces: await pageAt(1) })
  expect(same).toMatchObject({ sequence: 2, isDuplicate: true })
  expect(await list()).toMatchObject([{ originalName: 'trang-10.jpg' }, { originalName: 'trang-20.jpg' }])
})
