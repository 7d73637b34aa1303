import { sql } from 'kysely'
import type { z } from 'zod'
import { columnsOf } from '../inventory/list-entries.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { maskValues } from '../register/mask-identity.ts'
import { type FindingView, formatFinding, selectFindings } from './read-findings.ts'
import type { rowListSchema, rowQuerySchema } from './schema.ts'

export type RowList = z.infer<typeof rowListSchema>

/** The rows of a package as its check staged them, each with its findings, masked for who may not see identity numbers; `columns` in the order of the kind's fields. */
export async function listRows(
  tx: Transaction,
  place: { readonly agencyId: string; readonly packageId: string },
  query: z.infer<typeof rowQuerySchema>,
  view: FindingView,
): Promise<RowList> {
  const { agencyId, packageId } = place
  const found = sql`select 1 from finding f where f.agency_id = e.agency_id and f.package_id = e.package_id and f.row = e.row`
  const where = sql`e.agency_id = ${agencyId} and e.package_id = ${packageId}
    ${query.onlyWithFindings === 'true' ? sql`and exists (${found})` : sql``}`
  const count = await sql<{
    total: number
  }>`select count(*)::int as total from entry e where ${where}`.execute(tx)
  const { rows } = await sql<{ row: number; fields: Record<string, string> }>`
    select row, fields from entry e where ${where} order by row, id offset ${query.offset} limit ${query.limit}`.execute(
    tx,
  )
  const numbers = rows.map(({ row }) => row)
  const findings = await selectFindings(
    tx,
    sql`agency_id = ${agencyId} and package_id = ${packageId} and row = any(${numbers}::int[])`,
  )
  const ofRow = new Map<number, RowList['rows'][number]['findings']>()
  for (const finding of findings) {
    const list = ofRow.get(finding.row ?? 0) ?? []
    list.push(formatFinding(finding, view))
    ofRow.set(finding.row ?? 0, list)
  }
  return {
    total: count.rows[0]?.total ?? 0,
    columns: view.kind === undefined ? [] : columnsOf(view.kind.code),
    rows: rows.map(({ row, fields }) => ({
      row,
      values: view.identity ? fields : maskValues(view.kind, fields),
      findings: ofRow.get(row) ?? [],
    })),
  }
}
