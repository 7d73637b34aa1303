import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { basename } from 'node:path'
import { AppError, type ErrorCode, errorTable } from '../errors.ts'
import type { TextParams } from '../register/text.ts'
import type { SheetPeek } from './peek-sheets.ts'
import type { OpenSheet, SheetHead } from './read-sheet.ts'
import type { ChildRequest } from './sheet-child.ts'
import type { SheetReading } from './sheet-reading.ts'
import type { SheetRemarks } from './sheet-remarks.ts'
import type { SheetRow } from './sheet-row.ts'
import { fromWireRow, type WireRow } from './wire-row.ts'

/** Where the built program stands and how far the child may go. */
export interface SafeReading {
  /** dist/sogoc.js: the child is `node … programEntry __sheet REQUEST`. */
  readonly programEntry: string
  /** What people call the file, for messages; the path's last part unless told. */
  readonly name?: string
  /** How the file is to be read, where a person said. */
  readonly reading?: SheetReading | undefined
  /** Heap of the child; what a workbook needs beyond it counts as a bomb. */
  readonly memoryMb?: number
  /** How long the child may be silent. */
  readonly silenceMs?: number
}

type WireMessage =
  | { readonly head: SheetHead }
  | readonly WireRow[]
  | { readonly end: true; readonly remarks: SheetRemarks }
  | { readonly peek: readonly SheetPeek[] }
  | { readonly error: { readonly code: string; readonly params: TextParams } }

/**
 * Opens the data sheet of a workbook in a child process with a memory limit and a time-out, so that no file can take
 * this process down. Rows come as they are read; ending the iteration early ends the child. Measured on 100,000 rows of 60 columns: 15,000
 * rows a second of processor time, the child at 104 MB (156 MB with 343,000 shared strings), the program that checks them at 180 MB.
 */
export async function readBookSafely(path: string, safety: SafeReading): Promise<OpenSheet> {
  const messages = ask(path, safety, false)
  const first = await messages.next()
  if (first.done === true || !('head' in first.value)) {
    await messages.return()
    throw new Error('the sheet reader sent rows before the head')
  }
  let remarks: SheetRemarks | undefined
  const rows = rowsOf(messages, end => {
    remarks = end
  })
  return {
    head: first.value.head,
    rows,
    remarks: () => {
      if (remarks === undefined) throw new Error('the rows were not read to the end')
      return remarks
    },
  }
}

/** Looks at the first rows of every sheet of a file, in a child process as `readBookSafely` does. */
export async function peekSheetsSafely(path: string, safety: SafeReading): Promise<readonly SheetPeek[]> {
  const messages = ask(path, safety, true)
  const first = await messages.next()
  await messages.return()
  if (first.done === true || !('peek' in first.value)) throw new Error('the sheet reader sent no look')
  return first.value.peek
}

function ask(path: string, safety: SafeReading, peek: boolean): AsyncGenerator<WireMessage, void, undefined> {
  const { reading = {}, memoryMb = 1536, silenceMs = 120_000 } = safety
  const name = safety.name ?? basename(path)
  const request: ChildRequest = { path, name, reading, peek }
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${memoryMb}`, safety.programEntry, '__sheet', JSON.stringify(request)],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
  )
  return receive(name, child, silenceMs)
}

async function* rowsOf(
  messages: AsyncGenerator<WireMessage, void, undefined>,
  onEnd: (remarks: SheetRemarks) => void,
): AsyncGenerator<SheetRow, void, undefined> {
  for await (const message of messages) {
    if ('end' in message) onEnd(message.remarks)
    else if (Array.isArray(message)) for (const row of message as readonly WireRow[]) yield fromWireRow(row)
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
      ended = 'end' in message || 'peek' in message
      yield message
      if (ended) break
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
    // A stream that nobody reads on would keep the child from being closed.
    child.stdout?.destroy()
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
