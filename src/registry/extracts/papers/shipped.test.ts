import { PDFiumLibrary } from '@hyzyla/pdfium'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseXml, textOf } from '../../../papers/word/xml-tree.ts'
import { getPaper, paperIds } from '../../../register/extract-papers.ts'
import { findKind } from '../../../register/kind.ts'
import { printPaper } from '../compose-paper.ts'
import { checkTemplate } from '../templates/check-template.ts'
import { getShippedTemplate } from '../templates/find-template.ts'
import { listPlaceholders } from './placeholders.ts'
import { sampleRecord } from './sample-record.ts'

let pdfium: PDFiumLibrary
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init()
})
afterAll(() => pdfium.destroy())

const imprint = {
  officeName: 'UBND xã Trà Giang',
  number: '143/TLKS-BS',
  code: '7KQ4-M2ZX-90AB-CDEF',
  address: 'https://sogoc.example.vn/xac-nhan',
  place: 'Trà Giang',
  issuedOn: '2026-03-05',
  signerName: 'Lê Quốc Dũng',
  signerTitle: 'Chủ tịch',
  copies: 1,
}
const oneLine = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ')

async function readPdf(bytes: Buffer): Promise<{ pages: number; text: string }> {
  const document = await pdfium.loadDocument(bytes)
  try {
    const pages = [...document.pages()]
    return { pages: pages.length, text: oneLine(pages.map(page => page.getText()).join(' ')) }
  } finally {
    document.destroy()
  }
}

describe.each(paperIds)('%s as it is shipped', paper => {
  const template = getShippedTemplate(paper)
  const record = sampleRecord(paper)
  const { docx, pdf } = printPaper(template.parts, record, imprint, getPaper(paper).name.vi)

  test('would be taken from an office, and the PDF has all of it', () => {
    expect(checkTemplate(paper, 'mau.docx', template.parts)).toEqual([])
  })

  test('both forms say the same, in letters that other programs read', async () => {
    const { text } = await readPdf(pdf)
    const xml = new PizZip(docx).file('word/document.xml')?.asText() ?? ''
    const word = oneLine(textOf(parseXml(xml)))
    const main = findKind(record.kind)?.persons.find(person => person.main)
    const expected = [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'ỦY BAN NHÂN DÂN XÃ TRÀ GIANG',
      'Trà Giang, ngày 05 tháng 3 năm 2026',
      '143/TLKS-BS',
      '7KQ4-M2ZX-90AB-CDEF',
      'Cải chính ngày sinh. Căn cứ 12/QĐ-UBND ngày 04/05/2015',
      'Lê Quốc Dũng',
      ...(main === undefined || paper === 'XNHT' ? [] : ['NGUYỄN THỊ NGỌC MẪU']),
    ]
    for (const part of expected) {
      // Where a line ends in the PDF there is a break that the document has not.
      expect(text.replaceAll(' ', '')).toContain(part.replaceAll(' ', ''))
      expect(word.replaceAll(' ', '')).toContain(part.replaceAll(' ', ''))
    }
    expect(text).not.toMatch(/[{}\uFFFD]/)
    expect(word).not.toMatch(/[{}]/)
  })

  test('the same paper has the same bytes', () => {
    const again = printPaper(template.parts, record, imprint, getPaper(paper).name.vi)
    expect(again.docx.equals(docx)).toBe(true)
    expect(again.pdf.equals(pdf)).toBe(true)
  })
})

test('an extract of birth fills one page, and says it is a preview when it is one', async () => {
  const { parts } = getShippedTemplate('TLKS')
  const shown = printPaper(parts, sampleRecord('TLKS'), imprint, 'Trích lục', 'BẢN XEM TRƯỚC')
  const { pages, text } = await readPdf(shown.pdf)
  expect(pages).toBe(1)
  expect(text).toContain('BẢN XEM TRƯỚC')
})

test('no two placeholders of a paper share a name', () => {
  for (const paper of paperIds) {
    const names = listPlaceholders(paper).map(({ name }) => name)
    expect(
      names.filter((name, at) => names.indexOf(name) !== at),
      paper,
    ).toEqual([])
  }
})
