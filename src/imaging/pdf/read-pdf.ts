import { PDFiumDocument, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium'
import { AppError } from '../../errors.ts'
import type { Rotation } from '../recipe.ts'
import { findJpegHeader } from './jpeg-header.ts'

/** A page of a PDF as a picture: the scanner's own JPEG when it fills the page, else drawn as it is shown. */
export type PdfPicture =
  | {
      readonly kind: 'jpeg'
      readonly jpeg: Buffer
      readonly dpi: number
      /** Clockwise, as the page says it is to be shown. */
      readonly turnDeg: Rotation
    }
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

/** A file that writes its bytes straight into PDFium's memory: read into a buffer first, a scanner's PDF of a book would take twice its size. */
export interface PdfFile {
  readonly size: number
  fill(into: Uint8Array): void
}

/** Opens a PDF; throws `pdf.encrypted` or `pdf.unreadable`. */
export async function openPdf(input: Uint8Array | PdfFile, name: string): Promise<PdfReader> {
  library ??= PDFiumLibrary.init()
  const file =
    input instanceof Uint8Array ? { size: input.length, fill: (into: Uint8Array) => into.set(input) } : input
  const document = loadDocument((await library)['module'], file, name)
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

/** As the library's own `loadDocument`, without a copy of the file beside PDFium's. */
function loadDocument(module: PDFiumModule, file: PdfFile, name: string): PDFiumDocument {
  const documentPtr = module.wasmExports.malloc(file.size)
  if (documentPtr === 0) throw new AppError('pdf.unreadable', { name }, new Error('no memory'))
  const bytes = module.HEAPU8.subarray(documentPtr, documentPtr + file.size)
  try {
    file.fill(bytes)
    if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'))
      throw new AppError('pdf.unreadable', { name })
    const documentIdx = module._FPDF_LoadMemDocument(documentPtr, file.size, 0)
    if (documentIdx !== 0) return new PDFiumDocument({ module, documentPtr, documentIdx })
    const reason = module._FPDF_GetLastError()
    const isLocked = reason === pdfiumError.password || reason === pdfiumError.security
    throw new AppError(
      isLocked ? 'pdf.encrypted' : 'pdf.unreadable',
      { name },
      new Error(`PDFium: ${reason}`),
    )
  } catch (error) {
    module.wasmExports.free(documentPtr)
    throw error
  }
}

/** FPDF_ERR_… of fpdfview.h. */
const pdfiumError = { password: 4, security: 5 }

type PDFiumModule = ConstructorParameters<typeof PDFiumDocument>[0]['module']

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
    return { kind: 'jpeg', ...jpeg }
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

type PageJpeg = Omit<Extract<PdfPicture, { kind: 'jpeg' }>, 'kind'>

/** The one JPEG that fills a page, byte for byte; undefined when the page is anything else. Sizes in points, as the page is shown. */
async function findPageJpeg(
  page: PDFiumPage,
  shownWidth: number,
  shownHeight: number,
): Promise<PageJpeg | undefined> {
  const module = page['module'] as (typeof page)['module'] & Undeclared
  if (page.getObjectCount() > 5000) return undefined
  const turnDeg = ((module._FPDFPage_GetRotation(page['pageIdx']) & 3) * 90) as Rotation
  const [width, height] = turnDeg % 180 === 0 ? [shownWidth, shownHeight] : [shownHeight, shownWidth]
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
    found = { jpeg: bytes, dpi: (header.width / width) * 72, turnDeg }
  }
  return found
}
