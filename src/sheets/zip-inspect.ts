import { createHash, type Hash } from 'node:crypto'
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { AppError } from '../errors.ts'
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

/** Entries up to this size are read with one system call and inflated in one piece. */
const wholeBytes = 2 * 1024 * 1024
/** So many entries are read at the same time: waiting for the disk is most of the work on small ones. */
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
    yield* mapAhead(zip.entries(), entriesAhead, entry => inspectEntry(zip, entry, options.hash))
  } finally {
    await zip.close()
  }
}

async function inspectEntry(zip: OpenZip, entry: ZipEntry, withHash: boolean): Promise<InspectedEntry> {
  const digest = startDigest(withHash)
  const complete = await readInto(zip, entry, digest)
  if (!complete || digest.size !== entry.size || digest.crc !== entry.crc32) {
    return { ...entry, sha256: null, problem: 'damaged' }
  }
  return {
    ...entry,
    sha256: digest.hash === null ? null : digest.hash.digest('hex'),
    problem: probePdf(digest.head, digest.tail, digest.size) ?? null,
  }
}

/** Feeds the entry's inflated bytes to the digest; false when they do not inflate. */
async function readInto(zip: OpenZip, entry: ZipEntry, digest: Digest): Promise<boolean> {
  try {
    if (entry.compressedSize <= wholeBytes && entry.size <= wholeBytes) {
      const raw = Buffer.allocUnsafe(entry.compressedSize)
      const { bytesRead } = await zip.file.read(raw, 0, raw.length, entry.dataOffset)
      if (bytesRead < raw.length) return false
      feed(
        digest,
        entry.method === 0 ? raw : await inflateWhole(raw, { maxOutputLength: Math.max(1, entry.size) }),
      )
    } else {
      for await (const chunk of openZipEntry(zip, entry) as AsyncIterable<Buffer>) feed(digest, chunk)
    }
    return true
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
    if (code.startsWith('Z_') || code.startsWith('ERR_')) return false
    throw error
  }
}

interface Digest {
  size: number
  crc: number
  head: Buffer
  tail: Buffer
  readonly hash: Hash | null
}

function startDigest(withHash: boolean): Digest {
  return {
    size: 0,
    crc: 0,
    head: Buffer.alloc(0),
    tail: Buffer.alloc(0),
    hash: withHash ? createHash('sha256') : null,
  }
}

function feed(digest: Digest, chunk: Buffer): void {
  digest.size += chunk.length
  digest.crc = crc32(chunk, digest.crc)
  digest.hash?.update(chunk)
  if (digest.head.length < probeBytes) {
    digest.head = Buffer.concat([digest.head, chunk.subarray(0, probeBytes - digest.head.length)])
  }
  digest.tail =
    chunk.length >= probeBytes
      ? Buffer.from(chunk.subarray(chunk.length - probeBytes))
      : Buffer.concat([digest.tail, chunk]).subarray(-probeBytes)
}
