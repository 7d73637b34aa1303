import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'
import { directoryRecord, endRecords, localHeader, maxUint32, type Written } from './zip-format.ts'

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
