import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ensureBook } from '../../src/inventory/ensure-book.ts'
import type { App } from '../../src/platform/app.ts'
import { noteFile } from '../../src/platform/vault/note-file.ts'
import { receiptSchema } from '../../src/registry/deposit/receipt/schema.ts'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { writePackage } from '../../src/registry/testing/write-package.ts'
import { findFaults } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'
import { sogoc } from '../support/sogoc.ts'

let office: Office

/** Three checked packages, one of them with a date that is none. */
async function addPackages(app: App, agencyId: string): Promise<void> {
  for (const year of [1991, 1992, 1993]) {
    const rows = sampleBirths(8, (values, at) => ({
      ...values,
      quyenSo: `01/${year}`,
      ngayDangKy: `${10 + at}.03.${year}`,
      nksNgaySinh: year === 1992 && at === 3 ? `31.02.${year}` : `0${1 + at}.03.${year}`,
    }))
    const files = await writePackage({
      dir: app.vault.dir.replace(/vault$/, ''),
      kind: 'KS',
      year,
      volume: '01',
      rows,
    })
    const [xlsx, zip] = [await app.vault.putFile(files.xlsxPath), await app.vault.putFile(files.zipPath)]
    await app.database.transaction({ scope: 'all' }, async tx => {
      await noteFile(tx, agencyId, xlsx, 'application/octet-stream')
      await noteFile(tx, agencyId, zip, 'application/zip')
      const bookId = await ensureBook(tx, { agencyId, kind: 'KS', year, volume: '01' })
      await tx
        .insertInto('package')
        .values({
          agency_id: agencyId,
          id: newId(),
          book_id: bookId,
          xlsx: xlsx.digest,
          xlsx_name: `KS.${year}.01.xlsx`,
          zip: zip.digest,
          zip_name: `KS.${year}.01.zip`,
          kind: 'KS',
          year,
          volume: '01',
          state: 'checked',
          row_count: 8,
          pdf_count: 8,
          error_count: year === 1992 ? 1 : 0,
          warning_count: 0,
          info_count: 0,
        })
        .execute()
    })
  }
}

beforeAll(async () => {
  office = await openOffice('batch', addPackages)
  await office.signIn()
})
afterAll(() => office.close())
afterEach(({ task }) => office.keepPicture(task))

test('by keyboard alone: choose the packages that are ready, deposit them together, take the receipt of one', async () => {
  const { page, dir, dataDir } = office
  await page.keyboard.press('g')
  await page.keyboard.press('g')
  const all = page.getByRole('checkbox', { name: 'Chọn mọi gói sẵn sàng cập nhật' })
  await all.focus()
  await page.keyboard.press('Space')
  expect(await findFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Cập nhật 3 sổ…' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Cả quyển' }).and(page.locator(':focus')).waitFor()
  await dialog.getByText(/^1 gói còn lỗi chưa xử lý/).waitFor()
  expect(await findFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Bắt đầu cập nhật' }).press('Enter')

  await page.getByText('Đã xong 3 / 3 sổ').waitFor()
  const rowOf = (year: number) => page.getByRole('row', { name: `KS.${year}.01.xlsx` })
  await rowOf(1991).getByText('thêm 8, phiên bản mới 0, không đổi 0').waitFor()
  await rowOf(1992).getByText('Còn lỗi, chưa nhận').waitFor()
  await rowOf(1993).getByText('Đã cập nhật').waitFor()
  expect(await findFaults(page)).toEqual([])

  await rowOf(1991).getByRole('link').press('Enter')
  await page.getByRole('link', { name: 'Đến sổ' }).press('Enter')
  await page.getByRole('tab', { name: /Bản ghi/ }).press('Enter')
  await page.getByRole('button', { name: 'Các lần cập nhật (1)' }).press('Enter')
  const item = page.getByRole('menuitem', { name: /^Tải biên nhận/ })
  await item.waitFor()
  await page.keyboard.press('ArrowDown')
  await item.locator(':scope:focus').waitFor({ state: 'attached' })
  const downloading = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const path = join(dir, 'receipt.json')
  await (await downloading).saveAs(path)
  expect(receiptSchema.parse(JSON.parse(await readFile(path, 'utf8')))).toMatchObject({
    book: { kind: 'KS', year: 1991, volume: '01' },
    counts: { rows: 8, inserted: 8 },
  })
  expect(await sogoc(['verify', '--receipt', path, '--data', dataDir])).toMatchObject({ status: 0 })
})
