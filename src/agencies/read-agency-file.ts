import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'
import { AppError } from '../errors.ts'
import { foldName } from '../register/names.ts'
import { noNotes } from '../sheets/sheet-remarks.ts'
import type { SheetRow } from '../sheets/sheet-row.ts'
import { sheetError } from '../sheets/workbook-format.ts'
import { openXlsx } from '../sheets/xlsx-file.ts'

/** The columns of a file of agencies; `until` is the last day, `valid_to` the first on which the agency no longer exists. */
export const agencyColumns = [
  'code',
  'name',
  'level',
  'parent',
  'valid_from',
  'valid_to',
  'until',
  'successor',
  'extent',
  'kind',
  'basis',
] as const
export type AgencyColumn = (typeof agencyColumns)[number]

/** A line as it stands in the file; `line` is the file's own number of it. */
export interface AgencyLine {
  readonly line: number
  readonly cells: Readonly<Partial<Record<AgencyColumn, string>>>
}

/** Other names of the columns, folded. */
const headers: Readonly<Record<AgencyColumn, readonly string[]>> = {
  code: ['ma', 'ma co quan', 'ma don vi'],
  name: ['ten', 'ten co quan'],
  level: ['cap'],
  parent: ['cap tren', 'ma cap tren', 'co quan cap tren'],
  valid_from: ['tu ngay', 'ngay bat dau', 'co tu ngay'],
  valid_to: ['khong con tu ngay', 'ket thuc tu ngay'],
  until: ['den ngay', 'den het ngay'],
  successor: ['ke thua', 'co quan ke thua', 'ma co quan ke thua'],
  extent: ['muc do', 'toan bo hay mot phan'],
  kind: ['hinh thuc'],
  basis: ['can cu'],
}

/** Reads a .csv (comma, semicolon or tab; UTF-8) or the first sheet of an .xlsx. Throws `file.…`, `agency-file.…`, `sheet.…`. */
export async function readAgencyFile(path: string): Promise<readonly AgencyLine[]> {
  const name = basename(path)
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new AppError(error.code === 'ENOENT' ? 'file.not-found' : 'file.unreadable', { path }, error)
  })
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
  const rows = isZip ? await readWorkbook(path, name) : readCsv(bytes, name)
  const [head, ...lines] = rows.filter(({ cells }) => cells.some(cell => (cell ?? '').trim() !== ''))
  const columns = (head?.cells ?? []).map(cell => findColumn(cell ?? ''))
  for (const column of ['code', 'name', 'level'] as const)
    if (!columns.includes(column)) throw new AppError('agency-file.columns', { path: name })
  return lines.map(({ row, cells }) => ({
    line: row,
    cells: Object.fromEntries(
      columns.flatMap((column, at) => {
        const text = (cells[at] ?? '').normalize('NFC').trim()
        return column === undefined || text === '' ? [] : [[column, text]]
      }),
    ),
  }))
}

function findColumn(header: string): AgencyColumn | undefined {
  const folded = foldName(header)
  return agencyColumns.find(
    column => folded === foldName(column.replace('_', ' ')) || headers[column].includes(folded),
  )
}

async function readWorkbook(path: string, name: string): Promise<SheetRow[]> {
  try {
    const file = await openXlsx(path, name)
    try {
      const sheet = file.sheets.find(({ hidden }) => !hidden)
      if (!file.plain) throw new AppError('agency-file.unreadable', { path: name })
      const rows: SheetRow[] = []
      if (sheet !== undefined) for await (const row of file.rows(sheet, noNotes())) rows.push(row)
      return rows
    } finally {
      await file.close()
    }
  } catch (error) {
    throw sheetError(error, name)
  }
}

function readCsv(bytes: Buffer, name: string): SheetRow[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const firstLine = text.split(/\r?\n/, 1)[0] ?? ''
    const delimiter = [';', '\t'].find(sign => firstLine.includes(sign)) ?? ','
    const rows: SheetRow[] = []
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ row: lines, cells })
        return null
      },
    })
    return rows
  } catch (error) {
    throw new AppError('agency-file.unreadable', { path: name }, error)
  }
}
