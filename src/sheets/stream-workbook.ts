import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { type WriteSheet, writeWorkbook } from './write-workbook.ts'
import type { NamedRange } from './xlsx-xml.ts'

/** Writes a workbook beside and gives it as a stream; its file is gone when the stream is. An .xlsx can't be sent before it is whole. */
export function streamWorkbook(
  sheets: readonly WriteSheet[],
  ranges: readonly NamedRange[] = [],
): Promise<Readable> {
  return streamFile(path => writeWorkbook(path, sheets, ranges))
}

/** The same for a file that somebody else writes. */
export async function streamFile(write: (path: string) => Promise<unknown>): Promise<Readable> {
  const dir = await mkdtemp(join(tmpdir(), 'sogoc-sheet-'))
  const remove = () => rm(dir, { recursive: true, force: true })
  try {
    const path = join(dir, 'export.xlsx')
    await write(path)
    const stream = createReadStream(path)
    stream.once('close', () => void remove())
    return stream
  } catch (error) {
    await remove()
    throw error
  }
}
