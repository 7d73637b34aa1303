import { readFile } from 'node:fs/promises'
import { AppError } from '../errors.ts'
import { findJpegHeader } from '../imaging/pdf/jpeg-header.ts'
import { openPdf } from '../imaging/pdf/read-pdf.ts'
import type { PdfPage } from '../imaging/pdf/write-pdf.ts'
import { decodeImage } from '../imaging/render/decode.ts'
import { encodeWithin } from '../imaging/render/encode.ts'
import { isPdf, type PageFile } from './find-pages.ts'

/** Pages that are no JPEG become one of this look: 200 dpi pages measured to lose nothing at quality 30 (docs/benchmarks.md), and no limit in bytes. */
const target = {
  budgetBytes: undefined,
  quality: 60,
  leastQuality: 60,
  leastScale: 1,
  chroma: '4:2:0',
} as const

const a4ShortSideInches = 8.27
const plausible = { least: 72, most: 2400 }

/**
 * A page as a PDF takes it, or the pages of a PDF made of JPEGs: a JPEG goes in byte for byte, any other image is converted. Throws the
 * image.… and pdf.… errors, file.unreadable.
 */
export async function readPages(page: PageFile): Promise<readonly PdfPage[]> {
  const bytes = await readFile(page.path)
  return isPdf(page.name) ? readPdfPages(bytes, page.name) : [await readImage(bytes, page.name)]
}

async function readPdfPages(bytes: Buffer, name: string): Promise<readonly PdfPage[]> {
  const reader = await openPdf(bytes, name)
  try {
    const pages: PdfPage[] = []
    for (let number = 1; number <= reader.pageCount; number++) {
      const picture = await reader.readPage(number)
      if (picture.kind !== 'jpeg' || picture.turnDeg !== 0) throw new AppError('image.not-jpeg')
      pages.push({ jpeg: picture.jpeg, dpi: Math.round(picture.dpi) })
    }
    return pages
  } finally {
    reader.close()
  }
}

async function readImage(bytes: Buffer, name: string): Promise<PdfPage> {
  const header = findJpegHeader(bytes)
  if (header !== undefined) return { jpeg: bytes, dpi: densityOf(bytes) ?? guessDpi(header) }
  const { image, dpi } = await decodeImage(bytes, 1, name)
  const resolution = dpi ?? guessDpi(image)
  const { jpeg, width } = await encodeWithin(image, target, resolution)
  return { jpeg, dpi: (resolution * width) / image.width }
}

/** The resolution a JPEG's JFIF header states, in dots per inch. */
function densityOf(jpeg: Buffer): number | undefined {
  if (jpeg.toString('latin1', 6, 10) !== 'JFIF') return undefined
  const unit = jpeg[13]
  const density = jpeg.readUInt16BE(14) * (unit === 2 ? 2.54 : 1)
  return (unit === 1 || unit === 2) && density >= plausible.least && density <= plausible.most
    ? Math.round(density)
    : undefined
}

/** A page that does not say is taken to be A4. */
function guessDpi({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.max(plausible.least, Math.round(Math.min(width, height) / a4ShortSideInches))
}
