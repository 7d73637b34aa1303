import { open } from 'node:fs/promises'
import { detectLetters, isSure } from '../register/letters/detect-letters.ts'
import { readRange } from './file-range.ts'
import type { SheetReading } from './sheet-reading.ts'

/** How a text file's bytes are read; `latin1` keeps each byte as one sign, for the old sets of letters. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'latin1'

export interface DetectedEncoding {
  readonly encoding: TextEncoding
  /** False when the bytes fit no set of letters well. */
  readonly clear: boolean
}

const sampleBytes = 1024 * 1024

/** Tells in which character set a text file is written, by its first bytes, by whether all of it is UTF-8, or by what makes Vietnamese words. */
export async function detectEncoding(path: string, told: SheetReading['letters']): Promise<DetectedEncoding> {
  const head = await readHead(path)
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', clear: true }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', clear: true }
  const wide = wideOrder(head)
  if (wide !== undefined) return { encoding: wide, clear: true }
  if (await isUtf8(path)) return { encoding: 'utf-8', clear: true }
  if (told !== undefined && told !== 'unicode') return { encoding: 'latin1', clear: true }
  return detectSingleByte(head, told)
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** UTF-16 without a mark: in the first lines every other byte of the separators and ids is zero. */
function wideOrder(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const sample = head.subarray(0, 2000)
  let [even, odd] = [0, 0]
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) at % 2 === 0 ? even++ : odd++
  if (odd > sample.length / 4 && even < odd / 4) return 'utf-16le'
  return even > sample.length / 4 && odd < even / 4 ? 'utf-16be' : undefined
}

async function isUtf8(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of readRange(file, 0, Number.POSITIVE_INFINITY))
      decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  } finally {
    await file.close()
  }
}

function detectSingleByte(head: Buffer, told: SheetReading['letters']): DetectedEncoding {
  const vietnamese = detectLetters(new TextDecoder('windows-1258').decode(head).normalize('NFC').split('\n'))
  const share = vietnamese?.letters === 'unicode' ? vietnamese.share : 0
  const old = told === 'unicode' ? undefined : detectLetters(head.toString('latin1').split('\n'))
  if (old !== undefined && old.letters !== 'unicode' && old.share > share)
    return { encoding: 'latin1', clear: isSure(old) }
  return { encoding: 'windows-1258', clear: share >= 0.5 }
}
