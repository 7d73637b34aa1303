import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../errors.ts'
import { sheetZipLimits } from './zip-limits.ts'
import { checkedZipEntry, openZip } from './zip-read.ts'

/** The largest workbook that is looked at: 100,000 rows of 60 columns are about 30 MB. */
export const maxWorkbookBytes = 200 * 1024 * 1024

/** What the bytes of a file say it is: a workbook, an HTML page (which old systems call .xls), or text with signs between cells. */
export type WorkbookFormat = 'xlsx' | 'xls' | 'html' | 'text'

/** Tells by size and first bytes whether a file can be a workbook, and which. Throws the sheet.… error that names what else it is. */
export async function detectFormat(path: string, name: string = basename(path)): Promise<WorkbookFormat> {
  const size = await sizeOf(path)
  if (size === 0) throw new AppError('file.empty', { path: name })
  if (size > maxWorkbookBytes) {
    throw new AppError('file.too-large', {
      path: name,
      size: `${Math.ceil(size / 2 ** 20)} MB`,
      limit: '200 MB',
    })
  }
  const { head, old } = await peek(path, size)
  if (old !== undefined) {
    if (old.encrypted) throw new AppError('sheet.encrypted', { path: name })
    if (old.found !== undefined) throw new AppError('sheet.unreadable', { path: name, found: old.found })
    return 'xls'
  }
  if (head.readUInt32LE(0) === 0x04034b50) return 'xlsx'
  const found = guess(head)
  if (found === 'HTML') return 'html'
  if (found === 'CSV') return 'text'
  throw new AppError('sheet.unreadable', { path: name, found })
}

/** Inflates every part of an .xlsx once under the limits, before a library that has none is let near it. */
export async function inflateAll(path: string): Promise<void> {
  const zip = await openZip(path, sheetZipLimits)
  try {
    for await (const entry of zip.entries()) {
      for await (const chunk of checkedZipEntry(zip, entry)) void chunk
    }
  } finally {
    await zip.close()
  }
}

/** What went wrong while reading a workbook, as one of the sheet.… errors. */
export function sheetError(error: unknown, name: string): AppError {
  if (!(error instanceof AppError)) return new AppError('sheet.damaged', { path: name }, error)
  if (error.code === 'sheet.too-large')
    return new AppError('sheet.too-large', { ...error.params, path: name }, error)
  if (error.code === 'zip.too-large') {
    return new AppError(
      'sheet.too-large',
      { path: name, size: `> ${sheetZipLimits.label}`, limit: sheetZipLimits.label },
      error,
    )
  }
  if (error.code === 'zip.encrypted') return new AppError('sheet.encrypted', { path: name }, error)
  return error.code.startsWith('zip.') ? new AppError('sheet.damaged', { path: name }, error) : error
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw new AppError('file.unreadable', { path })
    return found.size
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'file.not-found' : 'file.unreadable',
      { path },
      error,
    )
  }
}

interface Peek {
  readonly head: Buffer
  /** Of an OLE container, the shell of the old Office files: `found` when it holds no workbook that can be read. */
  readonly old?: { readonly encrypted: boolean; readonly found?: string }
}

async function peek(path: string, size: number): Promise<Peek> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(Math.max(4, Math.min(size, 4096)))
    await file.read(head, 0, head.length, 0)
    if (head.readUInt32BE(0) !== 0xd0cf11e0) return { head }
    const whole = Buffer.alloc(size)
    await file.read(whole, 0, size, 0)
    return { head, old: inspectOldOffice(whole) }
  } finally {
    await file.close()
  }
}

/** Names of streams in the container's directory are in UTF-16. */
const streamName = (name: string) => Buffer.from(name, 'utf16le')
/** The record that begins a workbook of Excel 97 to 2003, and of Excel 5 and 95. */
const beginning97 = Buffer.from('0908100000060500', 'hex')
const beginning95 = Buffer.from('0908080000050500', 'hex')
const filePassRecord = 0x2f
const recordsLookedAt = 20

function inspectOldOffice(whole: Buffer): NonNullable<Peek['old']> {
  if (whole.includes(streamName('EncryptedPackage'))) return { encrypted: true }
  const start = whole.indexOf(beginning97)
  if (start >= 0) return { encrypted: hasFilePass(whole, start) }
  if (whole.includes(beginning95)) return { encrypted: false, found: 'Excel 5.0/95' }
  if (whole.includes(streamName('WordDocument'))) return { encrypted: false, found: 'Word (.doc)' }
  return whole.includes(streamName('Workbook')) ? { encrypted: false } : { encrypted: false, found: 'OLE' }
}

/** Whether one of the workbook's first records says that the others are enciphered. */
function hasFilePass(whole: Buffer, start: number): boolean {
  let at = start
  for (let count = 0; count < recordsLookedAt && at + 4 <= whole.length; count++) {
    if (whole.readUInt16LE(at) === filePassRecord) return true
    at += 4 + whole.readUInt16LE(at + 2)
  }
  return false
}

/** The old sets of letters use some control characters, never these. */
const neverInText: ReadonlySet<number> = new Set([0, 1, 7, 8, 11, 14, 15])

const wideMark = /^(\xff\xfe|\xfe\xff)/

function guess(head: Buffer): string {
  const bytes = head.toString('latin1')
  // UTF-16 has a zero in nearly every plain letter; what is left is enough to tell.
  const wide = wideMark.test(bytes) || /^([^\0]\0){8}|^(\0[^\0]){8}/.test(bytes)
  const text = (wide ? bytes.replace(wideMark, '').replaceAll('\0', '') : bytes)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  const low = text.toLowerCase()
  if (low.startsWith('%pdf')) return 'PDF'
  if (low.startsWith('mime-version:')) return 'MHTML'
  if (low.startsWith('{\\rtf')) return 'RTF'
  if (/^<\?xml[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/.test(low)) return 'XML Spreadsheet 2003'
  if (
    /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype html|html|table|head|body|meta|div|style)\b/.test(low)
  )
    return 'HTML'
  if (low.startsWith('<')) return 'XML'
  if (!wide && [...text].some(sign => neverInText.has(sign.charCodeAt(0)))) return 'nhị phân / binary'
  return /[,;\t|]/.test(text) ? 'CSV' : 'văn bản / text'
}
