import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { findBookId } from '../inventory/ensure-book.ts'
import { appendJournal } from '../journal/append.ts'
import { enqueueJobs } from '../platform/jobs/enqueue.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { noteFile } from '../platform/vault/note-file.ts'
import type { Stored } from '../platform/vault/vault.ts'
import { parseBookFileName } from '../register/file-name.ts'
import { checkPackageKind } from './check-package.ts'

/** A file that lies in the vault already, under the name people gave it. */
export interface ReceivedFile {
  readonly name: string
  readonly stored: Stored
}

/** A package handed in: its files in the vault, whose book it is, and who brought it. */
export interface Delivery {
  readonly agencyId: string
  readonly xlsx: ReceivedFile
  readonly zip: ReceivedFile | null
  readonly accountId: string | null
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Notes a package and asks for its check, in the caller's transaction; gives the package's id. */
export async function receivePackage(
  tx: Transaction,
  { agencyId, xlsx, zip, accountId }: Delivery,
): Promise<string> {
  await noteFile(tx, agencyId, xlsx.stored, xlsxType)
  if (zip !== null) await noteFile(tx, agencyId, zip.stored, 'application/zip')
  const id = newId()
  const named = parseBookFileName(xlsx.name)
  const bookId = named === undefined ? undefined : await findBookId(tx, { agencyId, ...named })
  await sql`
    insert into package (agency_id, id, book_id, xlsx, xlsx_name, zip, zip_name, account_id)
    values (${agencyId}, ${id}, ${bookId ?? null}, ${xlsx.stored.digest}, ${xlsx.name},
      ${zip?.stored.digest ?? null}, ${zip?.name ?? null}, ${accountId})`.execute(tx)
  await enqueueJobs(tx, [
    { kind: checkPackageKind, agencyId, payload: { package: id }, dedupeKey: checkPackageKey(id) },
  ])
  const detail = { xlsx: xlsx.stored.sha256, zip: zip?.stored.sha256 ?? null }
  await appendJournal(tx, {
    agencyId,
    accountId,
    action: 'package.receive',
    subject: `package:${id}`,
    detail,
  })
  return id
}

/** The key of a package's check among the jobs: one at a time. */
export function checkPackageKey(packageId: string): string {
  return `${checkPackageKind}:${packageId}`
}
