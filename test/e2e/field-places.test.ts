import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cleanScan } from '../../src/imaging/synth/capture.ts'
import { ledgerColumns } from '../../src/imaging/synth/draw-ledger.ts'
import { forms } from '../../src/imaging/synth/form.ts'
import { makePicture, type SheetRequest } from '../../src/imaging/synth/page-request.ts'
import { ensureBook } from '../../src/inventory/ensure-book.ts'
import type { App } from '../../src/platform/app.ts'
import { addRenderedPages } from '../../src/scanning/cases/testing.ts'
import { type FieldPlace, fieldPlacesSchema } from '../../src/scanning/schema.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// Whoever prepares books teaches the form of one by mouse and by keys alone, looks whether it fits another case, and gives it to the next volume.

let office: Office
let page: Page
const books = new Map<string, string>()
const hand = { face: 'pen', ink: '#1d2a86' } as const
const people = [
  {
    so: '11',
    ngayDangKy: '03/02/1997',
    nksHoTen: 'Lê Thị Thử Một',
    nksGioiTinh: 'Nữ',
    nksNgaySinh: '20/01/1997',
  },
  {
    so: '12',
    ngayDangKy: '04/02/1997',
    nksHoTen: 'Lê Văn Thử Hai',
    nksGioiTinh: 'Nam',
    nksNgaySinh: '22/01/1997',
  },
]

beforeAll(async () => {
  office = await openOffice('places', async (app, agencyId) => {
    const form = {
      type: 'form',
      form: forms.KS,
      office: 'UBND xã Đồng Mây',
      page: 6,
      cases: people,
      hand,
      seed: 4,
    } as const
    await addBook(app, agencyId, 'first', '01', form, 1)
    await addBook(app, agencyId, 'second', '02', form, 2)
    const spread = { subtitle: 'NĂM 1987', rows: people, page: 2, hand, seed: 5 }
    await addBook(app, agencyId, 'ledger', '03', { type: 'ledger', ...ledgerColumns.KS, ...spread }, 3)
  })
  page = office.page
  await office.signIn()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

/** A book with one page and two cases: in its halves, or the first two rows of a ledger. */
async function addBook(
  app: App,
  agencyId: string,
  name: string,
  volume: string,
  sheet: SheetRequest,
  seed: number,
) {
  const { jpeg, truth } = await makePicture({ sheet, capture: { ...cleanScan, dpi: 110, seed }, quality: 70 })
  const bookId = await app.database.transaction({ scope: 'all' }, tx =>
    ensureBook(tx, { agencyId, kind: 'KS', year: 1997, volume }),
  )
  const [pageId = ''] = await addRenderedPages(app, { agencyId, bookId }, [
    { jpeg, width: truth.width, height: truth.height },
  ])
  await app.database.transaction({ scope: 'all' }, async tx => {
    if (sheet.type === 'ledger')
      await tx
        .insertInto('keying_setup')
        .values({ agency_id: agencyId, book_id: bookId, shape: 'ledger' })
        .execute()
    for (const [index, { so }] of people.entries()) {
      const id = newId()
      const entry = {
        agency_id: agencyId,
        id,
        book_id: bookId,
        number: so,
        position: index + 1,
        status: 'assigned' as const,
        fields: '{}',
      }
      await tx.insertInto('entry').values(entry).execute()
      const [top, height, head] = sheet.type === 'ledger' ? [0.128, 0.1006, 0.127] : [0.05, 0.4613, null]
      const part = { left: 0, top: top + index * height, width: 1, height, head }
      await tx
        .insertInto('entry_page')
        .values({ agency_id: agencyId, entry_id: id, page_id: pageId, position: 1, ...part })
        .execute()
    }
  })
  books.set(name, bookId)
}

const open = async (name: string) => {
  await page.goto(`${office.served.address}/books/${office.agencyId}/${books.get(name)}/places`)
  await surface().waitFor()
  await page.getByRole('img', { name: 'Ảnh trường hợp số 11' }).waitFor()
}
const surface = () => page.getByRole('application')
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 15_000 })
const chosen = () => page.getByText(/^Khoanh ô: /).textContent()
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
/** What the server has. */
const placesOf = async (name: string): Promise<readonly FieldPlace[]> =>
  fieldPlacesSchema.parse(
    await page.evaluate(
      async path => (await fetch(path)).json(),
      `/api/books/${office.agencyId}/${books.get(name)}/field-places`,
    ),
  ).places
const placeOf = async (name: string, field: string) =>
  (await placesOf(name)).find(place => place.field === field)
/** From corner to corner, in shares of the picture. */
async function drag(from: readonly [number, number], to: readonly [number, number]) {
  const picture = page.getByRole('img', { name: /Ảnh trường hợp/ }).locator('..')
  const box = await picture.boundingBox()
  if (box === null) throw new Error('no picture')
  await page.mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height)
  await page.mouse.down()
  await page.mouse.move(box.x + to[0] * box.width, box.y + to[1] * box.height, { steps: 4 })
  await page.mouse.up()
}

test('by mouse: what is drawn belongs to the chosen field, is saved at once, and the next field follows', async () => {
  await open('first')
  expect(await findFaults(page)).toEqual([])
  expect(await chosen()).toBe('Khoanh ô: Số (đăng ký)')
  await drag([0.12, 0.06], [0.3, 0.1])
  await soon(chosen).toBe('Khoanh ô: Trang số')
  await drag([0.36, 0.1], [0.6, 0.145])
  await office.shot('places-drawing')
  await soon(() => placesOf('first').then(places => places.map(({ field }) => field))).toEqual([
    'so',
    'trangSo',
  ])
  const place = await placeOf('first', 'so')
  expect(
    [place?.left, place?.top, place?.width, place?.height].map(share => Math.round((share ?? 0) * 50) / 50),
  ).toEqual([0.12, 0.06, 0.18, 0.04])
  await press('Control+z')
  await soon(() => placesOf('first').then(places => places.length)).toBe(1)
  await page.getByText('Đã lưu').waitFor()
})

test('by keys alone: placed below the one before, moved, resized, shared, removed; other cases are a key away', async () => {
  await open('first')
  await surface().and(page.locator(':focus')).waitFor()
  await soon(chosen).toBe('Khoanh ô: Trang số')
  const number = await placeOf('first', 'so')
  await press('ArrowRight')
  await soon(async () => (await placeOf('first', 'trangSo'))?.top).toBeCloseTo(
    (number?.top ?? 0) + (number?.height ?? 0),
    3,
  )
  await press('ArrowRight', 'ArrowRight', 'Control+ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowDown')
  await soon(async () => (await placeOf('first', 'trangSo'))?.left).toBeCloseTo((number?.left ?? 0) + 0.01, 3)
  expect((await placeOf('first', 'trangSo'))?.width).toBeCloseTo((number?.width ?? 0) + 0.005, 3)
  await press('Tab', '=')
  await soon(() => placesOf('first').then(places => places.length)).toBe(3)
  const [, second, third] = await placesOf('first')
  expect({ ...third, field: '' }).toEqual({ ...second, field: '' })
  await press('Shift+Tab', 'Delete')
  await soon(() => placesOf('first').then(places => places.length)).toBe(2)
  await press('PageDown')
  await page.getByRole('img', { name: 'Ảnh trường hợp số 12' }).waitFor()
  await page.getByText('Số 12 (2/2)').waitFor()
  await page.getByLabel('Rộng').fill('33,5')
  await office.shot('places-keys')
})

test('the second volume takes the places of the first with one click; on a phone they are drawn with a finger', async () => {
  await open('second')
  await page.getByText('Quyển 01/1997 cùng mẫu đã khoanh 3 ô.').waitFor()
  await office.shot('places-alike')
  await page.getByRole('button', { name: 'Dùng lại cho quyển này' }).click()
  await soon(() => placesOf('second').then(places => places.length)).toBe(3)
  expect(await placesOf('second')).toEqual(await placesOf('first'))
  await page.setViewportSize(windows[1])
  await open('second')
  expect(await findFaults(page)).toEqual([])
  const before = await chosen()
  await drag([0.3, 0.22], [0.8, 0.27])
  await soon(chosen).not.toBe(before)
  await soon(() => placesOf('second').then(places => places.length)).toBe(4)
  await office.shot('places-phone')
})

test('of a ledger the columns are drawn over its rows, as high as these, below the head of the table', async () => {
  await page.setViewportSize(windows[0])
  await open('ledger')
  await drag([0.1, 0.3], [0.2, 0.5])
  await soon(() => placesOf('ledger').then(places => places.map(({ top, height }) => [top, height]))).toEqual(
    [[0, 1]],
  )
  await press('ArrowRight', 'Shift+ArrowRight')
  await soon(() => placesOf('ledger').then(places => places.map(({ top, height }) => [top, height]))).toEqual(
    [
      [0, 1],
      [0, 1],
    ],
  )
  await office.shot('places-ledger')
})
