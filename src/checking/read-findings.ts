import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Transaction } from '../platform/postgres/database.ts'
import type { RegisterKind } from '../register/kind.ts'
import { maskText, maskValue } from '../register/mask-identity.ts'
import type { Language, TextParams } from '../register/text.ts'
import { type CheckCode, type CheckFinding, checkFindingText, findRule, ruleTitle } from './check-rules.ts'
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
  const groups = await sql<{ code: string; severity: string; count: number; open: number }>`
    select code, severity, count(*)::int as count, (count(*) filter (where resolution is null))::int as open
    from finding where ${ofPackage} group by code, severity
    order by array_position(array['error', 'warning', 'info'], severity), count(*) desc, code`.execute(tx)
  const where = sql.join(
    [
      ofPackage,
      ...(query.severity === undefined ? [] : [sql`severity = ${query.severity}`]),
      ...(query.code === undefined ? [] : [sql`code = ${query.code}`]),
    ],
    sql` and `,
  )
  const matching = groups.rows.filter(
    group =>
      (query.severity ?? group.severity) === group.severity && (query.code ?? group.code) === group.code,
  )
  const rows = await selectFindings(tx, where, sql`offset ${query.offset} limit ${query.limit}`)
  return {
    total: matching.reduce((sum, group) => sum + group.count, 0),
    groups: groups.rows.map(group => ({
      ...group,
      severity: severitySchema.parse(group.severity),
      title: ruleTitle(group.code, view.language),
    })),
    findings: rows.map(row => formatFinding(row, view)),
  }
}

/** Stored findings in the order of the sheet; `where` is a condition on the table finding. */
export async function selectFindings(
  tx: Transaction,
  where: RawBuilder<unknown>,
  page: RawBuilder<unknown> = sql``,
): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select id, code, severity, row, "column", value, params, suggestion, resolution, reason
    from finding where ${where} order by row nulls first, id ${page}`.execute(tx)
  return rows
}

/** How findings are shown to somebody: in which language, and whether with identity numbers; the kind tells where those stand. */
export interface FindingView {
  readonly language: Language
  readonly kind: RegisterKind | undefined
  readonly identity: boolean
}

/** A finding for somebody who may not see identity numbers: none stands in its value, its suggestion or its sentence. */
export function maskFinding(row: FindingRow, kind: RegisterKind | undefined): FindingRow {
  const mask = (text: string | null) =>
    text === null || row.column === null ? text && maskText(text) : maskValue(kind, row.column, text)
  return {
    ...row,
    value: mask(row.value),
    suggestion: mask(row.suggestion),
    params: Object.fromEntries(
      Object.entries(row.params).map(([name, value]) => [
        name,
        typeof value === 'string' ? maskText(value) : value,
      ]),
    ),
    reason: row.reason && maskText(row.reason),
  }
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
