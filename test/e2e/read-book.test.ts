import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { programEntry } from '../../src/platform/program.ts'
import { profiles } from '../../src/register/profile.ts'
import { makeXlsx, sheetXml, textRow } from '../../src/sheets/corpus/make-xlsx.ts'
import { peekSheetsSafely, readBookSafely } from '../../src/sheets/read-book.ts'
import { writeBook } from '../../src/sheets/write-book.ts'

// Workbooks are read in a child of the built program: with what people said about them, and in a memory that no file can exceed.

let dir: string
let typed: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'read-book-'))
  typed = join(dir, 'KS.2006.01.xlsx')
  const rows = textRow(['x', 'y'], 12) + textRow(['1', 'NguyÔn V¨n'], 13) + textRow(['2', 'TrÇn'], 14)
  await writeFile(typed, await makeXlsx({ sheets: [{ name: 'A', xml: sheetXml(rows) }] }))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const reading = { headerRow: 12, letters: 'tcvn3' } as const

test('a person’s word reaches the child, and the remarks come back', async () => {
  const { head, rows, remarks } = await readBookSafely(typed, { programEntry, reading })
  expect(head).toMatchObject({ sheet: 'A', headerRow: 12, header: ['x', 'y'] })
  expect(remarks).toThrow()
  const all = []
  for await (const row of rows) all.push(row)
  expect(all).toEqual([
    { row: 13, cells: ['1', 'Nguyễn Văn'], original: { 1: 'NguyÔn V¨n' } },
    { row: 14, cells: ['2', 'Trần'], original: { 1: 'TrÇn' } },
  ])
  expect(remarks().converted).toEqual([{ letters: 'tcvn3', by: 'told', cells: 2 }])
  const [sheet] = await peekSheetsSafely(typed, { programEntry, reading })
  expect(sheet).toMatchObject({ name: 'A', headerRow: 12 })
})

test('what can’t be read is one refusal, under the name people gave the file', async () => {
  await expect(readBookSafely(typed, { programEntry, name: 'KS.2006.01.xlsx' })).rejects.toMatchObject({
    code: 'sheet.no-header',
    params: { path: 'KS.2006.01.xlsx' },
  })
  await expect(peekSheetsSafely(join(dir, 'none.xlsx'), { programEntry })).rejects.toBeInstanceOf(AppError)
})

test('a reader that stops, or fails, ends the child', async () => {
  const profile = profiles.find(({ id }) => id === 'ks-60')
  if (profile === undefined) throw new Error('no profile')
  const path = join(dir, 'KS.2007.01.xlsx')
  await writeBook(profile, caseRows(20_000), path)
  // 20,000 rows are 25 MB of XML: the child passes on what it has read and needs no more for 20,000 rows than for 200.
  const whole = await readBookSafely(path, { programEntry, memoryMb: 48 })
  let count = 0
  for await (const row of whole.rows) count += row.row > 1 ? 1 : 0
  expect(count).toBe(20_000)

  const early = await readBookSafely(path, { programEntry })
  await early.rows.next()
  await early.rows.return()
  const failing = async () => {
    const { rows } = await readBookSafely(path, { programEntry })
    for await (const row of rows) if (row.row === 5) throw new Error('the rules fail')
  }
  await expect(failing()).rejects.toThrow('the rules fail')
})

function* caseRows(count: number) {
  for (let at = 1; at <= count; at++) {
    yield {
      so: String(at),
      quyenSo: '01/2007',
      ngayDangKy: '03.02.2007',
      nksHoTen: `LÊ VĂN AN ${at}`,
      nksNoiSinh: `xã ${at}, huyện Đồng Mây, tỉnh Sông Trà, nơi dài để tệp lớn hơn bộ nhớ`,
      meHoTen: `TRẦN THỊ BA ${at}`,
      chaHoTen: `LÊ VĂN CẢ ${at}`,
    }
  }
}
