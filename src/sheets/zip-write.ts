import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

/*
 * Written by hand because yazl (measured for this project) cannot give what a book of 10,000 PDFs needs: it keeps every
 * buffer it was given until the end, and streams carry their sizes in a data descriptor behind the data, which Java's
 * ZipInputStream refuses for stored entries. Here sizes stand in the local header, memory is one entry, and the same
 * input gives the same bytes: entries in the order given, all dated 1980-01-01 00:00, no host attributes.
 */

const dosEpochDate = 0x0021
const utf8Flag = 0x0800
const maxUint32 = 0xffffffff

/** A zip being written; entries are written in the order they are added. */
export interface ZipWriter {
  /** Adds a file from memory. */
  add(name: string, bytes: Buffer, method?: 'stored' | 'deflated'): Promise<void>
  /** Adds a file from pieces (below 4 GB). */
  addPieces(name: string, pieces: AsyncIterable<Uint8Array>, method: 'stored' | 'deflated'): Promise<void>
  /** Writes the directory, flushes to the disk and closes; gives the size of the file. */
  finish(): Promise<number>
  /** Closes without finishing; the file left behind is the caller's to remove. */
  abandon(): Promise<void>
}

interface Written {
  readonly name: Buffer
  readonly method: 0 | 8
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** Creates a zip file at `path`, which must not exist. */
export async function createZip(path: string): Promise<ZipWriter> {
  const file = await open(path, 'wx')
  const written: Written[] = []
  let cursor = 0

  async function put(buffers: Buffer[]): Promise<void> {
    await writeAll(file, buffers, cursor)
    cursor += buffers.reduce((sum, buffer) => sum + buffer.length, 0)
  }

  return {
    async add(name, bytes, method = 'stored') {
      const data = method === 'stored' ? bytes : deflateRawSync(bytes)
      const entry = {
        name: Buffer.from(name.normalize('NFC')),
        method: method === 'stored' ? (0 as const) : (8 as const),
        crc: crc32(bytes),
        packed: data.length,
        size: bytes.length,
        offset: cursor,
      }
      written.push(entry)
      await put([localHeader(entry), entry.name, data])
    },
    async addPieces(name, pieces, method) {
      const start = {
        name: Buffer.from(name.normalize('NFC')),
        method: method === 'stored' ? (0 as const) : (8 as const),
        crc: 0,
        packed: 0,
        size: 0,
        offset: cursor,
      }
      await put([localHeader(start), start.name])
      let crc = 0
      let size = 0
      const dataStart = cursor
      async function* counted(): AsyncGenerator<Uint8Array> {
        for await (const piece of pieces) {
          crc = crc32(piece, crc)
          size += piece.length
          yield piece
        }
      }
      const packedPieces = method === 'stored' ? counted() : deflate(counted())
      for await (const piece of packedPieces)
        await put([Buffer.from(piece.buffer, piece.byteOffset, piece.length)])
      const entry = { ...start, crc, size, packed: cursor - dataStart }
      if (size > maxUint32 || entry.packed > maxUint32) throw new Error(`entry above 4 GB: ${name}`)
      written.push(entry)
      await writeAll(file, [localHeader(entry)], entry.offset)
    },
    async finish() {
      const directoryStart = cursor
      const pieces = written.flatMap(entry => directoryRecord(entry))
      for (let at = 0; at < pieces.length; at += 512) await put([Buffer.concat(pieces.slice(at, at + 512))])
      await put([endRecords(written.length, directoryStart, cursor - directoryStart)])
      await file.sync()
      await file.close()
      return cursor
    },
    abandon: () => file.close(),
  }
}

async function writeAll(file: FileHandle, buffers: Buffer[], position: number): Promise<void> {
  const length = buffers.reduce((sum, buffer) => sum + buffer.length, 0)
  const { bytesWritten } = await file.writev(buffers, position)
  // A disk that fills up gives a short write first and the error at the next.
  if (bytesWritten < length)
    await file.write(Buffer.concat(buffers), bytesWritten, length - bytesWritten, position + bytesWritten)
}

async function* deflate(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(pieces, { objectMode: false })
  const packer = createDeflateRaw()
  source.on('error', error => packer.destroy(error))
  yield* source.pipe(packer) as AsyncIterable<Buffer>
}

function localHeader(entry: Written): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  writeCommon(header, 6, entry)
  return header
}

/** The fields that the local header and the directory share: flags, method, date, CRC, sizes, length of the name. */
function writeCommon(record: Buffer, at: number, entry: Written): void {
  record.writeUInt16LE(utf8Flag, at)
  record.writeUInt16LE(entry.method, at + 2)
  record.writeUInt16LE(0, at + 4)
  record.writeUInt16LE(dosEpochDate, at + 6)
  record.writeUInt32LE(entry.crc, at + 8)
  record.writeUInt32LE(entry.packed, at + 12)
  record.writeUInt32LE(entry.size, at + 16)
  record.writeUInt16LE(entry.name.length, at + 20)
}

function directoryRecord(entry: Written): Buffer[] {
  const far = entry.offset > maxUint32 - 1
  const record = Buffer.alloc(46)
  record.writeUInt32LE(0x02014b50, 0)
  record.writeUInt16LE(far ? 45 : 20, 4)
  record.writeUInt16LE(far ? 45 : 20, 6)
  writeCommon(record, 8, entry)
  record.writeUInt16LE(far ? 12 : 0, 30)
  record.writeUInt32LE(far ? maxUint32 : entry.offset, 42)
  if (!far) return [record, entry.name]
  const zip64 = Buffer.alloc(12)
  zip64.writeUInt16LE(1, 0)
  zip64.writeUInt16LE(8, 2)
  zip64.writeBigUInt64LE(BigInt(entry.offset), 4)
  return [record, entry.name, zip64]
}

function endRecords(count: number, directoryStart: number, directorySize: number): Buffer {
  const far = count >= 0xffff || directoryStart + directorySize >= maxUint32
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(far ? 0xffff : count, 8)
  end.writeUInt16LE(far ? 0xffff : count, 10)
  end.writeUInt32LE(far ? maxUint32 : directorySize, 12)
  end.writeUInt32LE(far ? maxUint32 : directoryStart, 16)
  if (!far) return end
  const zip64 = Buffer.alloc(56 + 20)
  zip64.writeUInt32LE(0x06064b50, 0)
  zip64.writeBigUInt64LE(44n, 4)
  zip64.writeUInt16LE(45, 12)
  zip64.writeUInt16LE(45, 14)
  zip64.writeBigUInt64LE(BigInt(count), 24)
  zip64.writeBigUInt64LE(BigInt(count), 32)
  zip64.writeBigUInt64LE(BigInt(directorySize), 40)
  zip64.writeBigUInt64LE(BigInt(directoryStart), 48)
  zip64.writeUInt32LE(0x07064b50, 56)
  zip64.writeBigUInt64LE(BigInt(directoryStart + directorySize), 64)
  zip64.writeUInt32LE(1, 72)
  return Buffer.concat([zip64, end])
}
