import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium'
import { AppError } from '../../errors.ts'
import { findJpegHeader } from './jpeg-header.ts'

/** A page of a PDF as a picture: the scanner's own JPEG when it fills the page, else drawn. */
export type PdfPicture =
  | { readonly kind: 'jpeg'; readonly jpeg: Buffer; readonly dpi: number }
  | {
      readonly kind: 'pixels'
      readonly rgba: Uint8Array
      readonly width: number
      readonly height: number
      /** The size when it is not drawn smaller than usual, and the resolution then. */
      readonly pageWidth: number
      readonly pageHeight: number
      readonly dpi: number
    }

/** An open PDF. Close it: PDFium keeps the file in its own memory. */
export interface PdfReader {
  readonly pageCount: number
  /** Reads a page, from 1; one that must be drawn no longer than `longSide` pixels. Takes 5 ms for a scanner's JPEG and about 350 ms for a page that must be drawn. */
  readPage(page: number, longSide?: number): Promise<PdfPicture>
  close(): void
}

const drawnDpi = 300
const mostDrawnPixels = 26_000_000

let library: Promise<PDFiumLibrary> | undefined

/** Opens a PDF; throws `pdf.encrypted` or `pdf.unreadable`. */
export async function openPdf(file: Buffer, name: string): Promise<PdfReader> {
  if (!file.subarray(0, 1024).includes('%PDF-')) throw new AppError('pdf.unreadable', { name })
  library ??= PDFiumLibrary.init()
  const pdfium = await library
  let document: PDFiumDocument
  try {
    document = await pdfium.loadDocument(file)
  } catch (error) {
    const locked = /password|encrypt|security/i.test(error instanceof Error ? error.message : '')
    throw new AppError(locked ? 'pdf.encrypted' : 'pdf.unreadable', { name }, error)
  }
  const pageCount = document.getPageCount()
  if (pageCount < 1) {
    document.destroy()
    throw new AppError('pdf.unreadable', { name })
  }
  return {
    pageCount,
    readPage: (page, longSide) => readPage(document, page, name, longSide),
    close: () => document.destroy(),
  }
}

async function readPage(
  document: PDFiumDocument,
  number: number,
  name: string,
  longSide = Number.POSITIVE_INFINITY,
): Promise<PdfPicture> {
  const page = document.getPage(number - 1)
  const { originalWidth, originalHeight } = page.getOriginalSize()
  if (!(originalWidth > 0 && originalHeight > 0))
    throw new AppError('pdf.unreadable', { name: `${name} (${number})` })
  const jpeg = await findPageJpeg(page, originalWidth, originalHeight)
  if (jpeg !== undefined) {
    page['module']._FPDF_ClosePage(page['pageIdx'])
    return { kind: 'jpeg', jpeg: jpeg.bytes, dpi: (jpeg.width / originalWidth) * 72 }
  }
  const scale = Math.min(drawnDpi / 72, Math.sqrt(mostDrawnPixels / (originalWidth * originalHeight)))
  const pixels = (points: number) => Math.max(1, Math.round(points * scale))
  const [pageWidth, pageHeight] = [pixels(originalWidth), pixels(originalHeight)]
  const smaller = Math.min(1, longSide / Math.max(pageWidth, pageHeight))
  // The library rounds sizes down to whole points unless it is given pixels.
  const { data, width, height } = await page.render({
    scale: 1,
    width: Math.max(1, Math.round(pageWidth * smaller)),
    height: Math.max(1, Math.round(pageHeight * smaller)),
    render: 'bitmap',
  })
  return { kind: 'pixels', rgba: data, width, height, pageWidth, pageHeight, dpi: scale * 72 }
}

/** Functions of PDFium that the library ships but does not declare. */
interface Undeclared {
  _FPDFPage_GetRotation(page: number): number
  _FPDFPageObj_GetMatrix(object: number, matrix: number): number
  _FPDFTextObj_GetTextRenderMode(object: number): number
}

const invisibleText = 3

interface PageJpeg {
  readonly bytes: Buffer
  readonly width: number
}

/** The one JPEG that fills an unrotated page, byte for byte; undefined when the page is anything else. */
async function findPageJpeg(page: PDFiumPage, width: number, height: number): Promise<PageJpeg | undefined> {
  const module = page['module'] as (typeof page)['module'] & Undeclared
  if (module._FPDFPage_GetRotation(page['pageIdx']) !== 0 || page.getObjectCount() > 5000) return undefined
  let found: PageJpeg | undefined
  for (const object of page.objects()) {
    if (object.type === 'text') {
      if (module._FPDFTextObj_GetTextRenderMode(object['objectIdx']) !== invisibleText) return undefined
      continue
    }
    if (object.type !== 'image' || found !== undefined) return undefined
    const matrixAt = module.wasmExports.malloc(24)
    const ok = module._FPDFPageObj_GetMatrix(object['objectIdx'], matrixAt)
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = new Float32Array(
      module.HEAPU8.slice(matrixAt, matrixAt + 24).buffer,
    )
    module.wasmExports.free(matrixAt)
    const fills =
      Math.abs(a - width) < width * 0.02 &&
      Math.abs(d - height) < height * 0.02 &&
      Math.abs(b) + Math.abs(c) < 0.01 * width &&
      Math.abs(e) < width * 0.02 &&
      Math.abs(f) < height * 0.02
    if (ok === 0 || !fills) return undefined
    const raw = await object.getImageDataRaw()
    if (raw.filters.length !== 1 || raw.filters[0] !== 'DCTDecode') return undefined
    const bytes = Buffer.from(raw.data.buffer, raw.data.byteOffset, raw.data.byteLength)
    const header = findJpegHeader(bytes)
    if (header === undefined || header.components === 4) return undefined
    found = { bytes, width: header.width }
  }
  return found
}
