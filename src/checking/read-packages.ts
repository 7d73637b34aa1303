import { type RawBuilder, sql } from 'kysely'
import { AppError, type ErrorCode, errorTable } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { Language, TextParams } from '../register/text.ts'
import { checkPackageKind } from './check-package.ts'
import { type Package, packageSchema } from './schema.ts'

interface PackageRow {
  readonly agency_id: string
  readonly agency_code: string
  readonly agency_name: string
  readonly id: string
  readonly book_id: string | null
  readonly xlsx_name: string
  readonly zip_name: string | null
  readonly state: string
  readonly kind: string | null
  readonly year: number | null
  readonly volume: string | null
  readonly row_count: number | null
  readonly pdf_count: number | null
  readonly error_count: number | null
  readonly warning_count: number | null
  readonly info_count: number | null
  readonly failure: { readonly code: string; readonly params: TextParams } | null
  readonly created_at: Date
  readonly created_by: string | null
  readonly progress: { readonly rows?: number; readonly pdfs?: number } | null
}

/** The packages within the transaction's jurisdiction, the newest first. */
export function listPackages(
  tx: Transaction,
  query: { readonly agency?: string | undefined; readonly book?: string | undefined; readonly limit: number },
  language: Language,
): Promise<Package[]> {
  const conditions = [
    sql`true`,
    ...(query.agency === undefined ? [] : [sql`p.agency_id = ${query.agency}`]),
    ...(query.book === undefined ? [] : [sql`p.book_id = ${query.book}`]),
  ]
  return selectPackages(tx, sql.join(conditions, sql` and `), query.limit, language)
}

/** One package; throws `not-found` when there is none within the jurisdiction. */
export async function getPackage(
  tx: Transaction,
  agencyId: string,
  packageId: string,
  language: Language,
): Promise<Package> {
  const [found] = await selectPackages(
    tx,
    sql`p.agency_id = ${agencyId} and p.id = ${packageId}`,
    1,
    language,
  )
  if (found === undefined) throw new AppError('not-found')
  return found
}

async function selectPackages(
  tx: Transaction,
  where: RawBuilder<unknown>,
  limit: number,
  language: Language,
): Promise<Package[]> {
  const { rows } = await sql<PackageRow>`
    select p.*, a.code as agency_code, a.name as agency_name, c.display_name as created_by,
      (select j.progress from job j where j.dedupe_key = ${checkPackageKind} || ':' || p.id::text
        and j.state in ('waiting', 'running') limit 1) as progress
    from package p join agency a on a.id = p.agency_id left join account c on c.id = p.account_id
    where ${where} order by p.created_at desc, p.id desc limit ${limit}`.execute(tx)
  return rows.map(row => formatPackage(row, language))
}

function formatPackage(row: PackageRow, language: Language): Package {
  const { error_count, warning_count, info_count } = row
  const counted = error_count !== null && warning_count !== null && info_count !== null
  return {
    agency: { id: row.agency_id, code: row.agency_code, name: row.agency_name },
    id: row.id,
    bookId: row.book_id,
    xlsxName: row.xlsx_name,
    zipName: row.zip_name,
    state: packageSchema.shape.state.parse(row.state),
    kind: row.kind,
    year: row.year,
    volume: row.volume,
    rows: row.row_count,
    pdfs: row.pdf_count,
    counts: counted ? { error: error_count, warning: warning_count, info: info_count } : null,
    failure: row.failure === null ? null : failureText(row.failure, language),
    progress: row.progress === null ? null : { rows: row.progress.rows ?? 0, pdfs: row.progress.pdfs ?? 0 },
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  }
}

function failureText(
  { code, params }: { readonly code: string; readonly params: TextParams },
  language: Language,
): string {
  return Object.hasOwn(errorTable, code) ? new AppError(code as ErrorCode, params).text(language) : code
}
