import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Transaction } from '../platform/postgres/database.ts'
import type { RegisterKind } from '../register/kind.ts'
import { maskText } from '../register/mask-identity.ts'
import type { Language, TextParams } from '../register/text.ts'
import { type CheckCode, type CheckFinding, checkFindingText, findRule, ruleTitle } from './check-rules.ts'
import { maskCheckFinding } from './mask-check-finding.ts'
import {
  type findingListSchema,
  type findingQuerySchema,
  type PackageFinding,
  severitySchema,
} from './schema.ts'

/** A finding as it is stored. */
export interface FindingRow {
  readonly id: string
  readonly code: string
  readonly severity: string
  readonly row: number | null
  readonly column: string | null
  readonly value: string | null
  readonly params: TextParams
  readonly suggestion: string | null
  readonly resolution: string | null
  readonly reason: string | null
}

export type FindingList = z.infer<typeof findingListSchema>

/** A package's findings, filtered and paged, with all of them counted by rule. */
export async function listFindings(
  tx: Transaction,
  place: { readonly agencyId: string; readonly packageId: string },
  query: z.infer<typeof findingQuerySchema>,
  view: FindingView,
): Promise<FindingList> {
  const ofPackage = sql`agency_id = ${place.agencyId} and package_id = ${place.packageId}`
  const groups = await sql<{ code: string; severity: string; count: number; open: number; fixable: number }>`
    select code, severity, count(*)::int as count, (count(*) filter (where resolution is null))::int as open,
      (count(*) filter (where resolution is null and suggestion is not null and "column" is not null and row is not null))::int as fixable
    from finding where ${ofPackage} group by code, severity
    order by array_position(array['error', 'warning', 'info'], severity), count(*) desc, code`.execute(tx)
  const { severity, code, open, from, until, offset, limit } = query
  const backwards = until !== undefined && from === undefined
  const where = sql.join(
    [
      ofPackage,
      ...(severity === undefined ? [] : [sql`severity = ${severity}`]),
      ...(code === undefined ? [] : [sql`code = ${code}`]),
      ...(open === 'true' ? [sql`resolution is null`] : []),
      ...(from === undefined ? [] : [sql`row >= ${from}`]),
      ...(until === undefined ? [] : [sql`row <= ${until}`]),
    ],
    sql` and `,
  )
  const total = await sql<{
    total: number
  }>`select count(*)::int as total from finding where ${where}`.execute(tx)
  const rows = await selectFindings(tx, where, sql`offset ${offset} limit ${limit}`, backwards)
  return {
    total: total.rows[0]?.total ?? 0,
    groups: groups.rows.map(group => ({
      ...group,
      severity: severitySchema.parse(group.severity),
      title: ruleTitle(group.code, view.language),
      ...describeRule(group.code, view.language),
    })),
    findings: rows.map(row => formatFinding(row, view)),
  }
}

/** What stands behind a rule and what can be done about its findings; nothing for one that is no longer known. */
function describeRule(
  code: string,
  language: Language,
): Pick<FindingList['groups'][number], 'basis' | 'overridable' | 'fix'> {
  const rule = findRule(code)
  return {
    basis: rule?.basis[language] ?? null,
    overridable: rule?.overridable ?? false,
    fix: rule?.fix ?? null,
  }
}

/** Stored findings in the order of the sheet, or backwards; `where` is a condition on the table finding. */
export async function selectFindings(
  tx: Transaction,
  where: RawBuilder<unknown>,
  page: RawBuilder<unknown> = sql``,
  backwards = false,
): Promise<FindingRow[]> {
  const order = backwards ? sql`row desc, id desc` : sql`row nulls first, id`
  const { rows } = await sql<FindingRow>`
    select id, code, severity, row, "column", value, params, suggestion, resolution, reason
    from finding where ${where} order by ${order} ${page}`.execute(tx)
  return rows
}

/** How findings are shown to somebody: in which language, and whether with identity numbers; the kind tells where those stand. */
export interface FindingView {
  readonly language: Language
  readonly kind: RegisterKind | undefined
  readonly identity: boolean
}

/** A stored finding for somebody who may not see identity numbers. */
export function maskFinding(row: FindingRow, kind: RegisterKind | undefined): FindingRow {
  return { ...maskCheckFinding(row, kind), reason: row.reason && maskText(row.reason) }
}

/** A stored finding with its sentence. */
export function formatFinding(stored: FindingRow, { language, kind, identity }: FindingView): PackageFinding {
  const row = identity ? stored : maskFinding(stored, kind)
  return {
    id: row.id,
    code: row.code,
    severity: severitySchema.parse(row.severity),
    row: row.row,
    column: row.column,
    value: row.value,
    message: findRule(row.code) === undefined ? row.code : checkFindingText(toCheckFinding(row), language),
    suggestion: row.suggestion,
    overridable: findRule(row.code)?.overridable ?? false,
    resolution: row.resolution === 'as-in-book' ? 'as-in-book' : null,
    reason: row.reason,
  }
}

/** A stored finding as the check gave it; rules that are gone keep their code. */
export function toCheckFinding(row: FindingRow): CheckFinding {
  return {
    code: row.code as CheckCode,
    severity: severitySchema.parse(row.severity),
    row: row.row,
    column: row.column,
    value: row.value,
    params: row.params,
    suggestion: row.suggestion,
  }
}
