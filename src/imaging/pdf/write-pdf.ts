import { createHash } from 'node:crypto'
import { AppError } from '../../errors.ts'
import { findJpegHeader, type JpegHeader } from './jpeg-header.ts'
import { makeSrgbProfile } from './srgb-profile.ts'

/** A page of a PDF: one JPEG that fills it, and its resolution. */
export interface PdfPage {
  readonly jpeg: Uint8Array
  /** Pixels per inch: gives the size of the page. */
  readonly dpi: number
}

/** What a PDF says of itself; no dates, so that the same pages give the same bytes. */
export interface PdfInfo {
  readonly title: string
  readonly subject?: string
  /** The book the pages belong to, e.g. `Quyển số 01/2017`, and the case's number in it. */
  readonly book?: string
  readonly number?: string
  /** More to find it by, after the book and the number. */
  readonly keywords?: string
}

const pointsPerInch = 72
const srgbProfile = makeSrgbProfile()

/**
 * Writes page images as a PDF of the shape of PDF/A-2b (ISO 19005-2): every JPEG is kept byte for byte, the colour space is
 * stated, the metadata stand as XMP too. The same input gives the same bytes.
 */
export function writePdf(pages: readonly PdfPage[], info: PdfInfo): Buffer {
  const texts = describe(info)
  const file = startFile()
  const catalog = file.reserve()
  const tree = file.reserve()
  const profile = file.stream(`/N 3 /Length ${srgbProfile.length}`, srgbProfile)
  const metadata = Buffer.from(xmp(texts))
  const xmpStream = file.stream(`/Type /Metadata /Subtype /XML /Length ${metadata.length}`, metadata)
  const information = file.object(
    `<< /Title ${textString(texts.title)}${entry('Subject', texts.subject)}${entry('Keywords', texts.keywords)} >>`,
  )
  const kids = pages.map(page => addPage(file, page, tree, profile))
  file.fill(tree, `<< /Type /Pages /Kids [${kids.map(reference).join(' ')}] /Count ${kids.length} >>`)
  const intent = `<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /DestOutputProfile ${reference(profile)} >>`
  file.fill(
    catalog,
    `<< /Type /Catalog /Pages ${reference(tree)} /Metadata ${reference(xmpStream)} /OutputIntents [${intent}] /Lang (vi-VN) /ViewerPreferences << /DisplayDocTitle true >> >>`,
  )
  return file.finish(catalog, information)
}

function addPage(file: PdfFile, page: PdfPage, tree: number, profile: number): number {
  const header = findJpegHeader(page.jpeg)
  if (header === undefined) throw new AppError('image.not-jpeg')
  const [width, height] = [header.width, header.height].map(pixels =>
    round((pixels * pointsPerInch) / page.dpi),
  )
  const image = file.stream(
    `/Type /XObject /Subtype /Image /Width ${header.width} /Height ${header.height} ${colorSpace(header, profile)} /BitsPerComponent 8 /Filter /DCTDecode /Length ${page.jpeg.length}`,
    page.jpeg,
  )
  const drawing = Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /P Do Q`)
  const content = file.stream(`/Length ${drawing.length}`, drawing)
  return file.object(
    `<< /Type /Page /Parent ${reference(tree)} /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /P ${reference(image)} >> >> /Contents ${reference(content)} >>`,
  )
}

/** Adobe's CMYK JPEGs are inverted; the program's own pages never are CMYK. */
function colorSpace({ components }: JpegHeader, profile: number): string {
  if (components === 1) return '/ColorSpace /DeviceGray'
  if (components === 4) return '/ColorSpace /DeviceCMYK /Decode [1 0 1 0 1 0 1 0]'
  return `/ColorSpace [/ICCBased ${reference(profile)}]`
}

interface PdfFile {
  /** A number for an object whose content is written later by `fill`. */
  reserve(): number
  fill(number: number, body: string): void
  object(body: string): number
  stream(dictionary: string, bytes: Uint8Array): number
  finish(root: number, info: number): Buffer
}

function startFile(): PdfFile {
  const pieces: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')]
  let length = pieces[0]?.length ?? 0
  const offsets: number[] = []
  function write(...parts: Uint8Array[]): void {
    for (const part of parts) {
      pieces.push(part)
      length += part.length
    }
  }
  function fill(number: number, body: string): void {
    offsets[number - 1] = length
    write(Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1'))
  }
  function reserve(): number {
    return offsets.push(-1)
  }
  return {
    reserve,
    fill,
    object(body) {
      const number = reserve()
      fill(number, body)
      return number
    },
    stream(dictionary, bytes) {
      const number = offsets.push(length)
      write(
        Buffer.from(`${number} 0 obj\n<< ${dictionary} >>\nstream\n`, 'latin1'),
        bytes,
        Buffer.from('\nendstream\nendobj\n'),
      )
      return number
    },
    finish(root, info) {
      const start = length
      const rows = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
      const digest = createHash('sha256')
      for (const piece of pieces) digest.update(piece)
      const id = digest.digest('hex').slice(0, 32)
      write(
        Buffer.from(
          `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${offsets.length + 1} /Root ${reference(root)} /Info ${reference(info)} /ID [<${id}> <${id}>] >>\nstartxref\n${start}\n%%EOF\n`,
        ),
      )
      return Buffer.concat(pieces)
    },
  }
}

function reference(number: number): string {
  return `${number} 0 R`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** A text string in UTF-16 with its mark, as hexadecimal: nothing in it needs escaping. */
function textString(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}

function entry(name: string, text: string): string {
  return text === '' ? '' : ` /${name} ${textString(text)}`
}

/** The texts of a document's information, each empty when there is none. */
interface Texts {
  readonly title: string
  readonly subject: string
  readonly keywords: string
  readonly source: string
  readonly identifier: string
}

/** Readers show title, subject and keywords; programs find the book and the number in Dublin Core, which PDF/A allows as it is. */
function describe(info: PdfInfo): Texts {
  const text = (value: string | undefined) => (value ?? '').normalize('NFC')
  const source = text(info.book)
  const identifier = text(info.number)
  const keywords = [source, identifier === '' ? '' : `Số ${identifier}`, text(info.keywords)]
    .filter(each => each !== '')
    .join(', ')
  return { title: text(info.title), subject: text(info.subject), keywords, source, identifier }
}

function xmp(texts: Texts): string {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const element = (name: string, text: string, inside = escaped(text)) =>
    text === '' ? '' : `<${name}>${inside}</${name}>`
  const alternative = (name: string, text: string) =>
    element(name, text, `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`)
  const properties = [
    alternative('dc:title', texts.title),
    alternative('dc:description', texts.subject),
    element('dc:source', texts.source),
    element('dc:identifier', texts.identifier),
    element('pdf:Keywords', texts.keywords),
  ].join('')
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>${properties}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
}
