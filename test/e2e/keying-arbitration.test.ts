import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { handOut } from '../../src/keying/batches/hand-out.ts'
import type { Keying } from '../../src/keying/schema.ts'
import { settleSome } from '../../src/keying/settle/settle-book.ts'
import { readPack } from '../../src/keying/work/read-pack.ts'
import { saveKeyings } from '../../src/keying/work/save-keyings.ts'
import type { App } from '../../src/platform/app.ts'
import { addPerson, assignBook, everything, within } from '../bench/keying/commune.ts'
import { type PreparedBook, prepareBook } from '../bench/keying/prepare-book.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// A registrar settles what two contractors keyed differently, without touching the mouse: chooses, types what neither had, notes a doubt, takes a decision
// back; reads an entry that nobody could read; and sees how well the book is keyed.

const patience = { timeout: 20_000 }
let office: Office
let page: Page
let twice: PreparedBook
let once: PreparedBook

beforeAll(async () => {
  office = await openOffice('arbitration', async (app, agencyId) => {
    const [one, other] = [
      await addPerson(app, agencyId, 'nhap.mot', 'keyer'),
      await addPerson(app, agencyId, 'nhap.hai', 'keyer'),
    ]
    const shared = { kind: 'KS', year: 1998, drawn: 3, dpi: 110, columns: 'core' } as const
    const commune = { agencyId, managerId: one }
    twice = await prepareBook(app, commune, { ...shared, volume: '01', cases: 6, setup: { mode: 'double' } })
    once = await prepareBook(app, commune, { ...shared, volume: '02', cases: 2, setup: {} })
    for (const { bookId } of [twice, once])
      for (const keyer of [one, other]) await assignBook(app, agencyId, bookId, keyer)
    await keyBook(app, twice, one, () => ({}))
    await keyBook(app, twice, other, (number, truth) => mistakes(number, truth))
    await keyBook(app, once, one, number =>
      number === first(once) ? { state: 'parked', note: 'Tên mẹ bị nhòe', values: { meHoTen: '' } } : {},
    )
  })
  page = office.page
  await office.signIn()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

const first = ({ truth }: PreparedBook, at = 0) => [...truth.keys()][at] ?? ''
const rightOf = (book: PreparedBook, at: number, field: string) =>
  book.truth.get(first(book, at))?.[field] ?? ''

type Mistake = Partial<Omit<Keying, 'task' | 'values'>> & { readonly values?: Record<string, string> }

/** What the second of two keyed otherwise. */
function mistakes(number: string, truth: Readonly<Record<string, string | undefined>>): Mistake {
  const name = truth['nksHoTen'] ?? ''
  if (number === first(twice)) return { values: { nksHoTen: `${name.slice(0, -1)}ợ` } }
  if (number === first(twice, 1)) return { values: { nksNgaySinh: '31.12.1997' } }
  if (number === first(twice, 2))
    return { values: { meHoTen: '' }, doubts: { meHoTen: { kind: 'unreadable', note: null } } }
  // Written otherwise, and no difference.
  return { values: { nksHoTen: ` ${name.normalize('NFD')}` } }
}

/** Keys the next batch of a book by the use cases of the desk, and has it settled. */
async function keyBook(
  app: App,
  { agencyId, bookId, truth, fields }: PreparedBook,
  accountId: string,
  otherwise: (number: string, truth: Readonly<Record<string, string | undefined>>) => Mistake,
): Promise<void> {
  const account = { id: accountId, agencyId, role: 'keyer', language: 'vi' } as Parameters<typeof readPack>[2]
  await app.database.transaction(everything, async tx => {
    const batchId = await handOut(tx, { agencyId, bookId, accountId, handedBy: null, size: null, pass: null })
    const batch = { agencyId, batchId: batchId ?? '' }
    const { tasks } = await readPack(tx, batch, account)
    const keyings = tasks.map(({ id, number }): Keying => {
      const right = truth.get(number) ?? {}
      const { values, ...more } = otherwise(number, right)
      const typed = Object.fromEntries(fields.map(field => [field, right[field] ?? '']))
      return {
        ...{ task: id, revision: 1, doubts: {}, sources: {}, state: 'done', note: null },
        ...more,
        values: { ...typed, ...values },
      }
    })
    await saveKeyings(tx, batch, account, keyings)
    await settleSome(tx, { agencyId, bookId })
  })
}

const entryOf = (book: PreparedBook, at: number) =>
  within(office.dataDir, app =>
    app.database.transaction(everything, async tx => {
      const { rows } = await sql<{ status: string; fields: Record<string, string>; doubts: object }>`
        select status, fields, doubts from entry where book_id = ${book.bookId} order by position offset ${at} limit 1`.execute(
        tx,
      )
      return rows[0]
    }),
  )

async function faultless(name: string): Promise<void> {
  for (const window of windows) {
    await page.setViewportSize(window)
    expect(await findFaults(page), `${name} ${window.width}`).toEqual([])
    await office.shot(name)
  }
  await page.setViewportSize(windows[0])
  // Another width is another frame: what had the focus in the old one is gone when this one stands.
  await page.getByRole('link', { name: 'Sổ hộ tịch', exact: true }).first().waitFor()
}

const heading = (name: string) => page.getByRole('heading', { level: 2, name })
/** The key of the side that says something. */
const keyOf = async (value: string) =>
  ((await page.getByRole('button', { name: /Bản A/ }).textContent()) ?? '').includes(value) ? '1' : '2'

test('differences are settled by keys, one after the other, and a decision is taken back', async () => {
  await page.goto(`${office.served.address}/keying/differences`)
  await heading('Họ, chữ đệm, tên').waitFor()
  await page.getByText('Còn 3 chỗ').waitFor()
  await page.locator('img[alt^="Ảnh ô"]').evaluate('image => image.decode()')
  await faultless('difference')
  await page.locator('section:focus').waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await page.getByText('Chưa chọn').waitFor()
  await page.keyboard.press(await keyOf(rightOf(twice, 0, 'nksHoTen')))
  await office.shot('chosen')
  await page.keyboard.press('Enter')
  // The second: neither is right, somebody types what stands there; on second thought one of them was.
  await heading('năm sinh').waitFor()
  await page.keyboard.press('e')
  await page.locator('[data-entry]:focus').waitFor({ state: 'attached' })
  await page.keyboard.type('01/02/1998')
  await office.shot('typed')
  await page.keyboard.press('Enter')
  await heading('Họ, chữ đệm, tên').waitFor()
  await page.keyboard.press('Control+z')
  await heading('năm sinh').waitFor()
  expect(await page.locator('[data-entry]').inputValue()).toBe('01.02.1998')
  await page.keyboard.press('Escape')
  await page.keyboard.press(await keyOf(rightOf(twice, 1, 'nksNgaySinh')))
  await page.keyboard.press('Enter')
  // The third: hardly to be read.
  await heading('Họ, chữ đệm, tên').waitFor()
  await page.keyboard.press(await keyOf(rightOf(twice, 2, 'meHoTen')))
  await page.keyboard.press('8')
  await page.keyboard.press('n')
  await page.keyboard.type('giấy ố')
  await page.keyboard.press('Enter')
  await page.getByText('Không còn chỗ nào chờ bạn phân xử').waitFor()
  await faultless('nothing-left')
  await expect.poll(async () => (await entryOf(twice, 2))?.status, patience).toBe('keyed')
  expect(await entryOf(twice, 0)).toMatchObject({
    ...{ status: 'keyed', fields: { nksHoTen: rightOf(twice, 0, 'nksHoTen') } },
  })
  expect((await entryOf(twice, 1))?.fields['nksNgaySinh']).toBe(rightOf(twice, 1, 'nksNgaySinh'))
  expect(await entryOf(twice, 2)).toMatchObject({
    ...{ fields: { meHoTen: rightOf(twice, 2, 'meHoTen') } },
    doubts: { meHoTen: { kind: 'doubtful', note: 'giấy ố' } },
  })
})

test('a second reader finishes what the keyer could not read', async () => {
  await page.goto(`${office.served.address}/keying/parked`)
  await page.getByText('Tên mẹ bị nhòe').waitFor()
  await faultless('parked')
  await page.getByRole('link', { name: `Đọc lần hai số ${first(once)}` }).focus()
  await page.keyboard.press('Enter')
  const field = page.locator('[data-entry="f-meHoTen"]:focus')
  await field.waitFor({ state: 'attached' })
  await page.locator('img[alt^="Ảnh ô"]').evaluate('image => image.decode()')
  await faultless('second-reading')
  await page.locator('[data-entry="f-meHoTen"]').focus()
  await page.keyboard.type('Nguyễn Thị')
  await page.keyboard.press('Alt+4')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Không có trường hợp nào chờ bạn đọc lại').waitFor()
  expect(await entryOf(once, 0)).toMatchObject({
    ...{ status: 'keyed', fields: { meHoTen: 'Nguyễn Thị' } },
    doubts: { meHoTen: { kind: 'unreadable' } },
  })
})

test('whoever accepts the book reads how many fields are still wrong, and what is not known', async () => {
  await page.goto(`${office.served.address}/books/${office.agencyId}/${twice.bookId}?tab=keying`)
  await page.getByRole('radio', { name: 'Chất lượng' }).press('Space')
  await page.getByText(/Ước tính còn .* trường sai trên 1.000/).waitFor()
  await page.getByText('Chưa đo được người phân xử').waitFor()
  await faultless('quality')
})

test('an entry drawn by lot and read with care becomes a gold entry', async () => {
  await page.goto(`${office.served.address}/books/${office.agencyId}/${twice.bookId}/gold`)
  await page.locator('[data-entry]:focus').waitFor({ state: 'attached' })
  await office.shot('gold')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/Đã đặt số .* làm phiếu chuẩn/).waitFor()
})
