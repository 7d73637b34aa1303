import {
  Document,
  type FileChild,
  Footer,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import PizZip from 'pizzip'
import { printIssueDay, printOfficeName } from './office-name.ts'
import type { Block, Paper, Signature } from './paper.ts'
import { linesOf, millimetres, paragraphOf, ruleOf, runOf, twips } from './paper-look.ts'
import { besideOf, shareOf, tableOf } from './paper-table.ts'
import { compileLetter } from './word/compile-pdf.ts'
import { type DocxParts, fromPizZip, packDocx } from './word/docx-parts.ts'
import { drawQrPng } from './word/qr-picture.ts'
import { readLetter } from './word/read-letter.ts'

/** A4 and its margins (Nghị định 30/2020/NĐ-CP, phụ lục I: 20–25, 15–20, 20–25, 30–35 mm). */
const paperMm = { short: 210, long: 297, top: 20, right: 18, bottom: 20, left: 30 } as const

/** A paper written once as .docx, and that .docx drawn as PDF/A. The same paper gives the same bytes. Throws `extract.letters`. */
export async function writePaper(paper: Paper): Promise<{ docx: Buffer; pdf: Buffer }> {
  const parts = await writeParts(paper)
  const pdf = compileLetter(readLetter(parts), {
    title: paper.title,
    at: new Date(`${paper.on}T00:00:00+07:00`),
  })
  return { docx: packDocx(parts), pdf }
}

/** The files of the .docx, without anything of the moment it was written at. */
async function writeParts(paper: Paper): Promise<DocxParts> {
  const landscape = paper.orientation === 'landscape'
  const width = millimetres((landscape ? paperMm.long : paperMm.short) - paperMm.left - paperMm.right)
  const document = new Document({
    title: paper.title,
    creator: paper.agency.name,
    styles: { default: { document: { run: { font: 'Times New Roman', size: 26 } } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: twips(millimetres(paperMm.short)),
              height: twips(millimetres(paperMm.long)),
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: twips(millimetres(paperMm.top)),
              right: twips(millimetres(paperMm.right)),
              bottom: twips(millimetres(paperMm.bottom)),
              left: twips(millimetres(paperMm.left)),
            },
          },
        },
        footers: { default: footerOf(paper.foot ?? '', width) },
        children: [
          ...headOf(paper, width),
          ...paper.body.flatMap(block => blockOf(block, width)),
          ...signaturesOf(paper.signatures, width),
        ],
      },
    ],
  })
  const parts = new Map(fromPizZip(new PizZip(await Packer.toBuffer(document))))
  const core = parts.get('docProps/core.xml')?.toString('utf8') ?? ''
  const timeless = core.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${paper.on}T00:00:00Z`)
  return new Map(
    [...parts.set('docProps/core.xml', Buffer.from(timeless))].sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Both agencies and the number on the left, the country, place and day on the right, the title below. */
function headOf({ agency, number, place, on, title, subtitle }: Paper, width: number): FileChild[] {
  const widths = shareOf([42, 58], width)
  const [left = 0, right = 0] = widths
  const middle = { align: 'center' as const }
  return [
    besideOf(
      [
        [
          ...(agency.above === null ? [] : linesOf(printOfficeName(agency.above), { ...middle, size: 12 })),
          ...linesOf(printOfficeName(agency.name), { ...middle, size: 12, bold: true }),
          ruleOf(left, left / 3),
          ...linesOf(number === null ? 'Số: ……………' : `Số: ${number}`, { ...middle, before: 6 }),
        ],
        [
          ...linesOf('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ...middle, size: 12, bold: true }),
          ...linesOf('Độc lập - Tự do - Hạnh phúc', { ...middle, bold: true }),
          ruleOf(right, right * 0.6),
          ...linesOf(`${place === '' ? '……………' : place}, ${printIssueDay(on)}`, {
            ...middle,
            before: 6,
            italic: true,
          }),
        ],
      ],
      widths,
    ),
    ...linesOf(title.normalize('NFC').toLocaleUpperCase('vi'), {
      ...middle,
      bold: true,
      size: 14,
      before: 18,
      keepNext: true,
    }),
    ...(subtitle === undefined ? [] : linesOf(subtitle, { ...middle, bold: true, keepNext: true })),
    paragraphOf([], { after: 4 }),
  ]
}

function blockOf(block: Block, width: number): FileChild[] {
  switch (block.type) {
    case 'heading':
      return linesOf(block.text, { bold: true, before: 8, after: 4, keepNext: true })
    case 'paragraph': {
      const { text, align = 'justify', bold = false, italic = false } = block
      const firstLine = align === 'justify' ? 28 : 0
      return linesOf(text, { align, bold, italic, firstLine, before: 2, after: 4 })
    }
    case 'list':
      return block.items.flatMap(item =>
        linesOf(`- ${item}`, { align: 'justify', left: 38, hanging: 10, before: 1, after: 3 }),
      )
    case 'table':
      return [tableOf(block, width), paragraphOf([], { after: 4 })]
    case 'qr':
      return [
        paragraphOf([qrOf(block.text, block.sizeMm)], { align: 'center', before: 4, keepNext: true }),
        ...(block.caption === undefined
          ? []
          : linesOf(block.caption, { align: 'center', size: 11, after: 4 })),
      ]
  }
}

/** The library counts the size of a picture in pixels of 1/96 inch. */
function qrOf(text: string, sizeMm: number): ImageRun {
  const side = (sizeMm * 96) / 25.4
  return new ImageRun({
    type: 'png',
    data: drawQrPng(text),
    transformation: { width: side, height: side },
    altText: { id: '1', name: 'QR', description: text, title: 'QR' },
  })
}

function signaturesOf(signatures: readonly Signature[], width: number): FileChild[] {
  if (signatures.length === 0) return []
  const middle = { align: 'center' as const }
  const cells = signatures.map(({ title, name, note }): Paragraph[] => [
    ...linesOf(title.normalize('NFC').toLocaleUpperCase('vi'), {
      ...middle,
      bold: true,
      size: 12,
      before: 12,
    }),
    ...linesOf(note ?? '(Ký, ghi rõ họ tên)', { ...middle, italic: true, size: 11, after: 64 }),
    ...linesOf(name ?? '', { ...middle, bold: true }),
  ])
  // At the right, where an administrative paper is signed.
  if (cells.length === 1) cells.unshift([paragraphOf([])])
  return [
    besideOf(
      cells,
      shareOf(
        cells.map(() => 1),
        width,
      ),
    ),
    paragraphOf([]),
  ]
}

function footerOf(foot: string, width: number): Footer {
  const numbers = [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES]
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: twips(width) }],
        children: [
          runOf(foot, { size: 9 }),
          new TextRun({ children: [new Tab(), 'Trang ', ...numbers], size: 18 }),
        ],
      }),
    ],
  })
}
