import { PDFiumLibrary } from '@hyzyla/pdfium'
import PizZip from 'pizzip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Paper } from './paper.ts'
import { fromPizZip } from './word/docx-parts.ts'
import { readLetter } from './word/read-letter.ts'
import { parseXml, textOf } from './word/xml-tree.ts'
import { writePaper } from './write-paper.ts'

let pdfium: PDFiumLibrary
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init()
})
afterAll(() => pdfium.destroy())

const paper: Paper = {
  agency: { above: 'UBND tỉnh An Nguyên', name: 'Sở Tư pháp tỉnh An Nguyên' },
  number: '12/BG-2026',
  place: 'An Nguyên',
  on: '2026-01-09',
  title: 'Biên bản bàn giao sổ hộ tịch',
  subtitle: 'Xã Trà Giang',
  body: [
    { type: 'heading', text: 'I. Thành phần' },
    { type: 'paragraph', text: 'Bên giao: Ẩn ễ ợ Ự <b> & "x" #let $y$\nDòng hai' },
    { type: 'list', items: ['Một việc', 'Hai việc'] },
    {
      type: 'table',
      columns: [
        { head: 'STT', width: 1, align: 'center' },
        { head: 'Tên sổ', width: 5 },
        { head: 'Số tờ', width: 2, align: 'right' },
      ],
      rows: [
        ...Array.from({ length: 45 }, (_, at) => ({
          cells: [String(at + 1), `Sổ khai sinh quyển ${at + 1}`, '200'],
        })),
        { cells: ['', 'Cộng', '16.000'], strong: true },
      ],
    },
    { type: 'qr', text: 'https://so.example/x', sizeMm: 25, caption: 'Mở trong Sổ Gốc' },
  ],
  signatures: [
    { title: 'Bên giao', name: 'Nguyễn Văn A' },
    { title: 'Bên nhận', name: null },
  ],
  foot: 'Mã phiếu 0199',
}

async function pagesOf(pdf: Buffer): Promise<{ text: string; width: number; height: number }[]> {
  const document = await pdfium.loadDocument(pdf)
  try {
    return [...document.pages()].map(page => ({
      text: page.getText().normalize('NFC'),
      width: page.getOriginalSize().originalWidth,
      height: page.getOriginalSize().originalHeight,
    }))
  } finally {
    document.destroy()
  }
}

test('everything said on a paper stands in the .docx and in the PDF, which repeats the head of a long table on every page', async () => {
  const { docx, pdf } = await writePaper(paper)
  const parts = fromPizZip(new PizZip(docx))
  const words = textOf(parseXml(parts.get('word/document.xml')?.toString('utf8') ?? '')).normalize('NFC')
  const pages = await pagesOf(pdf)
  const printed = pages.map(({ text }) => text.replace(/\s+/g, ' ')).join(' ')
  for (const said of [
    'ỦY BAN NHÂN DÂN TỈNH',
    'SỞ TƯ PHÁP TỈNH AN NGUYÊN',
    'Số: 12/BG-2026',
    'An Nguyên, ngày 09 tháng 01 năm 2026',
    'BIÊN BẢN BÀN GIAO SỔ HỘ TỊCH',
    'Xã Trà Giang',
    'Bên giao: Ẩn ễ ợ Ự <b> & "x" #let $y$',
    'Dòng hai',
    'Hai việc',
    'Sổ khai sinh quyển 45',
    '16.000',
    'Mở trong Sổ Gốc',
    'BÊN NHẬN',
    'Nguyễn Văn A',
  ]) {
    expect(words.replaceAll('\u00a0', ' ')).toContain(said)
    expect(printed.replaceAll('\u00a0', ' ')).toContain(said)
  }
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.filter(({ text }) => text.includes('Số tờ'))).toHaveLength(
    pages.length - (pages.at(-1)?.text.includes('Số tờ') ? 0 : 1),
  )
  expect(pages[1]?.text.replace(/\s+/g, ' ')).toMatch(/Trang 2 ?\/ ?2/)
  expect(pages[0]?.text).toContain('Mã phiếu 0199')
})

test('the house’s own reader draws all of it: nothing is remarked', async () => {
  const { docx } = await writePaper(paper)
  expect(readLetter(fromPizZip(new PizZip(docx))).remarks).toEqual([])
})

test('the same paper gives the same bytes', async () => {
  const [one, two] = [await writePaper(paper), await writePaper(paper)]
  expect(one.docx.equals(two.docx)).toBe(true)
  expect(one.pdf.equals(two.pdf)).toBe(true)
})

test('a wide paper lies on its side', async () => {
  const { pdf } = await writePaper({ ...paper, orientation: 'landscape' })
  const [first] = await pagesOf(pdf)
  expect(first && first.width > first.height).toBe(true)
})
