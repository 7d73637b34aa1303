import { createHash } from 'node:crypto'
import { readSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import sharp from 'sharp'
import { AppError } from '../../errors.ts'
import { openPdf, type PdfReader } from '../pdf/read-pdf.ts'
import { countImagePages, type Decoded, decodeImage } from '../render/decode.ts'

/** A file that holds originals, read once and kept while its pages are asked for; a PDF lies in PDFium's memory only. */
interface SourceFile {
  readonly key: string
  readonly sha256: string
  readonly content: ImageFile | PdfFile
}

interface ImageFile {
  readonly kind: 'image'
  readonly bytes: Buffer
}

interface PdfFile {
  readonly kind: 'pdf'
  /** Or why it can't be opened. */
  readonly reader: PdfReader | AppError
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
  if (kept?.content.kind === 'pdf' && !(kept.content.reader instanceof AppError)) kept.content.reader.close()
  kept = undefined
  const file = await open(path).catch(error => {
    throw new AppError('file.unreadable', { path: name }, error)
  })
  try {
    kept = { key, ...(await readSource(file.fd, info.size, name)) }
  } finally {
    await file.close()
  }
  return kept
}

async function readSource(fd: number, size: number, name: string): Promise<Omit<SourceFile, 'key'>> {
  const hash = createHash('sha256')
  const fill = (into: Uint8Array) => {
    readInto(fd, into, name)
    hash.update(into)
  }
  const head = Buffer.alloc(Math.min(size, 1024))
  readInto(fd, head, name)
  if (head.includes('%PDF-') || /\.pdf$/i.test(name)) {
    const reader = await openPdf({ size, fill }, name).catch((error: unknown) => {
      if (error instanceof AppError && error.code.startsWith('pdf.')) return error
      throw error
    })
    return { sha256: hash.digest('hex'), content: { kind: 'pdf', reader } }
  }
  const bytes = Buffer.allocUnsafeSlow(size)
  fill(bytes)
  return { sha256: hash.digest('hex'), content: { kind: 'image', bytes } }
}

/** Fills the memory with the beginning of a file. */
function readInto(fd: number, into: Uint8Array, name: string): void {
  for (let at = 0; at < into.length; ) {
    const count = readPiece(fd, into, at, name)
    if (count === 0) throw new AppError('file.unreadable', { path: name }, new Error('shorter than it was'))
    at += count
  }
}

function readPiece(fd: number, into: Uint8Array, at: number, name: string): number {
  try {
    return readSync(fd, into, at, Math.min(into.length - at, 1 << 30), at)
  } catch (error) {
    throw new AppError('file.unreadable', { path: name }, error)
  }
}

function pagesOf({ reader }: PdfFile): PdfReader {
  if (reader instanceof AppError) throw reader
  return reader
}

/** How many pages a file holds: those of a PDF or a TIFF, else 1. */
export async function countPages(path: string): Promise<number> {
  const { content } = await openSource(path)
  return content.kind === 'pdf' ? pagesOf(content).pageCount : countImagePages(content.bytes, basename(path))
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
  const { content, sha256 } = await openSource(path)
  const name = basename(path)
  const limit = longSide === undefined ? {} : { longSide }
  if (content.kind === 'image')
    return { decoded: await decodeImage(content.bytes, page, name, limit), sha256 }
  const picture = await pagesOf(content).readPage(page, longSide)
  if (picture.kind === 'jpeg') {
    const decoded = await decodeImage(picture.jpeg, 1, name, {
      ...limit,
      ignoreOrientation: true,
      turnDeg: picture.turnDeg,
    })
    return { decoded: { ...decoded, dpi: picture.dpi }, sha256 }
  }
  const { width, height, rgba, pageWidth, pageHeight, dpi } = picture
  const data = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .raw()
    .toBuffer()
  const image = { width, height, data }
  return { decoded: { image, width: pageWidth, height: pageHeight, dpi }, sha256 }
}
