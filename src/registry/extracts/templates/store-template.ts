import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { AppError } from '../../../errors.ts'
import { appendJournal } from '../../../journal/append.ts'
import { docxType } from '../../../papers/word/docx-parts.ts'
import type { Remark } from '../../../papers/word/letter.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import { noteFile } from '../../../platform/vault/note-file.ts'
import type { Stored } from '../../../platform/vault/vault.ts'
import type { PaperId } from '../../../register/extract-papers.ts'

/** A template that was judged and lies in the vault. */
export interface NewTemplate {
  readonly agencyId: string
  readonly paper: PaperId
  readonly name: string
  readonly file: Stored
  readonly remarks: readonly Remark[]
}

/** Keeps a template as the office's next version of a paper and puts it in use; gives the version. */
export async function storeTemplate(
  tx: Transaction,
  accountId: string,
  { agencyId, paper, name, file, remarks }: NewTemplate,
): Promise<number> {
  await lockTemplates(tx, agencyId, paper)
  await noteFile(tx, agencyId, file, docxType)
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(version), 0) + 1 as version from extract_template where agency_id = ${agencyId} and paper = ${paper}`.execute(
    tx,
  )
  const version = rows[0]?.version ?? 1
  await sql`
    insert into extract_template (agency_id, id, paper, version, file, name, remarks, account_id)
    values (${agencyId}, ${newId()}, ${paper}, ${version}, ${file.digest}, ${name}, ${JSON.stringify(remarks)}, ${accountId})`.execute(
    tx,
  )
  await chooseVersion(tx, agencyId, paper, version)
  await noteChange(tx, agencyId, paper, { version, file: file.sha256 })
  return version
}

/** Puts an earlier version in use again, or (null) the shipped one. Throws `not-found`. */
export async function chooseTemplate(
  tx: Transaction,
  agencyId: string,
  paper: PaperId,
  version: number | null,
): Promise<void> {
  await lockTemplates(tx, agencyId, paper)
  if (version !== null) {
    const found = await tx
      .selectFrom('extract_template')
      .select('id')
      .where('agency_id', '=', agencyId)
      .where('paper', '=', paper)
      .where('version', '=', version)
      .executeTakeFirst()
    if (found === undefined) throw new AppError('not-found')
  }
  await chooseVersion(tx, agencyId, paper, version)
  await noteChange(tx, agencyId, paper, { version })
}

/** Two who change the template of a paper at the same time wait for each other. */
async function lockTemplates(tx: Transaction, agencyId: string, paper: PaperId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`template:${agencyId}:${paper}`}, 0))`.execute(tx)
}

async function chooseVersion(
  tx: Transaction,
  agencyId: string,
  paper: PaperId,
  version: number | null,
): Promise<void> {
  const ofPaper = sql`agency_id = ${agencyId} and paper = ${paper}`
  await sql`update extract_template set in_use = false where ${ofPaper} and in_use`.execute(tx)
  await sql`update extract_template set in_use = true where ${ofPaper} and version = ${version}`.execute(tx)
}

function noteChange(
  tx: Transaction,
  agencyId: string,
  paper: PaperId,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  return appendJournal(tx, { agencyId, action: 'extract.template', subject: `template:${paper}`, detail })
}
