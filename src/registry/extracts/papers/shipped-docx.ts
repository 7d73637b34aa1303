import type { DocxParts } from '../../../papers/word/docx-parts.ts'
import { qrAltText } from '../../../papers/word/fill-docx.ts'
import { drawQrPng } from '../../../papers/word/qr-picture.ts'
import { getPaper, type PaperId } from '../../../register/extract-papers.ts'
import { findKind, type Person } from '../../../register/kind.ts'
import { identityPlaceholder } from './placeholders.ts'
import { type PaperLine, type ShippedPaper, shippedPapers } from './shipped-papers.ts'
import { type ParagraphOptions, paragraph, picture, run, tab, table } from './shipped-xml.ts'

const pageWidth = 595.3
const margins = { top: 56.7, right: 56.7, bottom: 56.7, left: 85.05 }
const textWidth = pageWidth - margins.left - margins.right
const qrPt = 64
/** Where the second and third of three values on a line stand, after a short and a long first label. */
const shortTabs = [155, 300]
const longTabs = [215, 325]
const namespaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['pic', 'http://schemas.openxmlformats.org/drawingml/2006/picture'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ')
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a paper's .docx as it is shipped, made of its data; Times New Roman 13, A4, the margins of official letters. */
export function makeShippedDocx(paper: PaperId): DocxParts {
  const body = [head(), title(shippedPapers[paper].title), ...content(paper), ...notes(), foot()].join('')
  const section = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`
  const text = (xml: string) => Buffer.from(declaration + xml)
  return new Map([
    ['[Content_Types].xml', text(contentTypes)],
    ['_rels/.rels', text(relationships([['rId1', `${office}/officeDocument`, 'word/document.xml']]))],
    ['word/document.xml', text(`<w:document ${namespaces}><w:body>${body}${section}</w:body></w:document>`)],
    [
      'word/_rels/document.xml.rels',
      text(
        relationships([
          ['rId1', `${office}/styles`, 'styles.xml'],
          ['rId2', `${office}/image`, 'media/qr.png'],
        ]),
      ),
    ],
    ['word/styles.xml', text(styles)],
    ['word/media/qr.png', drawQrPng('Sổ Gốc')],
  ])
}

/** The agency and the number on the left, the country and its motto on the right, then place and day. */
function head(): string {
  const left = [
    paragraph(run('{coQuanCapTrichLuc}', { bold: true, size: 12 }), { align: 'center' }),
    rule(58),
    paragraph(run('Số: {soTrichLuc}', { size: 13 }), { align: 'center', before: 6 }),
  ]
  const right = [
    paragraph(run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 12 }), { align: 'center' }),
    paragraph(run('Độc lập – Tự do – Hạnh phúc', { bold: true, size: 13 }), { align: 'center' }),
    rule(56),
    paragraph(run('{diaDanh}, {ngayCapTrichLuc}', { italic: true, size: 13 }), {
      align: 'center',
      before: 6,
    }),
  ]
  return table([190, textWidth - 190], [[left.join(''), right.join('')]])
}

/** A thin line in the middle: a paragraph that holds nothing else. */
function rule(indent: number): string {
  return paragraph('', { ruled: true, exact: 3, left: indent, right: indent, size: 2, align: 'center' })
}

function title(lines: readonly string[]): string {
  return lines
    .map((line, at) =>
      paragraph(run(line, { bold: true, size: line.startsWith('(') ? 13 : 16 }), {
        align: 'center',
        before: at === 0 ? 18 : 0,
        after: at === lines.length - 1 ? 12 : 0,
        keep: true,
      }),
    )
    .join('')
}

function content(id: PaperId): readonly string[] {
  const paper: ShippedPaper = shippedPapers[id]
  const [kind] = getPaper(id).kinds
  const persons = findKind(kind ?? '')?.persons ?? []
  const person = (prefix: string) => {
    const found = persons.find(each => each.prefix === prefix)
    if (found === undefined) throw new Error(`no person ${prefix} in ${kind}`)
    return found
  }
  return [
    ...(paper.before ?? []).map(each => line(each)),
    ...paper.people.map(each =>
      typeof each === 'string' ? onePerson(person(each)) : couple(each.map(person)),
    ),
    ...(paper.everything === true ? everything() : []),
    ...paper.after.map(each => line(each)),
  ]
}

/** Everything a record holds: a part that is repeated for every value. */
const everything = () => [
  paragraph(run('{#thongTin}')),
  line([['{nhan}', 'giaTri']]),
  paragraph(run('{/thongTin}')),
]

/** Labels and values; several on a line stand at tabs. */
function line(pairs: PaperLine, options: ParagraphOptions = {}): string {
  const [first = ['', ''] as const] = pairs
  const three = pairs.length === 3 && first[0].length > 15 ? longTabs : shortTabs
  const runs = pairs
    .map(([label, placeholder], at) => {
      const isName = /HoTen$/.test(placeholder)
      return `${at > 0 ? tab : ''}${run(`${label}: `)}${run(`{${placeholder}}`, { bold: isName })}`
    })
    .join('')
  const tabs = pairs.length === 3 ? { tabs: three } : pairs.length === 2 ? { tabs: [textWidth / 2] } : {}
  return paragraph(runs, { after: 3, ...tabs, ...options })
}

function personLines({ label, fields }: Person, single: boolean): readonly PaperLine[] {
  const { birth, sex, ethnicity, nationality, residence, identityNumber, personalNumber } = fields
  const facts = [
    ['Ngày, tháng, năm sinh', birth] as const,
    ['Giới tính', sex] as const,
    ['Dân tộc', ethnicity] as const,
    ['Quốc tịch', nationality] as const,
  ].flatMap(([name, field]) => (field === undefined ? [] : [[name, field] as const]))
  const line = (name: string, field: string | undefined): PaperLine[] =>
    field === undefined ? [] : [[[name, field]]]
  return [
    [[`Họ, chữ đệm, tên ${label.vi.toLocaleLowerCase('vi')}`, fields.name]],
    // Beside another person there is room for one fact a line only.
    ...(single ? inRows(facts) : facts.map(fact => [fact])),
    ...line('Nơi cư trú', residence),
    ...(identityNumber === undefined ? [] : line('Giấy tờ tùy thân', identityPlaceholder(identityNumber))),
    ...line('Số định danh cá nhân', personalNumber),
  ]
}

/** Three facts fit on one line, four on two. */
const inRows = (facts: PaperLine): readonly PaperLine[] =>
  facts.length <= 3 ? [facts] : [facts.slice(0, 2), facts.slice(2)]

const onePerson = (person: Person) =>
  personLines(person, true)
    .map((pairs, at) => line(pairs, at === 0 ? { before: 4 } : {}))
    .join('')

function couple(persons: readonly Person[]): string {
  const cells = persons.map(person =>
    personLines(person, false)
      .map(pairs => line(pairs, { right: 10 }))
      .join(''),
  )
  return table([textWidth / 2, textWidth / 2], [cells])
}

function notes(): readonly string[] {
  return [
    paragraph(run('Ghi chú:', { bold: true }), { before: 4, after: 3, keep: true }),
    paragraph(run('{#ghiChuTrichLuc}')),
    paragraph(run('– {noiDung}'), { left: 12, hanging: 12, after: 3, align: 'both' }),
    paragraph(run('{/ghiChuTrichLuc}')),
  ]
}

/** How to confirm the paper on the left, the signature on the right. */
function foot(): string {
  const left = [
    paragraph(picture('rId2', qrAltText, qrPt)),
    paragraph(run('Mã xác nhận: {maXacNhan}', { size: 10 }), { before: 2 }),
    paragraph(run('Quét mã hoặc mở {diaChiXacNhan} để kiểm tra bản sao này.', { size: 10 }), { right: 14 }),
  ]
  const right = [
    paragraph(run('NGƯỜI KÝ', { bold: true }), { align: 'center', keep: true }),
    paragraph(run('{chucVuNguoiKyTrichLuc}', { bold: true }), { align: 'center', keep: true }),
    paragraph(run('(Ký, ghi rõ họ, chữ đệm, tên và đóng dấu)', { italic: true, size: 11 }), {
      align: 'center',
      after: 52,
      keep: true,
    }),
    paragraph(run('{nguoiKyTrichLuc}', { bold: true }), { align: 'center' }),
  ]
  return paragraph('', { size: 6 }) + table([230, textWidth - 230], [[left.join(''), right.join('')]])
}

const contentTypes = [
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>',
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>',
  '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>',
  '</Types>',
].join('')

function relationships(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`
}

const face =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>'
const styles = [
  `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${face}`,
  '<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>',
  '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="257" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>',
].join('')
