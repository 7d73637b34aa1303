import { sql } from 'kysely'
import { copyInto } from '../../platform/postgres/copy.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { BookCheck } from '../check-book.ts'
import type { CheckFinding } from '../check-rules.ts'
import type { ReadRow } from '../sheet-values.ts'
import type { CheckPlace } from '../write-check.ts'
import type { Corrections } from './corrections.ts'
import { closingSchema, type Facts } from './facts.ts'

/** What a check has to remember of the sheet itself; `take` sees every row before it is corrected. */
export interface SheetMemory {
  readonly take: (read: ReadRow) => void
  /** Rows that were corrected or remarked on: of all others the entry says everything. */
  readonly rows: readonly ReadRow[]
  readonly lastRow: () => number
}

export function createSheetMemory({ cells, leftOut }: Corrections): SheetMemory {
  const rows: ReadRow[] = []
  let lastRow = 1
  return {
    take: read => {
      const { row, raw } = read.row
      lastRow = Math.max(lastRow, row)
      if (raw !== undefined || read.findings.length > 0 || cells.has(row) || leftOut.has(row)) rows.push(read)
    },
    rows,
    lastRow: () => lastRow,
  }
}

/** Keeps with a package what checking single rows again needs, in place of what an earlier check of its book kept. */
export async function storeSheetMemory(
  tx: Transaction,
  { agencyId, packageId, bookId }: CheckPlace,
  memory: SheetMemory,
  corrections: Corrections,
  check: Pick<BookCheck, 'fields' | 'files' | 'closing'>,
): Promise<void> {
  const facts: Facts = {
    fields: [...check.fields],
    lastRow: memory.lastRow(),
    files:
      check.files?.map(({ name, problem, size, crc32, dataOffset, compressedSize, method }) => [
        name,
        problem,
        size,
        crc32,
        [dataOffset, compressedSize, method],
      ]) ?? null,
    closing: check.closing === undefined ? null : closingSchema.parse(check.closing),
  }
  await sql`
    update package set facts = ${JSON.stringify(facts)}::jsonb
    where agency_id = ${agencyId} and id = ${packageId}`.execute(tx)
  await sql`delete from sheet_row where agency_id = ${agencyId} and book_id = ${bookId}`.execute(tx)
  await copyInto(
    tx,
    'sheet_row',
    ['agency_id', 'book_id', 'package_id', 'row', 'values', 'tidied', 'remarks'],
    memory.rows.map(({ row: { row, values, raw }, findings }) => [
      agencyId,
      bookId,
      packageId,
      row,
      corrections.cells.has(row) || corrections.leftOut.has(row) ? values : null,
      Object.keys(raw ?? {}),
      JSON.stringify(findings),
    ]),
  )
}

/** Rows of a package as its sheet has them, before any correction, in order: some or all. Those after its last are added ones and no rows of it. */
export async function readSheet(
  tx: Transaction,
  { agencyId, packageId, bookId }: CheckPlace,
  lastRow: number,
  only?: readonly number[],
): Promise<ReadRow[]> {
  const some = only === undefined ? sql`` : sql`and row = any(${only}::int[])`
  const { rows } = await sql<{
    row: number
    values: Record<string, string>
    tidied: string[] | null
    remarks: CheckFinding[] | null
  }>`
    select row, coalesce(s."values", e.fields) as values, s.tidied, s.remarks
    from (select row, fields from entry
        where agency_id = ${agencyId} and book_id = ${bookId} and package_id = ${packageId} ${some}) e
      full join (select row, "values", tidied, remarks from sheet_row
        where agency_id = ${agencyId} and package_id = ${packageId} ${some}) s using (row)
    where row <= ${lastRow}
    order by row`.execute(tx)
  return rows.map(({ row, values, tidied, remarks }) => ({
    row:
      tidied === null || tidied.length === 0
        ? { row, values }
        : { row, values, raw: Object.fromEntries(tidied.map(field => [field, values[field] ?? ''])) },
    findings: remarks ?? [],
  }))
}
