import Docxtemplater from 'docxtemplater'
import { AppError } from '../../errors.ts'
import { type DocxParts, fromPizZip, toPizZip } from './docx-parts.ts'
import { readRelations } from './relations.ts'
import { parseXml, walk } from './xml-tree.ts'

/** What is put in for a placeholder; a list for a part that is repeated. */
export type Values = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>

/** How placeholders are written: `{nksHoTen}`, and `{#ghiChuSau}…{/ghiChuSau}` round a part that is repeated. */
export const templateOptions = {
  paragraphLoop: true,
  linebreaks: true,
  errorLogging: false,
  stripInvalidXMLChars: true,
  // Nothing in a template changes how placeholders are written.
  syntax: { changeDelimiterPrefix: null },
  // What the book leaves blank stays blank.
  nullGetter: () => '',
} as const

/** The alternative text of the picture that is replaced by the QR code. */
export const qrAltText = 'QR'

/** Fills a template in; the picture with the alternative text `QR` becomes `qr`, a PNG. Throws `extract.unprintable`. */
export function fillDocx(template: DocxParts, values: Values, qr: Buffer): DocxParts {
  const zip = toPizZip(template)
  try {
    new Docxtemplater(zip, templateOptions).render(values)
  } catch (error) {
    throw new AppError('extract.unprintable', {}, error)
  }
  const filled = new Map(fromPizZip(zip))
  for (const part of findQrParts(template)) filled.set(part, qr)
  return filled
}

/** The names of the picture parts that stand for the QR code, in the body, headers and footers. */
export function findQrParts(parts: DocxParts): readonly string[] {
  const found: string[] = []
  for (const [name, bytes] of parts) {
    if (!/^word\/(document|header\d*|footer\d*)\.xml$/.test(name)) continue
    const relations = readRelations(parts, name)
    for (const drawing of walk(parseXml(bytes.toString('utf8')))) {
      if (drawing.name !== 'wp:inline') continue
      const inside = [...walk(drawing)]
      const isQr = inside.some(
        ({ name: tag, attributes }) =>
          tag === 'wp:docPr' && attributes['descr']?.trim().toUpperCase() === qrAltText,
      )
      const embed = inside.find(({ name: tag }) => tag === 'a:blip')?.attributes['r:embed']
      const target = embed === undefined ? undefined : relations.get(embed)
      if (isQr && target !== undefined) found.push(target)
    }
  }
  return found
}
