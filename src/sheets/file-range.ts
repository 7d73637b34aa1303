import type { FileHandle } from 'node:fs/promises'

const chunkBytes = 256 * 1024

/**
 * The bytes of an open file from `start`, at most `length` of them. A stream of the handle itself would close it when its reader stops
 * early (Node 20, whatever `autoClose` says).
 */
export async function* readRange(
  file: FileHandle,
  start: number,
  length: number,
): AsyncGenerator<Buffer, void, undefined> {
  for (let at = 0; at < length; ) {
    const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, length - at))
    const { bytesRead } = await file.read(chunk, 0, chunk.length, start + at)
    if (bytesRead === 0) return
    at += bytesRead
    yield chunk.subarray(0, bytesRead)
  }
}
