import { crc32 } from 'node:zlib'
import { directoryRecord, endRecords, localHeader, type Written } from './zip-format.ts'

/** A file that goes into a zip as it is. */
export interface ZippedFile {
  readonly name: string
  readonly bytes: Buffer
}

/** A zip in pieces, to be sent while it is made: one file in memory at a time, the same files give the same bytes. */
export async function* zipPieces(files: AsyncIterable<ZippedFile>): AsyncGenerator<Buffer, void, undefined> {
  const written: Written[] = []
  let offset = 0
  for await (const { name, bytes } of files) {
    const entry = {
      ...{ name: Buffer.from(name.normalize('NFC')), method: 0 as const, offset },
      ...{ crc: crc32(bytes), packed: bytes.length, size: bytes.length },
    }
    written.push(entry)
    const head = Buffer.concat([localHeader(entry), entry.name])
    yield head
    yield bytes
    offset += head.length + bytes.length
  }
  const directory = Buffer.concat(written.flatMap(directoryRecord))
  yield Buffer.concat([directory, endRecords(written.length, offset, directory.length)])
}
