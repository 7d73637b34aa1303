import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { AppError } from '../../errors.ts'
import type { CheckFinding } from '../check-rules.ts'
import type { BookSummary } from './book-summary.ts'
import { type CheckSummary, createCheckSummary } from './check-summary.ts'
import { htmlReport } from './html-report.ts'
import { writeSummary } from './write-summary.ts'

const none = { row: null, column: null, value: null, params: {}, suggestion: null }
const hostile: CheckFinding = {
  ...none,
  code: 'list.unknown',
  severity: 'error',
  row: 5,
  column: 'nksDanToc',
  value: '<script>alert(1)</script>',
  params: { label: 'Dân tộc', labelEn: 'Ethnic group' },
}
const number: CheckFinding = {
  ...none,
  code: 'identity.shape',
  severity: 'warning',
  row: 6,
  column: 'chaSoGiayToTuyThan',
  value: '04820600123',
  params: { label: 'Số giấy tờ – cha', labelEn: 'Number – father' },
}

function summaryOf(findings: readonly CheckFinding[], mostFindings?: number): CheckSummary {
  const book: BookSummary = {
    book: { kind: 'KS', year: 2006, volume: '01', agency: 'UBND xã "Đồng Mây" & <b>' },
    rows: 10,
    pdfs: 9,
    counts: { error: 1, warning: 1, info: 0 },
    groups: findings.map(found => ({
      code: found.code,
      severity: found.severity,
      count: 3,
      examples: [found],
    })),
  }
  const summary = createCheckSummary({ aloneZips: ['lẻ.zip'], closedFolders: [] }, mostFindings)
  summary.add({ name: "xã 1/<img src=x onerror='1'>.xlsx", zipName: null, summary: book }, findings)
  const error = new AppError('sheet.damaged', { path: 'hỏng.xlsx' })
  summary.add({ name: 'hỏng.xlsx', zipName: null, error }, [])
  return summary.finish(new Date('2026-11-22T03:00:00Z'))
}

const htmlOf = (summary: CheckSummary, unmasked = false, language: 'vi' | 'en' = 'vi') =>
  [...htmlReport(summary, { language, unmasked })].join('')

test('what stands in a cell or in a file’s name is text in the report, never markup', () => {
  const html = htmlOf(summaryOf([hostile]))
  expect(html).not.toMatch(/<script|<img|<b>/)
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

test('identity numbers are hidden but for their last digits, unless they are wanted', () => {
  const summary = summaryOf([number])
  expect(htmlOf(summary)).not.toContain('04820600123')
  expect(htmlOf(summary)).toContain('••••••••123')
  expect(htmlOf(summary, true)).toContain('04820600123')
})

test('the report counts, names what is unusable and what was left over, in either language', () => {
  const html = htmlOf(summaryOf([hostile]))
  for (const said of ['Có lỗi', 'Không đọc được', 'hỏng.xlsx', 'lẻ.zip', '… và 2 chỗ nữa', 'Lập bằng Sổ Gốc'])
    expect(html).toContain(said)
  const english = htmlOf(summaryOf([hostile]), false, 'en')
  expect(english).toContain('<html lang="en">')
  expect(english).toContain('Unusable')
})

test('findings between books are counted with their book', () => {
  const summary = createCheckSummary({ aloneZips: [], closedFolders: [] })
  const clean: BookSummary = {
    book: { kind: 'KS', year: 2006, volume: '01', agency: null },
    rows: 1,
    pdfs: 0,
    counts: { error: 0, warning: 0, info: 0 },
    groups: [],
  }
  summary.add({ name: 'a.xlsx', zipName: null, summary: clean }, [])
  summary.addAcross([{ name: 'a.xlsx', found: hostile }], 5)
  const { books, totals, findingCount } = summary.finish(new Date())
  expect(books[0]?.summary?.groups).toMatchObject([{ code: 'list.unknown', count: 1 }])
  expect([totals.counts.error, totals.verdicts.errors, findingCount]).toEqual([1, 1, 1])
})

test('the summary workbook has books, rules and findings, and says when the list is cut', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'summary-'))
  try {
    const path = join(dir, 'tong-hop.xlsx')
    await writeSummary(summaryOf([hostile, number], 1), 'vi', path)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(path)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Sổ', 'Các loại vấn đề', 'Danh sách'])
    const [books, , list] = workbook.worksheets
    const rowsOf = (sheet = books) =>
      (sheet?.getRows(1, sheet.rowCount) ?? []).map(row => String((row.values as string[]).join('|')))
    expect(rowsOf().at(-1)).toContain('lẻ.zip')
    expect(rowsOf(list)[1]).toContain('1 trong 2 chỗ')
    expect(rowsOf(list)[2]).toContain('<script>')
  } finally {
    await rm(dir, { recursive: true })
  }
})
