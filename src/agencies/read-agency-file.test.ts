import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { parseAgencyLine } from './parse-agency-line.ts'
import { readAgencyFile } from './read-agency-file.ts'

test('a workbook as an officer makes it: numbers for codes, dates for days, a blank row', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sogoc-agencies-'))
  const path = join(dir, 'cơ quan.xlsx')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Danh mục')
  sheet.addRow(['Mã', 'Tên', 'Cấp', 'Cấp trên', 'Từ ngày', 'Đến ngày', 'Ghi chú'])
  sheet.addRow([])
  sheet.addRow([
    4,
    'UBND phường Trúc Bạch',
    'phường',
    1,
    new Date('1961-05-31'),
    new Date('2025-06-30'),
    'nhập vào Ba Đình',
  ])
  for (const column of [5, 6]) sheet.getColumn(column).numFmt = 'dd/mm/yyyy'
  await book.xlsx.writeFile(path)
  const lines = await readAgencyFile(path)
  await rm(dir, { recursive: true })
  expect(lines).toHaveLength(1)
  expect(lines.map(parseAgencyLine)).toEqual([
    {
      line: 3,
      code: '00004',
      name: 'UBND phường Trúc Bạch',
      level: 'commune',
      parent: '1',
      validFrom: '1961-05-31',
      validTo: '2025-07-01',
      succession: null,
    },
  ])
})
