import { describe, expect, test } from 'vitest'
import { AppError } from '../../../errors.ts'
import { makeShippedDocx } from '../papers/shipped-docx.ts'
import { checkTemplate } from './check-template.ts'

const shipped = makeShippedDocx('TLKS')

/** The shipped template with a part changed. */
function changed(part: string, change: (xml: string) => string, more: Readonly<Record<string, string>> = {}) {
  const parts = new Map(shipped)
  parts.set(part, Buffer.from(change(shipped.get(part)?.toString('utf8') ?? '')))
  for (const [name, text] of Object.entries(more)) parts.set(name, Buffer.from(text))
  return parts
}
const documentWith = (change: (xml: string) => string) => changed('word/document.xml', change)
const paragraph = (inner: string) => (xml: string) => xml.replace('<w:body>', `<w:body><w:p>${inner}</w:p>`)
const text = (words: string) => `<w:r><w:t>${words}</w:t></w:r>`

function judge(parts: ReadonlyMap<string, Buffer>): string {
  try {
    return checkTemplate('TLKS', 'mau.docx', parts)
      .map(({ code, detail }) => `${code} ${detail}`.trim())
      .join(', ')
  } catch (error) {
    if (error instanceof AppError) return `${error.code}: ${error.text('vi')}`
    throw error
  }
}

describe('a template that an office changed', () => {
  test('is taken with other words, other fields of the record and a part that only stands when there is something', () => {
    expect(
      judge(
        documentWith(
          paragraph(text('{#nksQuocTichKhac}Quốc tịch khác: {nksQuocTichKhac}{/nksQuocTichKhac}')),
        ),
      ),
    ).toBe('')
    expect(judge(documentWith(xml => xml.replace('TRÍCH LỤC KHAI SINH', 'TRÍCH LỤC')))).toBe('')
  })

  test('is taken when Word has broken a placeholder into pieces', () => {
    expect(judge(documentWith(paragraph(text('{nks') + text('HoTen}'))))).toBe('')
  })

  test('is refused with the names of placeholders that nobody knows', () => {
    expect(judge(documentWith(paragraph(text('{hoTenCon} {nksHoTen} {tenMe}'))))).toMatch(
      /^template.unknown: .*\{hoTenCon\}, \{tenMe\}\./,
    )
    expect(judge(documentWith(paragraph(text('{noiDung}'))))).toMatch(/^template.unknown/)
  })

  test('is refused when it lacks the number, the notes or the QR code', () => {
    expect(judge(documentWith(xml => xml.replace('{soTrichLuc}', '143')))).toMatch(
      /^template.missing: .*\{soTrichLuc\}$/,
    )
    expect(judge(documentWith(xml => xml.replaceAll('descr="QR"', 'descr="hình"')))).toMatch(/ảnh mã QR$/)
  })

  test('is refused when braces don’t match or XML would be put in', () => {
    expect(judge(documentWith(paragraph(text('{nksHoTen'))))).toMatch(/^template.braces/)
    expect(judge(documentWith(paragraph(text('{#ghiChuTrichLuc}'))))).toMatch(/^template.braces/)
    expect(judge(documentWith(paragraph(text('{@nksHoTen}'))))).toMatch(/^template.braces/)
    expect(judge(documentWith(paragraph(text('{=[[ ]]=}'))))).toMatch(/^template\.(unknown|braces)/)
  })

  test('is refused when it runs, embeds or fetches something', () => {
    const same = (xml: string) => xml
    expect(judge(changed('word/styles.xml', same, { 'word/vbaProject.bin': 'x' }))).toMatch(
      /^template.active/,
    )
    expect(judge(changed('word/styles.xml', same, { 'word/embeddings/oleObject1.bin': 'x' }))).toMatch(
      /^template.active/,
    )
    const dde = '<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO excel x</w:instrText></w:r>'
    expect(judge(documentWith(paragraph(dde)))).toMatch(/^template.active/)
    const link =
      '<Relationship Id="rId9" Type="x/image" Target="https://nơi-khác.vn/x.png" TargetMode="External"/>'
    expect(
      judge(
        changed('word/_rels/document.xml.rels', xml =>
          xml.replace('</Relationships>', `${link}</Relationships>`),
        ),
      ),
    ).toMatch(/^template.link: .*nơi-khác/)
    expect(
      judge(
        changed('[Content_Types].xml', xml => xml.replace('document.main', 'document.macroEnabled.main')),
      ),
    ).toMatch(/^template.not-docx/)
    expect(judge(documentWith(xml => `<!DOCTYPE a [<!ENTITY b "c">]>${xml}`))).toMatch(/^template.not-docx/)
  })

  test('is taken, and the office is told what the PDF will not have', () => {
    const arial = '<w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t>x</w:t></w:r>'
    const shape = '<w:r><w:pict/></w:r>'
    expect(judge(documentWith(paragraph(arial + shape)))).toBe('font Arial, shape w:pict')
    const numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    expect(judge(documentWith(paragraph(numbered + text('x'))))).toBe('numbering')
  })
})
