import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import sharp from 'sharp'
import { AppError } from '../../errors.ts'
import { openPdf, type PdfReader } from '../pdf/read-pdf.ts'
import { countImagePages, type Decoded, decodeImage } from '../render/decode.ts'

/** A file that holds originals, read once and kept while its pages are asked for. */
interface SourceFile {
  readonly key: string
  readonly bytes: Buffer
  readonly sha256: string
  readonly isPdf: boolean
  /** Opened when its first page is asked for. */
  pdf?: PdfReader
}

const largestFileBytes = 1_500_000_000

let kept: SourceFile | undefined

async function openSource(path: string): Promise<SourceFile> {
  const name = basename(path)
  const info = await stat(path).catch(error => {
    throw new AppError('file.not-found', { path }, error)
  })
  if (info.size > largestFileBytes) {
    const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`
    throw new AppError('file.too-large', {
      path: name,
      size: gigabytes(info.size),
      limit: gigabytes(largestFileBytes),
    })
  }
  if (info.size === 0) throw new AppError('file.empty', { path: name })
  const key = `${path}\0${info.mtimeMs}\0${info.size}`
  if (kept?.key === key) return kept
  kept?.pdf?.close()
  kept = undefined
  const bytes = await readFile(path).catch(error => {
    throw new AppError('file.unreadable', { path: name }, error)
  })
  kept = {
    key,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    isPdf: bytes.subarray(0, 1024).includes('%PDF-') || /\.pdf$/i.test(path),
  }
  return kept
}

async function openPages(source: SourceFile, name: string): Promise<PdfReader> {
  source.pdf ??= await openPdf(source.bytes, name)
  return source.pdf
}

/** How many pages a file holds: those of a PDF or a TIFF, else 1. */
export async function countPages(path: string): Promise<number> {
  const source = await openSource(path)
  const name = basename(path)
  return source.isPdf ? (await openPages(source, name)).pageCount : countImagePages(source.bytes, name)
}

/** The SHA-256 of a file, in hexadecimal. */
export async function hashSource(path: string): Promise<string | null> {
  return openSource(path).then(
    source => source.sha256,
    () => null,
  )
}

/** Decodes one page, from 1, of a file; smaller than the original when no side may be longer than `longSide` pixels. */
export async function decodePage(
  path: string,
  page: number,
  longSide?: number,
): Promise<{ readonly decoded: Decoded; readonly sha256: string }> {
  const source = await openSource(path)
  const name = basename(path)
  const limit = longSide === undefined ? {} : { longSide }
  if (!source.isPdf)
    return { decoded: await decodeImage(source.bytes, page, name, limit), sha256: source.sha256 }
  const picture = await (await openPages(source, name)).readPage(page, longSide)
  if (picture.kind === 'jpeg') {
    const decoded = await decodeImage(picture.jpeg, 1, name, {
      ...limit,
      ignoreOrientation: true,
    })
    return { decoded: { ...decoded, dpi: picture.dpi }, sha256: source.sha256 }
  }
  const { width, height, rgba, pageWidth, pageHeight, dpi } = picture
  const data = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .raw()
    .toBuffer()
  const image = { width, height, data }
  return { decoded: { image, width: pageWidth, height: pageHeight, dpi }, sha256: source.sha256 }
}
