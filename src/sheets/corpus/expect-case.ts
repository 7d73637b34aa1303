import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { AppError, errorTable } from '../../errors.ts'
import { openSheet } from '../read-sheet.ts'
import type { SheetRemarks } from '../sheet-remarks.ts'
import type { SheetRow } from '../sheet-row.ts'
import type { CorpusCase } from './case.ts'

const nothing: SheetRemarks = {
  converted: [],
  suspect: null,
  unclearEncoding: false,
  encoding: null,
  otherSheets: [],
  hiddenRows: 0,
  hiddenColumns: [],
  mergedAreas: null,
  farCells: 0,
}

interface Outcome {
  readonly refused?: string
  readonly head?: { readonly sheet: string; readonly header: readonly (string | null)[] }
  readonly rows?: readonly SheetRow[]
  readonly remarks?: SheetRemarks
}

/** Makes the file in `dir`, reads it, and expects what the case says of rows, remarks or refusal. */
export async function expectCase(dir: string, one: CorpusCase): Promise<void> {
  const found = await read(dir, one)
  if ('refused' in one.expect) {
    expect(found.refused).toBe(one.expect.refused)
    return
  }
  const { rows, numbers, marks, header, sheet, remarks, original } = one.expect
  expect(found.refused).toBeUndefined()
  expect(found.rows?.map(({ cells }) => cut(cells))).toEqual(rows)
  if (numbers !== undefined) expect(found.rows?.map(({ row }) => row)).toEqual(numbers)
  if (marks !== undefined) expect(found.rows?.map(row => row.marks)).toEqual(marks)
  if (header !== undefined) expect(found.head?.header).toEqual(header)
  if (sheet !== undefined) expect(found.head?.sheet).toBe(sheet)
  if (original !== undefined) expect(found.rows?.[0]?.original).toEqual(original)
  expect(found.remarks).toEqual({ ...nothing, ...remarks })
}

async function read(dir: string, { make, file = 'KS.2006.01.xlsx', reading }: CorpusCase): Promise<Outcome> {
  const path = join(dir, file)
  await writeFile(path, await make())
  try {
    const { head, rows, remarks } = await openSheet(path, file, reading)
    const all: SheetRow[] = []
    for await (const row of rows) all.push(row)
    return { head, rows: all, remarks: remarks() }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(errorTable[error.code].vi).toMatch(/[à-ỹ]/)
    return { refused: error.code }
  }
}

function cut(cells: readonly (string | null)[]): readonly (string | null)[] {
  return cells.slice(0, cells.findLastIndex(cell => cell !== null) + 1)
}
