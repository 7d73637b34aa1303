import { compilePdf } from './word/compile-pdf.ts'
import { drawQrPng } from './word/qr-picture.ts'
import { quoted } from './word/typst-pieces.ts'

/** A sticker: what its QR code holds, and what stands beside it, the first line in bold. */
export interface Label {
  readonly qr: string
  readonly lines: readonly string[]
}

/** Stickers of an A4 sheet, three by eight, 70 × 37 mm each: the commonest there is. */
export const labelsOfSheet = 24

/** Sheets of stickers as PDF; `on` is `YYYY-MM-DD`. The same labels and day give the same bytes. Throws `extract.letters`. */
export function writeLabels(labels: readonly Label[], on: string): Buffer {
  const pictures = new Map(labels.map(({ qr }, at) => [`/label-${at}.png`, drawQrPng(qr)]))
  const cells = labels.map(({ lines: [first = '', ...others] }, at) => {
    const text = [
      `text(size: 10.5pt, weight: "bold", ${quoted(first.normalize('NFC'))})`,
      ...others.map(line => `text(size: 9pt, ${quoted(line.normalize('NFC'))})`),
    ]
    return `label(${at}, ${text.join(', ')}),`
  })
  const source = `#set document(title: "Nhãn sổ hộ tịch")
#set page(paper: "a4", margin: (x: 0mm, top: 0.5mm, bottom: 0mm))
#set text(font: "Tinos", lang: "vi", hyphenate: false)
#set par(leading: 0.45em)
#let label(at, ..lines) = box(width: 70mm, height: 37mm, inset: (x: 3.5mm, y: 3.5mm), clip: true, align(horizon, grid(columns: (29mm, 1fr), column-gutter: 2mm,
  image("/label-" + str(at) + ".png", width: 29mm), align(horizon, stack(spacing: 1.6mm, ..lines.pos())))))
#grid(columns: (70mm, 70mm, 70mm), rows: 37mm,
${cells.join('\n')}
)
`
  return compilePdf(source, new Date(`${on}T00:00:00+07:00`), pictures)
}
