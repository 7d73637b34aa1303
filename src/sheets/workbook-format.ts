import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../errors.ts'
import { sheetZipLimits } from './zip-limits.ts'
import { openZip, openZipEntry } from './zip-read.ts'

/** The largest workbook that is looked at: 100,000 rows of 60 columns are about 30 MB. */
export const maxWorkbookBytes = 200 * 1024 * 1024

/** What the first bytes of a file say it is. */
export type WorkbookFormat = 'xlsx' | 'xls'

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
  const { head, encrypted } = await peek(path, size)
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    if (encrypted) throw new AppError('sheet.encrypted', { path: name })
    return 'xls'
  }
  if (head.readUInt32LE(0) !== 0x04034b50)
    throw new AppError('sheet.unreadable', { path: name, found: guess(head) })
  return 'xlsx'
}

/** Inflates every part of an .xlsx once under the limits, before a library that has none is let near it. */
export async function inflateAll(path: string): Promise<void> {
  const zip = await openZip(path, sheetZipLimits)
  try {
    for await (const entry of zip.entries()) {
      for await (const chunk of openZipEntry(zip, entry)) void chunk
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

/** The first bytes, and whether an OLE container's directory names an encrypted package (its name is in UTF-16). */
async function peek(path: string, size: number): Promise<{ head: Buffer; encrypted: boolean }> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(Math.max(4, Math.min(size, 4096)))
    await file.read(head, 0, head.length, 0)
    if (head.readUInt32BE(0) !== 0xd0cf11e0) return { head, encrypted: false }
    const whole = await file.readFile()
    return { head, encrypted: whole.includes(Buffer.from('EncryptedPackage', 'utf16le')) }
  } finally {
    await file.close()
  }
}

function guess(head: Buffer): string {
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase()
  if (text.startsWith('%pdf')) return 'PDF'
  if (/^<!doctype html|^<html|^<table|^<head|<meta /.test(text)) return 'HTML'
  if (text.startsWith('<?xml')) return 'XML'
  if (head.includes(0)) return 'nhị phân / binary'
  return /[,;\t]/.test(text.split('\n')[0] ?? '') ? 'CSV' : 'văn bản / text'
}
