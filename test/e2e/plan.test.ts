import { readFile } from 'node:fs/promises'
import PizZip from 'pizzip'
import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAccount } from '../../src/access/create-account.ts'
import { createBook } from '../../src/inventory/create-book.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

const lead = { username: 'sotuphap.thu', password: 'một câu dễ nhớ khác để thử' }
let office: Office

beforeAll(async () => {
  office = await openOffice('plan', (app, agencyId) =>
    app.database.transaction({ scope: 'all' }, async tx => {
      const books = [
        ['KS', 2008],
        ['KS', 2007],
        ['KH', 2007],
        ['KT', 2001],
        ['KS', 1995],
      ] as const
      for (const [kind, year] of books)
        await createBook(tx, { agencyId, kind, year, volume: '01', closingTotal: 40, note: null }, null)
      const province = { id: newId(), code: '99', level: 'province', name: 'Sở Tư pháp tỉnh Thử' } as const
      await tx
        .insertInto('agency')
        .values({ ...province, valid_from: '1990-01-01' })
        .execute()
      await tx.updateTable('agency').set({ parent_id: province.id }).where('id', '=', agencyId).execute()
      const account = { ...lead, displayName: 'Trần Văn Thử', role: 'province-lead' } as const
      await createAccount(tx, { ...account, agencyId: province.id }, null)
    }),
  )
}, 60_000)
afterAll(() => office.close())
beforeEach(() => office.page.setViewportSize(windows[0]))
afterEach(({ task }) => office.keepPicture(task))

/** What is looked at in both windows. */
async function look(title: string): Promise<void> {
  const { page } = office
  for (const window of windows) {
    await page.setViewportSize(window)
    expect(await findFaults(page), `${title} ${window.width}`).toEqual([])
    await office.shot(title)
  }
  await page.setViewportSize(windows[0])
}

const dated = ['01/01/2026', '30/06/2026'] as const

describe('a plan', () => {
  it('is made of a shipped one by keyboard; its phases wait for their days', async () => {
    const { page } = office
    await page.getByLabel('Tên đăng nhập').fill(lead.username)
    await page.getByLabel('Mật khẩu', { exact: true }).fill(lead.password)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Kế hoạch', exact: true }).click()
    await page.getByRole('heading', { name: 'Chưa có kế hoạch nào' }).waitFor()
    await page.getByRole('button', { name: 'Lập kế hoạch' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.locator(':focus').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { name: /Bến Tre/ }).click()
    await dialog.getByText(/không có trong tư liệu/).waitFor()
    await dialog.getByLabel('Từ ngày').fill(dated[0])
    await dialog.getByLabel('Đến ngày').fill('31/12/2030')
    expect(await findFaults(page)).toEqual([])
    await office.shot('new')
    await dialog.getByRole('button', { name: 'Lập kế hoạch' }).click()
    await page.getByRole('heading', { name: 'Bến Tre 2019–2025' }).waitFor()
    await page.getByRole('button', { name: 'Ban hành' }).click()
    await page.getByText(/chưa có ngày bắt đầu và ngày kết thúc/).waitFor()
    await look('draft')
  })

  it('is dated, saved and issued', async () => {
    const { page } = office
    const phases = page.locator('details')
    const count = await phases.count()
    expect(count).toBe(8)
    for (let at = 0; at < count; at++) {
      const phase = phases.nth(at)
      if ((await phase.getAttribute('open')) === null) await phase.locator('summary').click()
      await phase.getByLabel('Từ ngày').fill(dated[0])
      await phase.getByLabel('Đến ngày').fill(dated[1])
    }
    await page.getByRole('button', { name: 'Lưu kế hoạch' }).click()
    await page.getByText('Bản 2').waitFor()
    await page.getByRole('button', { name: 'Ban hành' }).click()
    await page.getByText('Đã ban hành', { exact: true }).waitFor()
    await page.getByRole('tab', { name: 'Lộ trình' }).click()
    await page.getByRole('row', { name: /sổ 2006–2015/ }).waitFor()
    await look('timeline')
  })

  it('opens from each number the list that it counts', async () => {
    const { page } = office
    const row = page.getByRole('row', { name: /sổ 2006–2015/ })
    expect(await row.getByRole('link').first().textContent()).toBe('3')
    await row.getByRole('link').first().click()
    await page.getByText('3 dòng').waitFor()
    await page.goBack()
  })

  it('proposes targets from the books, and prints them in the annex', async () => {
    const { page } = office
    await page.getByRole('tab', { name: 'Chỉ tiêu' }).click()
    await page.getByRole('button', { name: /Lấy đề xuất/ }).click()
    await page.getByRole('button', { name: 'Lưu chỉ tiêu' }).click()
    await page.getByText('Đã giao chỉ tiêu: 1 dòng.').waitFor()
    await look('targets')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Phụ lục .docx' }).click(),
    ])
    const words = new PizZip(await readFile(await download.path()))
      .file('word/document.xml')
      ?.asText()
      .replace(/<[^>]+>/g, ' ')
    expect(words).toContain('UBND xã Đồng Mây')
    expect(words).toContain('120')
    await page.getByRole('tab', { name: 'Lịch' }).click()
    await page.getByText('Bắt đầu: Sở Tư pháp. Giai đoạn 1: sổ 2013–2015').waitFor()
    await look('calendar')
  })

  it('is changed with a reason, and put back', async () => {
    const { page } = office
    await page.getByRole('tab', { name: 'Soạn kế hoạch' }).click()
    await page.getByLabel('Tên kế hoạch').fill('Kế hoạch 2026–2030')
    await page.getByRole('button', { name: 'Lưu kế hoạch' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator(':focus').waitFor({ state: 'attached' })
    await page.keyboard.type('Theo ý kiến của UBND tỉnh')
    await dialog.getByRole('button', { name: 'Thực hiện' }).click()
    await page.getByRole('heading', { name: 'Kế hoạch 2026–2030' }).waitFor()
    await page.getByRole('tab', { name: 'Thay đổi' }).click()
    await page.getByText('Theo ý kiến của UBND tỉnh').waitFor()
    await page.getByText('Tên kế hoạch: Bến Tre 2019–2025 → Kế hoạch 2026–2030').waitFor()
    await look('changes')
  })
})

describe('the work list', () => {
  it('has the newest phase and marriages first, and says why births wait', async () => {
    const { page } = office
    await page.getByRole('link', { name: 'Việc cần làm', exact: true }).click()
    await page.getByRole('row', { name: /Kết hôn 2007/ }).waitFor()
    const rows = await page.locator('tbody tr').allTextContents()
    expect(rows.map(text => /[^\d]+ \d{4}\.\d+/.exec(text.replace(/^\d+/, ''))?.[0])).toEqual([
      'Kết hôn 2007.01',
      'Khai sinh 2008.01',
      'Khai sinh 2007.01',
      'Khai tử 2001.01',
      'Khai sinh 1995.01',
    ])
    await page.getByRole('button', { name: 'Chưa đến lượt' }).first().click()
    await page.getByText(/những người đã có trong sổ Kết hôn không được gợi ý/).waitFor()
    await office.shot('early')
    await page.keyboard.press('Escape')
    await look('work')
  })

  it('tells the same on the book’s own page', async () => {
    const { page } = office
    await page.getByRole('link', { name: /Khai sinh 2008/ }).click()
    await page
      .getByRole('note')
      .getByText(/Nên nhập trước/)
      .waitFor()
    await look('book')
  })
})
