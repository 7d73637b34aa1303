import { sql } from 'kysely'
import { AppError } from '../../../errors.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import { type PaperId, paperIds } from '../../../register/extract-papers.ts'
import { listPlaceholders } from '../papers/placeholders.ts'
import type { TemplateList } from '../schema.ts'
import { readRemarks } from './remark-texts.ts'

/** The templates of an office: of every paper the versions it has, the latest first, and what can be filled in. */
export async function listTemplates(tx: Transaction, agencyId: string): Promise<TemplateList> {
  const { rows } = await sql<{
    paper: string
    version: number
    name: string
    at: Date
    by: string | null
    remarks: unknown
    in_use: boolean
  }>`
    select t.paper, t.version, t.name, t.at, account.display_name as by, t.remarks, t.in_use
    from extract_template t left join account on account.id = t.account_id
    where t.agency_id = ${agencyId} order by t.version desc`.execute(tx)
  return {
    templates: paperIds.map(paper => {
      const own = rows.filter(row => row.paper === paper)
      return {
        paper,
        inUse: own.find(row => row.in_use)?.version ?? null,
        versions: own.map(({ version, name, at, by, remarks }) => ({
          version,
          name,
          at: at.toISOString(),
          by,
          remarks: readRemarks(remarks),
        })),
        placeholders: listPlaceholders(paper).map(({ name, label, required, parts }) => ({
          name,
          label,
          required,
          parts: [...(parts ?? [])],
        })),
      }
    }),
  }
}

/** The file of a version of an office's template; throws `not-found`. */
export async function getTemplateFile(
  tx: Transaction,
  agencyId: string,
  paper: PaperId,
  version: number,
): Promise<Buffer> {
  const found = await tx
    .selectFrom('extract_template')
    .select('file')
    .where('agency_id', '=', agencyId)
    .where('paper', '=', paper)
    .where('version', '=', version)
    .executeTakeFirst()
  if (found === undefined) throw new AppError('not-found')
  return found.file
}
