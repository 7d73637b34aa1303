import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileLetter } from './compile-pdf.ts'
import type { Letter } from './letter.ts'
import { readLetter } from './read-letter.ts'

let pdfium: PDFiumLibrary
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init()
})
afterAll(() => pdfium.destroy())

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A document with this body. */
function letterOf(body: string): Letter {
  const xml = `<w:document ${namespace}><w:body>${body}</w:body></w:document>`
  return readLetter(new Map([['word/document.xml', Buffer.from(xml)]]))
}

async function pagesOf(letter: Letter): Promise<string[]> {
  const pdf = compileLetter(letter, { title: 'Thử', at: new Date('2026-03-05') })
  const document = await pdfium.loadDocument(pdf)
  try {
    return [...document.pages()].map(page => page.getText().normalize('NFC').trim())
  } finally {
    document.destroy()
  }
}
const paragraph = (inner: string, look = '') => `<w:p><w:pPr>${look}</w:pPr>${inner}</w:p>`
const text = (words: string, look = '') =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`

test('letters with all their marks, and nothing of the text is taken for markup', async () => {
  const words = 'Ẩn ễ ợ Ự ỳ ỹ đ #let x = 1 $y$ *z* _t_ @a \\ "b" [c] // d'
  expect(await pagesOf(letterOf(paragraph(text(words.replaceAll('"', '&quot;')))))).toEqual([words])
})

test('decomposed letters come out composed, capitals are made of small ones', async () => {
  expect(await pagesOf(letterOf(paragraph(text('Nguyễn'.normalize('NFD')))))).toEqual(['Nguyễn'])
  expect(await pagesOf(letterOf(paragraph(text('Ủy ban đặc khu', '<w:caps/>'))))).toEqual(['ỦY BAN ĐẶC KHU'])
})

test('a page ends where the document says so, within a paragraph and before one', async () => {
  const within = paragraph(`${text('một')}<w:r><w:br w:type="page"/></w:r>${text('hai')}`)
  const before = paragraph(text('ba'), '<w:pageBreakBefore/>')
  expect(await pagesOf(letterOf(within + before))).toEqual(['một', 'hai', 'ba'])
})

test('hidden and deleted text is not printed; what was inserted is, and both are remarked', async () => {
  const letter = letterOf(
    paragraph(
      `${text('thấy')}${text(' ẩn', '<w:vanish/>')}<w:ins>${text(' thêm')}</w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>`,
    ),
  )
  expect(await pagesOf(letter)).toEqual(['thấy thêm'])
  expect(letter.remarks).toEqual([{ code: 'changes', detail: '' }])
})

test('fields show the result they had, page numbers are counted anew', async () => {
  const field = (instruction: string, result: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${text(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const letter = letterOf(
    paragraph(`${text('trang ')}${field('PAGE', '9')}${text(', ngày ')}${field('DATE', '1/1/2020')}`),
  )
  expect(await pagesOf(letter)).toEqual(['trang 1, ngày 1/1/2020'])
  expect(letter.remarks).toEqual([{ code: 'field', detail: 'DATE' }])
})

test('merged cells of a table become one, and a style that is based on another has its look', () => {
  const cell = (words: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text(words))}</w:tc>`
  const grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/></w:tblGrid>'
  const rows = [
    `<w:tr>${cell('cao', '<w:vMerge w:val="restart"/>')}${cell('rộng', '<w:gridSpan w:val="2"/>')}</w:tr>`,
    `<w:tr>${cell('', '<w:vMerge/>')}${cell('b')}${cell('c', '<w:tcBorders><w:top w:val="single" w:sz="8"/></w:tcBorders>')}</w:tr>`,
  ]
  const [table] = letterOf(`<w:tbl><w:tblPr/>${grid}${rows.join('')}</w:tbl>`).body
  expect(table).toMatchObject({ kind: 'table', columns: [50, 100, 150] })
  if (table?.kind !== 'table') return
  expect(table.cells.map(({ row, column, rows: down, columns }) => [row, column, down, columns])).toEqual([
    [0, 0, 2, 1],
    [0, 1, 1, 2],
    [1, 1, 1, 1],
    [1, 2, 1, 1],
  ])
  expect(table.cells.at(-1)?.borders).toMatchObject({ top: { width: 1 }, bottom: null })
})

test('tabs lead to where their stops are', async () => {
  const stops = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8000"/></w:tabs>'
  const [page] = await pagesOf(
    letterOf(paragraph(`${text('Họ tên')}<w:r><w:tab/></w:r>${text('hết')}`, stops)),
  )
  expect(page).toMatch(/^Họ tên\s*\.{10,}\s*hết$/)
})

test('a letter that no font has is told, not printed as a box', () => {
  const letter = letterOf(paragraph(text('Họ tên \u{10FFFD}')))
  expect(() => compileLetter(letter, { title: 'Thử', at: new Date('2026-03-05') })).toThrow('U+10FFFD')
})
