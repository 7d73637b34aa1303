import { headBytes } from './file-type.ts'

/** A stream whose first bytes have been looked at. */
export interface Headed {
  readonly head: Buffer
  /** The whole stream, from its first byte. */
  whole(): AsyncGenerator<Uint8Array, void, undefined>
  /** Lets go of what is behind the stream, read to its end or not. */
  close(): Promise<void>
}

/** Reads the first bytes of a stream. */
export async function takeHead(source: AsyncIterable<Uint8Array>): Promise<Headed> {
  const iterator = source[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let ended = false
  while (head.length < headBytes && !ended) {
    const next = await iterator.next()
    if (next.done === true) ended = true
    else head = Buffer.concat([head, next.value])
  }
  return {
    head: head.subarray(0, headBytes),
    async *whole() {
      yield head
      while (!ended) {
        const next = await iterator.next()
        if (next.done === true) return
        yield next.value
      }
    },
    async close() {
      await iterator.return?.()
    },
  }
}
