import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { columnsOf } from '../inventory/list-entries.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { groupBy } from '../register/group-by.ts'
import { maskValues } from '../register/mask-identity.ts'
import { findDoubts } from './keyed/find-doubts.ts'
import { type FindingView, formatFinding, selectFindings } from './read-findings.ts'
import type { packageRowSchema, rowListSchema, rowQuerySchema } from './schema.ts'

export type RowList = z.infer<typeof rowListSchema>
type PackageRow = z.infer<typeof packageRowSchema>

interface RowsPlace {
  readonly agencyId: string
  readonly packageId: string
}

/** The rows of a package as they stand, each with its findings, masked for who may not see identity numbers; `columns` in the order of the kind's fields. */
export async function listRows(
  tx: Transaction,
  place: RowsPlace,
  query: z.infer<typeof rowQuerySchema>,
  view: FindingView,
): Promise<RowList> {
  const { agencyId, packageId } = place
  const found = sql`select from finding f where f.agency_id = e.agency_id and f.package_id = e.package_id and f.row = e.row`
  const where = sql.join(
    [
      sql`true`,
      ...(query.onlyWithFindings === 'true' ? [sql`exists (${found})`] : []),
      ...(query.code === undefined
        ? []
        : [sql`exists (${found} and f.code = ${query.code} and f.resolution is null)`]),
    ],
    sql` and `,
  )
  const head = await sql<{ total: number; left_out: number[]; present: string[] | null }>`
    select
      (select count(*)::int from entry e where e.agency_id = ${agencyId} and e.package_id = ${packageId} and ${where}) as total,
      array(select row from correction c where c.agency_id = ${agencyId} and c.package_id = ${packageId}
        and c."column" = '' and c.value = 'left-out' order by row) as left_out,
      (select array(select jsonb_array_elements_text(facts -> 'fields')) from package p
        where p.agency_id = ${agencyId} and p.id = ${packageId} and facts is not null) as present`.execute(tx)
  const columns = view.kind === undefined ? [] : columnsOf(view.kind.code)
  const rows = await selectRows(tx, place, where, sql`offset ${query.offset} limit ${query.limit}`, view)
  return {
    total: head.rows[0]?.total ?? 0,
    columns,
    present: head.rows[0]?.present ?? columns,
    leftOut: head.rows[0]?.left_out ?? [],
    rows,
  }
}

/** Some rows of a package by their numbers, as `listRows` gives them; those left out are missing. */
export function findRows(
  tx: Transaction,
  place: RowsPlace,
  rows: readonly number[],
  view: FindingView,
): Promise<PackageRow[]> {
  return selectRows(tx, place, sql`row = any(${rows}::int[])`, sql``, view)
}

async function selectRows(
  tx: Transaction,
  place: RowsPlace,
  where: RawBuilder<unknown>,
  page: RawBuilder<unknown>,
  view: FindingView,
): Promise<PackageRow[]> {
  const { agencyId, packageId } = place
  const { rows } = await sql<{ row: number; fields: Record<string, string> }>`
    select row, fields from entry e where e.agency_id = ${agencyId} and e.package_id = ${packageId} and ${where}
    order by row, id ${page}`.execute(tx)
  const numbers = rows.map(({ row }) => row)
  const ofRows = sql`agency_id = ${agencyId} and package_id = ${packageId} and row = any(${numbers}::int[])`
  const findings = groupBy(await selectFindings(tx, ofRows), ({ row }) => row)
  const { rows: corrected } = await sql<{ row: number; column: string; sheet: string }>`
    select c.row, c."column", coalesce(s."values" ->> c."column", '') as sheet
    from (select row, "column" from correction where ${ofRows}) c
      left join sheet_row s on s.agency_id = ${agencyId} and s.package_id = ${packageId} and s.row = c.row`.execute(
    tx,
  )
  const corrections = groupBy(corrected, ({ row }) => row)
  const doubts = await findDoubts(tx, place, numbers)
  const shown = (values: Readonly<Record<string, string>>) =>
    view.identity ? { ...values } : maskValues(view.kind, values)
  return rows.map(({ row, fields }) => {
    const own = corrections.get(row) ?? []
    const added = own.some(({ column }) => column === '')
    const sheet = added ? [] : own.map(({ column, sheet }) => [column, sheet] as const)
    return {
      row,
      values: shown(fields),
      findings: (findings.get(row) ?? []).map(finding => formatFinding(finding, view)),
      corrected: shown(Object.fromEntries(sheet)),
      added,
      doubts: doubts.get(row) ?? {},
    }
  })
}
