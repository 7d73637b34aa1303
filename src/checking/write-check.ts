import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { countBookLater } from '../inventory/count-book.ts'
import { copyInto } from '../platform/postgres/copy.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { CheckedRow } from './check-book.ts'
import type { CheckFinding } from './check-rules.ts'

/** Where the results of a check belong. */
export interface CheckPlace {
  readonly agencyId: string
  readonly packageId: string
  readonly bookId: string
}

/** Stores a package's findings in place of those of an earlier check; "as in the book" is carried over where the same thing is found again. */
export async function replaceFindings(
  tx: Transaction,
  place: CheckPlace,
  findings: readonly CheckFinding[],
): Promise<void> {
  const { agencyId, packageId } = place
  await sql`
    create temporary table answered on commit drop as
    select code, row, "column", value, resolution, reason, resolved_by, resolved_at from finding
    where agency_id = ${agencyId} and package_id = ${packageId} and resolution is not null`.execute(tx)
  await sql`delete from finding where agency_id = ${agencyId} and package_id = ${packageId}`.execute(tx)
  await copyInto(
    tx,
    'finding',
    ['agency_id', 'id', 'package_id', 'code', 'severity', 'row', 'column', 'value', 'params', 'suggestion'],
    findings.map(found => [
      agencyId,
      newId(),
      packageId,
      found.code,
      found.severity,
      found.row,
      found.column,
      found.value,
      found.params,
      found.suggestion,
    ]),
  )
  await sql`
    update finding f set resolution = a.resolution, reason = a.reason, resolved_by = a.resolved_by, resolved_at = a.resolved_at
    from answered a
    where f.agency_id = ${agencyId} and f.package_id = ${packageId} and f.code = a.code and coalesce(f.row, 0) = coalesce(a.row, 0)
      and coalesce(f."column", '') = coalesce(a."column", '') and f.value is not distinct from a.value`.execute(
    tx,
  )
  await sql`drop table answered`.execute(tx)
}

/** Stages a package's rows as the entries of its book, in place of those that are not deposited: the newest delivery is the one at work. */
export async function replaceEntries(
  tx: Transaction,
  place: CheckPlace,
  rows: readonly CheckedRow[],
): Promise<void> {
  const { agencyId, packageId, bookId } = place
  countBookLater(tx, agencyId, bookId)
  await sql`
    delete from entry where agency_id = ${agencyId} and book_id = ${bookId} and package_id is not null
      and (status <> 'deposited' or package_id = ${packageId})`.execute(tx)
  await copyInto(
    tx,
    'entry',
    ['agency_id', 'id', 'book_id', 'package_id', 'row', 'number', 'fields', 'status', 'revision'],
    stagedRows(place, rows),
  )
}

function* stagedRows({ agencyId, packageId, bookId }: CheckPlace, rows: readonly CheckedRow[]) {
  for (const { row, values, findings } of rows)
    yield [
      agencyId,
      newId(),
      bookId,
      packageId,
      row,
      values.so ?? '',
      values,
      stagedStatus(findings),
      1,
    ] as const
}

/** How far a staged row is, by its own findings. */
export function stagedStatus(findings: readonly CheckFinding[]): 'keyed' | 'checked' {
  return findings.some(({ severity }) => severity === 'error') ? 'keyed' : 'checked'
}
