import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { basename } from 'node:path'
import { AppError, type ErrorCode, errorTable } from '../errors.ts'
import type { TextParams } from '../register/text.ts'
import type { OpenSheet, SheetHead } from './read-sheet.ts'
import type { WireRow } from './sheet-child.ts'
import type { SheetRow } from './sheet-row.ts'

/** Where the built program stands and how far the child may go. */
export interface SafeReading {
  /** dist/sogoc.js: the child is `node … programEntry __sheet PATH`. */
  readonly programEntry: string
  /** What people call the file, for messages; the path's last part unless told. */
  readonly name?: string
  /** Heap of the child; what a workbook needs beyond it counts as a bomb. */
  readonly memoryMb?: number
  /** How long the child may be silent. */
  readonly silenceMs?: number
}

type WireMessage =
  | { readonly head: SheetHead }
  | readonly WireRow[]
  | { readonly end: true }
  | { readonly error: { readonly code: string; readonly params: TextParams } }

/**
 * Opens the data sheet of a workbook in a child process with a memory limit and a time-out, so that no file can take
 * this process down. Rows come as they are read; ending the iteration early ends the child.
 */
export async function readBookSafely(path: string, reading: SafeReading): Promise<OpenSheet> {
  const name = reading.name ?? basename(path)
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${reading.memoryMb ?? 1536}`, reading.programEntry, '__sheet', path, name],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
  )
  const messages = receive(name, child, reading.silenceMs ?? 120_000)
  const first = await messages.next()
  if (first.done === true || !('head' in first.value)) {
    await messages.return()
    throw new Error('the sheet reader sent rows before the head')
  }
  return { head: first.value.head, rows: rowsOf(messages) }
}

async function* rowsOf(
  messages: AsyncGenerator<WireMessage, void, undefined>,
): AsyncGenerator<SheetRow, void, undefined> {
  for await (const message of messages) {
    if (!Array.isArray(message)) continue
    for (const [row, cells, marks] of message as readonly WireRow[])
      yield marks === undefined ? { row, cells } : { row, cells, marks }
  }
}

async function* receive(
  name: string,
  child: ChildProcess,
  silenceMs: number,
): AsyncGenerator<WireMessage, void, undefined> {
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4000)
  })
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  closed.catch(() => undefined)
  let timer: NodeJS.Timeout | undefined
  let ended = false
  try {
    const lines = splitLines(child.stdout ?? [])
    for (;;) {
      // Only the time in which the child owes an answer counts; a slow reader of rows is not its fault.
      timer = setTimeout(() => child.kill('SIGKILL'), silenceMs)
      const next = await lines.next()
      clearTimeout(timer)
      if (next.done === true) break
      const message = JSON.parse(next.value) as WireMessage
      if ('error' in message) throw fromWire(message.error)
      if ('end' in message) {
        ended = true
        break
      }
      yield message
    }
    if (!ended) {
      const [status, signal] = await closed
      const outOfMemory = signal !== null || status === 134 || /heap out of memory/i.test(complaint)
      if (outOfMemory) throw new AppError('sheet.stopped', { path: name }, new Error(complaint))
      throw new Error(`the sheet reader ended with status ${status}: ${complaint}`)
    }
  } finally {
    clearTimeout(timer)
    if (!ended) child.kill('SIGKILL')
    await closed.catch(() => undefined)
  }
}

/** The lines of a stream of bytes. */
async function* splitLines(
  chunks: AsyncIterable<Buffer | string> | Iterable<Buffer>,
): AsyncGenerator<string, void, undefined> {
  let parts: Buffer[] = []
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    let start = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      parts.push(bytes.subarray(start, end))
      yield Buffer.concat(parts).toString()
      parts = []
      start = end + 1
    }
    if (start < bytes.length) parts.push(bytes.subarray(start))
  }
}

function fromWire(error: { readonly code: string; readonly params: TextParams }): AppError {
  if (!Object.hasOwn(errorTable, error.code))
    throw new Error(`unknown error from the sheet reader: ${error.code}`)
  return new AppError(error.code as ErrorCode, error.params)
}
