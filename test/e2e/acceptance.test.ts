import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createAgency } from '../../src/agencies/create-agency.ts'
import type { App } from '../../src/platform/app.ts'
import { depositRows } from '../../src/registry/testing/deposit-rows.ts'
import { generateBook } from '../../src/training/generate-book.ts'
import { addPerson, benchPassword, communeCode, everything } from '../bench/keying/commune.ts'
import { prepareBook } from '../bench/keying/prepare-book.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// The department makes a lot of a deposited book and draws its sample; the commune's registrar, who neither keyed nor checked it, compares the sample with the
// images by keyboard alone; the department signs, the book is closed, and the minutes are there.

const which = { kind: 'KS', year: 1998, volume: '01' } as const
const cases = 9
let office: Office
let commune: Page
let department: Page
let bookPath: string

beforeAll(async () => {
  office = await openOffice('acceptance', fill)
  commune = office.page
  await office.signIn()
  const context = await commune.context().browser()?.newContext({ locale: 'vi-VN' })
  if (context === undefined) throw new Error('the browser is gone')
  department = await context.newPage()
  department.setDefaultTimeout(30_000)
  await department.setViewportSize(windows[0])
  await department.goto(office.served.address)
  await department.getByLabel('Tên đăng nhập').fill('so')
  await department.getByLabel('Mật khẩu', { exact: true }).fill(benchPassword)
  await department.keyboard.press('Enter')
  await department.getByRole('link', { name: 'Nghiệm thu', exact: true }).waitFor()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

/** A book that was scanned and deposited, with a wrong name in each record; and the department above the commune. */
async function fill(app: App, agencyId: string): Promise<void> {
  const { id: province } = await app.database.transaction(everything, tx =>
    createAgency(tx, everything, {
      ...{
        code: '49',
        level: 'province',
        name: 'Sở Tư pháp tỉnh Sông Trà',
        parentId: null,
        validFrom: '1976-01-01',
      },
    }),
  )
  await app.database.transaction(everything, tx =>
    sql`update agency set parent_id = ${province} where id = ${agencyId}`.execute(tx),
  )
  const managerId = await addPerson(app, province, 'so', 'province-lead')
  const { bookId } = await prepareBook(
    app,
    { agencyId, managerId },
    { ...which, cases, drawn: 1, dpi: 110, columns: 'core', setup: {} },
  )
  const rows = [...generateBook({ ...which, agency: communeCode, rows: cases, seed: 7 })]
  await depositRows(app, agencyId, {
    ...which,
    rows: rows.map(({ values }) => ({ ...values, nksHoTen: `${values.nksHoTen} Nhầm` })),
  })
  bookPath = `/books/${agencyId}/${bookId}`
}

async function faultless(page: Page, name: string, sizes: readonly (typeof windows)[number][] = windows) {
  for (const window of sizes) {
    await page.setViewportSize(window)
    await office.shot(name, page)
    expect(await findFaults(page, { frames: false }), `${name} ${window.width}`).toEqual([])
  }
  await page.setViewportSize(windows[0])
}

/** The row of the inspected record that has the keyboard. */
const focused = (page: Page) => page.locator('[data-row]:focus')

test('the department picks the book, reads what the plan lets through, and draws the sample', async () => {
  await department.getByRole('link', { name: 'Nghiệm thu', exact: true }).click()
  await department.getByText('Chưa có lô nghiệm thu nào').waitFor()
  await department.getByRole('link', { name: 'Lập lô nghiệm thu' }).click()
  await department.getByText('Đủ điều kiện').waitFor()
  await department.getByRole('checkbox', { name: /^Chọn .*1998/ }).press('Space')
  await department.getByText('Kiểm tra toàn bộ 9 bản ghi').waitFor()
  await department.getByText('Chuỗi lô – TCVN 7790-1').click()
  await department.getByText('Kiểm tra thường', { exact: false }).first().waitFor()
  await department.getByRole('combobox', { name: /AQL/ }).click()
  await department.getByRole('option', { name: '10', exact: true }).click()
  await department.getByText('đạt khi có không quá 1 bản ghi không phù hợp').waitFor()
  await department
    .getByText(/vẫn được chấp nhận \d+ lần trong 100/)
    .first()
    .waitFor()
  // On a phone the page stands in another frame, and what was picked or marked here is gone.
  await faultless(department, 'plan', [windows[0]])
  await department.getByRole('button', { name: 'Lập lô và rút mẫu' }).press('Enter')
  await department.getByRole('heading', { name: /Lô 1\/NT-/ }).waitFor()
})

test('the registrar compares the sample with the images without touching the mouse', async () => {
  await commune.getByRole('link', { name: 'Nghiệm thu', exact: true }).press('Enter')
  await commune.getByRole('link', { name: /1\/NT-/ }).press('Enter')
  await commune.getByRole('link', { name: 'Kiểm tra mẫu' }).press('Enter')
  await commune.getByText('Còn 5 bản ghi').waitFor()
  await focused(commune).waitFor()
  await faultless(commune, 'compare')
  await focused(commune).waitFor()
  while (!((await focused(commune).textContent()) ?? '').includes('Nhầm'))
    await commune.keyboard.press('ArrowDown')
  await commune.keyboard.press('x')
  await commune.locator('label input:focus').waitFor()
  await commune.keyboard.type('Đúng như sổ')
  await faultless(commune, 'inspect', [windows[0]])
  await commune.keyboard.press('Enter')
  await focused(commune).waitFor()
  await commune.keyboard.press('Enter')
  await commune.getByText('Còn 4 bản ghi').waitFor()
  await focused(commune).waitFor()

  await commune.keyboard.press('Control+z')
  await commune.getByText('Đã rút kết quả của bản ghi này').waitFor()
  expect(await commune.getByLabel('Sổ ghi').inputValue()).toBe('Đúng như sổ')
  await commune.getByText('Còn 5 bản ghi').waitFor()
  for (const left of [4, 3, 2, 1, 0]) {
    await focused(commune).waitFor()
    await commune.keyboard.press('Enter')
    if (left > 0) await commune.getByText(`Còn ${left} bản ghi`).waitFor()
  }
  await commune.getByText('Đã xem hết mẫu').waitFor()
  await commune.keyboard.press('Enter')
  await commune.getByText('1 bản ghi không phù hợp (được phép 1)').waitFor()
  expect(await commune.getByRole('button', { name: 'Ký chấp nhận' }).count()).toBe(0)
  await faultless(commune, 'lot')
})

test('the department reads the risk, signs, and has the minutes; the book is closed', async () => {
  await department.reload()
  await department.getByText('Mẫu đạt.').waitFor()
  const sign = department.getByRole('button', { name: 'Ký chấp nhận' })
  expect(await sign.isDisabled()).toBe(true)
  await faultless(department, 'sign')
  await department.getByRole('checkbox', { name: /Tôi đã đọc rủi ro/ }).press('Space')
  await sign.press('Enter')
  await department.getByText('Đã chấp nhận', { exact: true }).waitFor()
  const [download] = await Promise.all([
    department.waitForEvent('download'),
    department.getByRole('link', { name: '.docx' }).press('Enter'),
  ])
  expect(download.suggestedFilename()).toMatch(/^bien-ban-1-NT-\d{4}\.docx$/)
  await commune.goto(office.served.address + bookPath)
  await commune.getByText('Đã đóng').first().waitFor()
})
