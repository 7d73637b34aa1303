import { readFile, writeFile } from 'node:fs/promises'
import { type Cell, openXlsx, saveXlsx } from 'hucre'
import type { SheetHead } from './read-sheet.ts'
import type { SheetRow } from './sheet-row.ts'
import { type WriteCell, writeWorkbook } from './write-workbook.ts'
import type { CellComment } from './xlsx-comments.ts'

/** How bad what was found in a cell is, or that it was put right; it gives the cell's colour. */
export type RemarkStyle = 'error' | 'warning' | 'info' | 'corrected'

/** What is said about one cell; `row` is the sheet's row number, `column` counts from 0. */
export interface CellRemark {
  readonly row: number
  readonly column: number
  readonly style: RemarkStyle
  readonly text: string
}

/** The sheet that lists the findings: texts by row, and the look of each row. */
export interface ResultSheet {
  readonly name: string
  readonly columns: readonly { readonly header: string; readonly widthChars: number }[]
  readonly rows: Iterable<{ readonly cells: readonly (string | null)[]; readonly style: RemarkStyle }>
}

/** More comments than this make a spreadsheet program crawl; beyond them cells are coloured and listed only. */
const mostComments = 20_000
const colours: Readonly<Record<RemarkStyle, string>> = {
  error: 'FFC7CE',
  warning: 'FFEB9C',
  info: 'DDEBF7',
  corrected: 'C6EFCE',
}

/**
 * Writes the workbook at `path` (.xlsx) again with its remarks as colours and comments and the result sheet added; all other
 * content, looks and sheets stay. Keeps the workbook in memory: for books up to some 20,000 rows.
 */
export async function annotateWorkbook(
  path: string,
  head: SheetHead,
  remarks: readonly CellRemark[],
  result: ResultSheet,
  out: string,
): Promise<void> {
  const workbook = await openXlsx(new Uint8Array(await readFile(path)), { readStyles: true })
  const sheet = workbook.sheets[head.sheetIndex]
  if (sheet === undefined) throw new Error(`no sheet ${head.sheetIndex} in the workbook`)
  const cells = sheet.cells ?? new Map<string, Cell>()
  for (const remark of remarks.slice(0, mostComments)) {
    const key = `${remark.row - 1},${remark.column}`
    const value = sheet.rows[remark.row - 1]?.[remark.column] ?? null
    const known = cells.get(key) ?? { value, type: value === null ? ('empty' as const) : ('string' as const) }
    cells.set(key, {
      ...known,
      style: {
        ...known.style,
        fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: colours[remark.style] } },
      },
      comment: { author: 'Sổ Gốc', text: remark.text },
    })
  }
  sheet.cells = cells
  const rows = [...result.rows]
  const header = {
    font: { bold: true, color: { rgb: 'FFFFFF' } },
    fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: '0070C0' } },
  }
  const resultCells = new Map<string, Cell>(
    result.columns.map((column, at) => [
      `0,${at}`,
      { value: column.header, type: 'string' as const, style: header },
    ]),
  )
  for (const [at, row] of rows.entries()) {
    const value = row.cells[0] ?? null
    const fill = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: colours[row.style] } }
    resultCells.set(`${at + 1},0`, { value, type: 'string', style: { fill } })
  }
  workbook.sheets.push({
    name: freeName(
      result.name,
      workbook.sheets.map(one => one.name),
    ),
    rows: [result.columns.map(column => column.header), ...rows.map(row => [...row.cells])],
    cells: resultCells,
    columns: result.columns.map(column => ({ width: column.widthChars })),
    freezePane: { rows: 1 },
  })
  await writeFile(out, await saveXlsx(workbook))
}

/**
 * Writes the data rows anew as text with their remarks and the result sheet, row by row: for books of any size, and for
 * workbooks that can't be written back (.xls). Row numbers stay those of the original.
 */
export async function writeAnnotatedRows(
  sheet: {
    readonly name: string
    readonly headerRow: number
    readonly header: readonly (string | null)[]
    readonly rows: AsyncIterable<SheetRow>
  },
  remarks: readonly CellRemark[],
  result: ResultSheet,
  out: string,
): Promise<void> {
  const styles = new Map<number, Map<number, RemarkStyle>>()
  for (const { row, column, style } of remarks) {
    const ofRow = styles.get(row) ?? new Map<number, RemarkStyle>()
    ofRow.set(column, style)
    styles.set(row, ofRow)
  }
  const comments: readonly CellComment[] = remarks.slice(0, mostComments)
  const name = sheet.name === '' ? 'DL Import' : sheet.name
  await writeWorkbook(out, [
    {
      name,
      columns: sheet.header.map(() => ({ widthChars: 16 })),
      frozenRows: sheet.headerRow,
      rows: annotatedRows(sheet, styles),
      comments,
    },
    {
      name: freeName(result.name, [name]),
      columns: result.columns,
      frozenRows: 1,
      rows: resultRows(result),
      filter: true,
    },
  ])
}

async function* annotatedRows(
  sheet: Parameters<typeof writeAnnotatedRows>[0],
  styles: ReadonlyMap<number, ReadonlyMap<number, RemarkStyle>>,
): AsyncGenerator<readonly WriteCell[]> {
  let written = 0
  // Blank and title rows were not read, yet every row keeps its number.
  for (; written < sheet.headerRow - 1; written++) yield []
  yield sheet.header.map(text => ({ text, style: 'header' as const }))
  written += 1
  for await (const { row, cells } of sheet.rows) {
    for (; written < row - 1; written++) yield []
    const own = styles.get(row)
    yield own === undefined ? cells : styled(cells, own)
    written += 1
  }
}

function styled(cells: readonly (string | null)[], own: ReadonlyMap<number, RemarkStyle>): WriteCell[] {
  const width = Math.max(cells.length, ...[...own.keys()].map(column => column + 1))
  return Array.from({ length: width }, (_, column) => {
    const style = own.get(column)
    const text = cells[column] ?? null
    return style === undefined ? text : { text, style }
  })
}

function* resultRows(result: ResultSheet): Generator<readonly WriteCell[]> {
  yield result.columns.map(column => ({ text: column.header, style: 'header' as const }))
  for (const { cells, style } of result.rows)
    yield cells.map((text, at) => (at === 0 ? { text, style } : text))
}

function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name
  for (let n = 2; ; n++) if (!taken.includes(`${name} (${n})`)) return `${name} (${n})`
}
