import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'
import { AppError } from '../errors.ts'

/** A line of the map: which pages belong to the case of this number. */
export interface MapLine {
  /** Line of the file, from 1; the header is line 1. */
  readonly line: number
  readonly so: string
  /** File names or numbers, in the order of the case. */
  readonly pages: readonly string[]
}

const numberHeaders: ReadonlySet<string> = new Set(['so', 'số', 'number'])
const pageHeaders: ReadonlySet<string> = new Set(['pages', 'trang', 'page'])

/** Reads a map file (`so,pages`; comma, semicolon or tab; UTF-8). Throws map.encoding, map.columns, map.unreadable. */
export async function readMap(path: string): Promise<readonly MapLine[]> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new AppError(error.code === 'ENOENT' ? 'file.not-found' : 'file.unreadable', { path }, error)
  })
  return parseMap(bytes, basename(path))
}

/** Reads the bytes of a map; `name` is for messages. */
export function parseMap(bytes: Buffer, name: string): readonly MapLine[] {
  const rows = splitRows(decode(bytes, name), name)
  const header = rows[0]?.record.map(cell => cell.normalize('NFC').trim().toLowerCase()) ?? []
  const soAt = header.findIndex(cell => numberHeaders.has(cell))
  const pagesAt = header.findIndex(cell => pageHeaders.has(cell))
  if (soAt < 0 || pagesAt < 0) throw new AppError('map.columns', { path: name })
  return rows.slice(1).map(({ record, line }) => ({
    line,
    so: record[soAt]?.trim() ?? '',
    pages: (record[pagesAt] ?? '').split('+').flatMap(page => page.normalize('NFC').trim() || []),
  }))
}

function decode(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new AppError('map.encoding', { path: name }, error)
  }
}

interface CsvRow {
  readonly record: string[]
  readonly line: number
}

function splitRows(text: string, name: string): CsvRow[] {
  const firstLine = text.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [';', '\t'].find(sign => firstLine.includes(sign)) ?? ','
  const rows: CsvRow[] = []
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record: string[], context) => {
        // Empty lines between the cases carry nothing but separators in files from Excel.
        if (record.some(cell => cell.trim() !== '')) rows.push({ record, line: context.lines })
        return null
      },
    })
  } catch (error) {
    throw new AppError('map.unreadable', { path: name }, error)
  }
  return rows
}
