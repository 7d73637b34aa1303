import { basename } from 'node:path'
import type { BookName } from '../checking/identify-book.ts'
import { parseBookFileName } from '../register/file-name.ts'

/**
 * The name of a book's files without extension: `KS.2006.01`, with the prefix of the file it came in, joined as it was there
 * (`vị thắng-KS.2006.01`). '?' stands for a year or volume that nothing tells.
 */
export function bookCore(book: Pick<BookName, 'kind' | 'year' | 'volume'>, xlsxPath: string): string {
  const core = `${book.kind}.${book.year ?? '0000'}.${book.volume ?? '00'}`
  const name = basename(xlsxPath).normalize('NFC')
  const prefix = parseBookFileName(name)?.prefix ?? ''
  return prefix === '' ? core : `${prefix}${name[prefix.length] ?? '.'}${core}`
}
