import { createHash, type Hash, hash as hashOnce } from 'node:crypto'
import { promisify } from 'node:util'
import { crc32, inflateRaw, inflateRawSync } from 'node:zlib'
import { AppError } from '../errors.ts'
import { FileWindow } from './file-window.ts'
import { mapAhead } from './map-ahead.ts'
import { type PdfProblem, probeBytes, probePdf } from './pdf-probe.ts'
import { pdfZipLimits, type ZipLimits } from './zip-limits.ts'
import { type OpenZip, openZip, openZipEntry, type ZipEntry } from './zip-read.ts'

/** An entry whose every byte was read once. */
export interface InspectedEntry extends ZipEntry {
  /** SHA-256 of the inflated bytes, hexadecimal; null when it was not asked for or the entry is damaged. */
  readonly sha256: string | null
  /** 'damaged': the bytes do not inflate, or their length or CRC-32 differs from the directory. */
  readonly problem: PdfProblem | 'damaged' | null
}

const windowBytes = 1024 * 1024
/** Entries up to this size are read, inflated and hashed in one piece. */
const wholeBytes = 2 * 1024 * 1024
/** Packed entries up to this size are inflated at once, larger ones on other threads while the next are read. */
const smallBytes = 32 * 1024
/** So many entries are at work at the same time. */
const entriesAhead = 8
const inflateWhole = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)

/**
 * Reads every entry of a book's zip once: length and CRC-32 against the directory, the PDF probe, and with `hash` the
 * SHA-256. Throws what `openZip` throws; a damaged entry is reported, not thrown.
 */
export async function* inspectZip(
  path: string,
  options: { readonly hash: boolean; readonly limits?: ZipLimits },
): AsyncGenerator<InspectedEntry> {
  const zip = await openZip(path, options.limits ?? pdfZipLimits)
  try {
    const window = new FileWindow(zip.file, windowBytes)
    const inspect = ({ entry, raw }: ReadEntry) => inspectEntry(zip, entry, raw, options.hash)
    yield* mapAhead(readEntries(zip, window), entriesAhead, inspect)
  } finally {
    await zip.close()
  }
}

interface ReadEntry {
  readonly entry: ZipEntry
  /** Its bytes as they lie in the zip; undefined for one that is too large to be read in one piece. */
  readonly raw: Buffer | undefined
}

async function* readEntries(zip: OpenZip, window: FileWindow): AsyncGenerator<ReadEntry> {
  for await (const entry of zip.entries(window)) {
    const { dataOffset, compressedSize, size } = entry
    const isWhole = compressedSize <= wholeBytes && size <= wholeBytes
    const found = window.find(dataOffset, compressedSize)
    const raw = isWhole ? (found ?? (await window.read(dataOffset, compressedSize))) : undefined
    yield { entry, raw }
  }
}

async function inspectEntry(
  zip: OpenZip,
  entry: ZipEntry,
  raw: Buffer | undefined,
  withHash: boolean,
): Promise<InspectedEntry> {
  const content = await guarded(zip, entry, () =>
    raw === undefined ? digestStream(zip, entry, withHash) : digestWhole(entry, raw, withHash),
  )
  if (content === undefined || content.size !== entry.size || content.crc !== entry.crc32)
    return { ...entry, sha256: null, problem: 'damaged' }
  const { head, tail, size, sha256 } = content
  return { ...entry, sha256, problem: probePdf(head, tail, size) ?? null }
}

/** What an entry's bytes are; undefined when they do not inflate. */
async function guarded(
  zip: OpenZip,
  entry: ZipEntry,
  read: () => Promise<Content | undefined>,
): Promise<Content | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof AppError) throw error
    // Only zlib speaks of bad data here; what the disk says is not the entry's fault.
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new AppError(
        'zip.too-large',
        { path: zip.path, name: entry.name, limit: String(entry.size) },
        error,
      )
    }
    if (code.startsWith('Z_') || code.startsWith('ERR_')) return undefined
    throw error
  }
}

/** What is known of an entry's inflated bytes: the first and last of them as the probe wants them. */
interface Content {
  readonly size: number
  readonly crc: number
  readonly head: Buffer
  readonly tail: Buffer
  readonly sha256: string | null
}

async function digestWhole(entry: ZipEntry, raw: Buffer, withHash: boolean): Promise<Content | undefined> {
  if (raw.length < entry.compressedSize) return undefined
  const most = { maxOutputLength: Math.max(1, entry.size) }
  const bytes =
    entry.method === 0
      ? raw
      : raw.length <= smallBytes && entry.size <= smallBytes
        ? inflateRawSync(raw, most)
        : await inflateWhole(raw, most)
  return {
    size: bytes.length,
    crc: crc32(bytes),
    head: bytes.subarray(0, probeBytes),
    tail: bytes.subarray(-probeBytes),
    sha256: withHash ? hashOnce('sha256', bytes) : null,
  }
}

async function digestStream(zip: OpenZip, entry: ZipEntry, withHash: boolean): Promise<Content> {
  const hash: Hash | null = withHash ? createHash('sha256') : null
  let [size, crc] = [0, 0]
  let [head, tail] = [Buffer.alloc(0), Buffer.alloc(0)]
  for await (const chunk of openZipEntry(zip, entry) as AsyncIterable<Buffer>) {
    size += chunk.length
    crc = crc32(chunk, crc)
    hash?.update(chunk)
    if (head.length < probeBytes) head = Buffer.concat([head, chunk.subarray(0, probeBytes - head.length)])
    tail = Buffer.concat([tail, chunk.subarray(-probeBytes)]).subarray(-probeBytes)
  }
  return { size, crc, head, tail, sha256: hash?.digest('hex') ?? null }
}
