import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl'
import { AppError } from '../errors.ts'
import { readRange } from './file-range.ts'
import { FileWindow } from './file-window.ts'
import { WindowReader } from './window-reader.ts'
import { pdfZipLimits, type ZipLimits } from './zip-limits.ts'
import { decodeZipName, isSymbolicLink, isSystemFile, isUnsafeZipName } from './zip-names.ts'

/** A file in a zip, as its directory declares it, and where its bytes lie. */
export interface ZipEntry {
  readonly name: string
  /** Bytes once inflated, as declared. */
  readonly size: number
  readonly compressedSize: number
  /** 0 stored, 8 deflated. */
  readonly method: 0 | 8
  /** Where the entry's bytes begin in the zip file: `compressedSize` bytes from here are the entry. */
  readonly dataOffset: number
  readonly crc32: number
}

/** A zip open for reading; `close` it when done. */
export interface OpenZip {
  readonly path: string
  readonly file: FileHandle
  /**
   * The directory's files in their order; folders and systems' own files left out. Walk it once. Who reads every entry gives the window
   * it reads through: each one's header lies before it.
   */
  entries(window?: FileWindow): AsyncIterable<ZipEntry>
  close(): Promise<void>
}

/**
 * Opens a zip for reading. Nothing is unpacked. Throws zip.unreadable, and while walking the entries zip.unsafe-name,
 * zip.encrypted, zip.unsupported, zip.too-large (what the directory declares already passes the limits).
 */
export async function openZip(path: string, limits: ZipLimits = pdfZipLimits): Promise<OpenZip> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new AppError(error.code === 'ENOENT' ? 'file.not-found' : 'file.unreadable', { path }, error)
  })
  try {
    const { size } = await file.stat()
    const zip = await fromRandomAccessReaderPromise(new WindowReader(file), size, {
      decodeStrings: false,
      autoClose: false,
    })
    return {
      path,
      file,
      entries: (window = new FileWindow(file, headersBytes)) => walk(path, window, zip, size, limits),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error instanceof AppError ? error : new AppError('zip.unreadable', { path }, error)
  }
}

/** The files of a zip with the place of their bytes: opens, walks and closes. */
export async function* listZip(path: string, limits: ZipLimits = pdfZipLimits): AsyncGenerator<ZipEntry> {
  const zip = await openZip(path, limits)
  try {
    yield* zip.entries()
  } finally {
    await zip.close()
  }
}

async function* walk(
  path: string,
  window: FileWindow,
  zip: ZipFile,
  fileSize: number,
  limits: ZipLimits,
): AsyncGenerator<ZipEntry> {
  for await (const { name, entry } of declared(path, zip, fileSize, limits)) {
    const at = entry.relativeOffsetOfLocalHeader
    const header = window.find(at, headerBytes) ?? (await window.read(at, headerBytes))
    yield locate(path, header, fileSize, name, entry)
  }
}

interface DeclaredEntry {
  readonly name: string
  readonly entry: Entry
}

/** What the directory declares, judged; folders and systems' own files left out. */
async function* declared(
  path: string,
  zip: ZipFile,
  fileSize: number,
  limits: ZipLimits,
): AsyncGenerator<DeclaredEntry> {
  let count = 0
  let packed = 0
  let unpacked = 0
  const directory = zip.eachEntry()
  for (;;) {
    const next = await directory.next().catch((error: unknown) => {
      throw new AppError('zip.unreadable', { path }, error)
    })
    if (next.done === true) return
    const entry = next.value
    const name = decodeZipName(entry)
    count += 1
    packed += entry.compressedSize
    unpacked += entry.uncompressedSize
    // Entries that share bytes (the "better zip bomb") add up to more than the file holds.
    if (count > limits.maxEntries || packed > fileSize || unpacked > limits.maxTotalBytes) {
      throw new AppError('zip.too-large', { path, name, limit: limits.label })
    }
    judge(path, name, entry, limits)
    if (!name.endsWith('/') && !isSystemFile(name)) yield { name, entry }
  }
}

const headerBytes = 30
/** What is read at once for the headers alone: several of small entries, one of a large one. */
const headersBytes = 16 * 1024

/** Where an entry's bytes begin: its local header says so. */
function locate(path: string, header: Buffer, fileSize: number, name: string, entry: Entry): ZipEntry {
  if (header.length < headerBytes || header.readUInt32LE(0) !== 0x04034b50)
    throw new AppError('zip.unreadable', { path })
  const dataOffset =
    entry.relativeOffsetOfLocalHeader + headerBytes + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (dataOffset + entry.compressedSize > fileSize) throw new AppError('zip.unreadable', { path })
  return {
    name,
    size: entry.uncompressedSize,
    compressedSize: entry.compressedSize,
    method: entry.compressionMethod === 0 ? 0 : 8,
    dataOffset,
    crc32: entry.crc32,
  }
}

function judge(path: string, name: string, entry: Entry, limits: ZipLimits): void {
  if (isUnsafeZipName(name) || isSymbolicLink(entry)) throw new AppError('zip.unsafe-name', { path, name })
  if (entry.isEncrypted()) throw new AppError('zip.encrypted', { path, name })
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw new AppError('zip.unsupported', { path, name })
  }
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
  if (
    entry.uncompressedSize > limits.maxEntryBytes ||
    (entry.uncompressedSize > limits.ratioFreeBytes && ratio > limits.maxRatio)
  ) {
    throw new AppError('zip.too-large', { path, name, limit: limits.label })
  }
}

/** An entry's bytes, inflated. The stream fails when they are more than the directory declares. */
export function openZipEntry(zip: Pick<OpenZip, 'path' | 'file'>, entry: ZipEntry): Readable {
  if (entry.compressedSize === 0) return Readable.from([])
  const raw = Readable.from(readRange(zip.file, entry.dataOffset, entry.compressedSize))
  if (entry.method === 0) return raw
  const inflated = raw.pipe(createInflateRaw({ chunkSize: 64 * 1024 }))
  raw.on('error', error => inflated.destroy(error))
  return Readable.from(capped(zip.path, entry, inflated))
}

async function* capped(path: string, entry: ZipEntry, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > entry.size)
      throw new AppError('zip.too-large', { path, name: entry.name, limit: String(entry.size) })
    yield chunk
  }
}

/** An entry's bytes, inflated; fails at the end when length or CRC-32 differ from the directory. */
export async function* checkedZipEntry(
  zip: Pick<OpenZip, 'path' | 'file'>,
  entry: ZipEntry,
): AsyncGenerator<Buffer, void, undefined> {
  let size = 0
  let crc = 0
  for await (const chunk of openZipEntry(zip, entry) as AsyncIterable<Buffer>) {
    size += chunk.length
    crc = crc32(chunk, crc)
    yield chunk
  }
  if (size !== entry.size || crc !== entry.crc32) throw new AppError('zip.unreadable', { path: zip.path })
}
