import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { RandomAccessReader } from 'yauzl'

const windowBytes = 1024 * 1024

/**
 * Lets yauzl read a zip's directory through one window of 1 MB: it asks for 46 bytes and then some 30 more for every
 * entry, which as system calls cost more than the checking of the entry itself.
 */
export class WindowReader extends RandomAccessReader {
  readonly #file: FileHandle
  #window = Buffer.alloc(0)
  #start = 0

  constructor(file: FileHandle) {
    super()
    this.#file = file
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.#file.createReadStream({ start, end: end - 1, autoClose: false })
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    if (position >= this.#start && position + length <= this.#start + this.#window.length) {
      this.#window.copy(buffer, offset, position - this.#start, position - this.#start + length)
      callback(null)
      return
    }
    const fresh = Buffer.allocUnsafe(Math.max(windowBytes, length))
    this.#file.read(fresh, 0, fresh.length, position).then(
      ({ bytesRead }) => {
        this.#window = fresh.subarray(0, bytesRead)
        this.#start = position
        if (bytesRead < length) {
          callback(new Error('unexpected end of file'))
          return
        }
        this.#window.copy(buffer, offset, 0, length)
        callback(null)
      },
      (error: Error) => callback(error),
    )
  }
}
