import type { Readable } from 'node:stream'
import { AppError } from '../../../errors.ts'
import { compilePdf } from '../../../papers/word/compile-pdf.ts'
import { quoted } from '../../../papers/word/typst-pieces.ts'
import { streamWorkbook } from '../../../sheets/stream-workbook.ts'
import type { ExtractView } from '../schema.ts'
import { bookColumns, type ExtractBook } from './export-book.ts'

/** What the book adds up to: papers, copies and fees of those that were not cancelled. */
function sumsOf(lines: readonly ExtractView[]): string {
  const standing = lines.filter(line => line.cancelled === null)
  const copies = standing.reduce((sum, line) => sum + line.copies, 0)
  const fees = standing.reduce((sum, line) => sum + (line.feeVnd ?? 0), 0)
  return `Cộng: ${lines.length} số, trong đó ${lines.length - standing.length} số đã hủy; ${copies} bản; lệ phí ${fees.toLocaleString('vi-VN')} đồng`
}

const title = (year: number) => `SỔ CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH NĂM ${year}`

/** The book as an .xlsx of text cells. */
export function streamBookWorkbook({ agencyName, year, lines }: ExtractBook): Promise<Readable> {
  return streamWorkbook([
    {
      name: `Năm ${year}`,
      columns: bookColumns,
      frozenRows: 1,
      rows: [
        bookColumns.map(({ heading }) => ({ text: heading, style: 'header' as const })),
        ...lines.map((line, at) => bookColumns.map(column => column.value(line, at))),
        [],
        [null, null, null, sumsOf(lines)],
        [null, null, null, agencyName],
      ],
    },
  ])
}

/** A printed page has some fifteen lines; the server is busy with 5,000 for about a second. */
const mostPrinted = 5000

/** The book to be printed and bound: A4 across, a cancelled line struck through. Throws `extract.book-too-long`. */
export function printBook({ agencyName, year, lines }: ExtractBook, at: Date): Buffer {
  if (lines.length > mostPrinted) throw new AppError('extract.book-too-long', { year, limit: mostPrinted })
  const heading = bookColumns.map(column => `[#strong(${quoted(column.heading)})]`)
  const rows = lines.map((line, index) =>
    bookColumns
      .map(column => {
        const text = quoted(column.value(line, index))
        const struck = line.cancelled !== null && column.heading !== 'Ghi chú' ? `strike(${text})` : text
        return column.numeric === true ? `align(right, ${struck})` : struck
      })
      .join(', '),
  )
  return compilePdf(
    `#set document(title: ${quoted(title(year))})
#set page(paper: "a4", flipped: true, margin: (x: 1.2cm, top: 1.4cm, bottom: 1.5cm), footer: context align(right, text(size: 9pt, counter(page).display("1/1", both: true))))
#set text(font: "Tinos", size: 10pt, lang: "vi", hyphenate: false)
#text(size: 11pt, weight: "bold", ${quoted(agencyName)})
#v(6pt)
#align(center, text(size: 14pt, weight: "bold", ${quoted(title(year))}))
#v(8pt)
#table(columns: (${bookColumns.map(({ share }) => `${share}fr`).join(', ')}), stroke: 0.4pt, inset: 3.5pt, align: left + top, table.header(${heading.join(', ')}),
${rows.join(',\n')}${rows.length > 0 ? ',' : ''})
#v(6pt)
#text(weight: "bold", ${quoted(sumsOf(lines))})
`,
    at,
  )
}
