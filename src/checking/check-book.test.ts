import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { findProfile } from '../register/profile.ts'
import { type BookCheck, type CheckInput, checkBookFiles } from './check-book.ts'
import { checkFindingText } from './check-rules.ts'
import { formatCheck } from './format-check.ts'
import { makeBook, tinyPdf } from './testing/make-book.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'check-test-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

let serial = 0
const nextDir = () => join(dir, String(++serial))
const check = (input: CheckInput) => checkBookFiles({ ...input, isolate: false })
const codes = (result: BookCheck) =>
  result.findings.map(found => `${found.code}${found.row === null ? '' : `@${found.row}`}`)

describe('a book in which everything is right', () => {
  test.each(['KS', 'KH', 'KT', 'CMC', 'HN'] as const)(
    'of kind %s has no findings, with every row paired to its PDF',
    async kind => {
      const book = await makeBook(nextDir(), { kind })
      const rows: number[] = []
      const result = await check({ ...book, hash: true, onRow: row => void rows.push(row.row) })
      expect(result.findings).toEqual([])
      expect(result).toMatchObject({ rows: 12, pdfs: 12, counts: { error: 0, warning: 0, info: 0 } })
      expect(`${result.book.kind}.${result.book.year}.${result.book.volume}`).toBe(book.core)
      expect(rows).toEqual(book.rows.map(row => row.row))
      expect([...result.pdfOfRow.values()].map(pdf => pdf.name)).toEqual(book.pdfNames)
      expect([...result.pdfOfRow.values()].every(pdf => /^[0-9a-f]{64}$/.test(pdf.sha256 ?? ''))).toBe(true)
    },
  )

  test('reads the template of 2024 with its STT column, and says nothing about PDFs when no .zip is given', async () => {
    const profile = findProfile('ks-2024')
    const book = await makeBook(nextDir(), profile === undefined ? {} : { profile })
    const result = await check({ xlsxPath: book.xlsxPath })
    expect(result.findings.filter(found => found.code.startsWith('pdf.'))).toEqual([])
    expect(result.profile?.id).toBe('ks-2024')
  })

  test('is known by its rows when its file name says nothing', async () => {
    const book = await makeBook(nextDir())
    const path = join(dir, `so-khai-sinh-${++serial}.xlsx`)
    await rename(book.xlsxPath, path)
    const result = await check({ xlsxPath: path, zipPath: book.zipPath })
    expect(codes(result)).toEqual(['book.name'])
    expect(`${result.book.kind}.${result.book.year}.${result.book.volume}`).toBe(book.core)
  })
})

describe('what the files themselves show', () => {
  test('a PDF that is missing, empty, no PDF, cut short, or of no row', async () => {
    const book = await makeBook(nextDir(), {
      spoilPdf: (name, at) => {
        if (at === 0) return null
        if (at === 1) return { name, bytes: Buffer.alloc(0) }
        if (at === 2) return { name, bytes: Buffer.from('<html>') }
        if (at === 3) return { name, bytes: tinyPdf(name).subarray(0, 30) }
        if (at === 4) return { name: name.replace(/\.\d+\.pdf$/, '.999.pdf'), bytes: tinyPdf(name) }
        return { name, bytes: tinyPdf(name) }
      },
    })
    const result = await check(book)
    expect(codes(result)).toEqual([
      'pdf.orphan',
      'pdf.missing@2',
      'pdf.empty@3',
      'pdf.not-pdf@4',
      'pdf.truncated@5',
      'pdf.missing@6',
    ])
    expect(result.findings.find(found => found.code === 'pdf.missing')?.suggestion).toBe(book.pdfNames[0])
  })

  test('the .zip of another book', async () => {
    const book = await makeBook(nextDir())
    const result = await check({ ...book, zipName: 'KH.1990.05.zip' })
    expect(codes(result)).toEqual(['book.zip-name'])
    expect(checkFindingText(result.findings[0] ?? fail(), 'vi')).toContain('KH.1990.05')
  })

  test('cells that are no text: formula errors, numbers that Excel turned into dates', async () => {
    const book = await makeBook(nextDir())
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(book.xlsxPath)
    const sheet = workbook.worksheets[0] ?? fail()
    const columnOf = (header: string) => (sheet.getRow(1).values as string[]).indexOf(header)
    sheet.getRow(3).getCell(columnOf('meNoiCuTru')).value = { error: '#N/A' }
    const turned = sheet.getRow(4).getCell(columnOf('trangSo'))
    turned.value = new Date(Date.UTC(2018, 0, 5))
    turned.numFmt = 'dd/mm/yyyy'
    await workbook.xlsx.writeFile(book.xlsxPath)
    const result = await check(book)
    expect(codes(result)).toEqual([
      'cell.error@3',
      'page.out-of-place@4',
      'cell.turned-date@4',
      'page.unreadable@4',
    ])
    expect(result.findings[0]).toMatchObject({ column: 'meNoiCuTru', value: '#N/A' })
  })
})

test('what a person reads names the book, the rules and the first places', async () => {
  const book = await makeBook(nextDir(), {
    spoilRow: (values, at) => {
      if (at < 5) values.nksNgaySinh = '31.02.1990'
    },
  })
  const text = formatCheck(await check(book), 'vi')
  expect(text).toContain('Sổ đăng ký khai sinh')
  expect(text).toContain('Ngày không có trong lịch (date.impossible) × 5')
  expect(text).toContain('dòng 2, nksNgaySinh: Không có ngày 31.02.1990')
  expect(text).toContain('và 2 chỗ nữa')
})

test('a sheet without data rows, or of no known register, can not be used', async () => {
  const empty = await makeBook(nextDir(), { count: 0 })
  await expect(check(empty)).rejects.toMatchObject({ code: 'sheet.no-rows' })
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('S').addRows([
    ['so', 'quyenSo', 'ngayDangKy'],
    ['1', '01/2006', '2006'],
  ])
  const path = join(dir, 'any.xlsx')
  await workbook.xlsx.writeFile(path)
  await expect(check({ xlsxPath: path })).rejects.toBeInstanceOf(AppError)
})

function fail(): never {
  throw new Error('not there')
}
