import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import { requireOpenBook } from '../inventory/close-book.ts'
import { findBookId } from '../inventory/ensure-book.ts'
import { appendJournal } from '../journal/append.ts'
import { enqueueJobs } from '../platform/jobs/enqueue.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { noteFile } from '../platform/vault/note-file.ts'
import type { Stored } from '../platform/vault/vault.ts'
import { parseBookFileName } from '../register/file-name.ts'
import { checkPackageKind } from './check-package.ts'
import { formatBookKey } from './sender.ts'

/** A file that lies in the vault already, under the name people gave it. */
export interface ReceivedFile {
  readonly name: string
  readonly stored: Stored
}

/** A package handed in: its files in the vault, whose book it is, who brought it and where they may. */
export interface Delivery {
  readonly agencyId: string
  readonly within: Jurisdiction
  readonly xlsx: ReceivedFile
  readonly zip: ReceivedFile | null
  readonly accountId: string | null
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Notes a package and asks for its check, in the caller's transaction; gives the package's id. Who works on single books (a contractor) names the
 * book by the file's name; the check looks again at what the sheet says. Throws `package.name-the-book`, `package.not-yours`,
 * `book.closed`.
 */
export async function receivePackage(
  tx: Transaction,
  { agencyId, within, xlsx, zip, accountId }: Delivery,
): Promise<string> {
  const named = parseBookFileName(xlsx.name)
  const bookId = named === undefined ? undefined : await findBookId(tx, { agencyId, ...named })
  if (bookId !== undefined) await requireOpenBook(tx, agencyId, bookId)
  else if (!includesAgency(within, agencyId)) {
    if (named === undefined) throw new AppError('package.name-the-book', { name: xlsx.name })
    throw new AppError('package.not-yours', { book: formatBookKey(named) })
  }
  await noteFile(tx, agencyId, xlsx.stored, xlsxType)
  if (zip !== null) await noteFile(tx, agencyId, zip.stored, 'application/zip')
  const id = newId()
  // The kind at once: what the files hold of adoptions is closed to those who may not see them from the first moment.
  await sql`
    insert into package (agency_id, id, book_id, kind, year, volume, xlsx, xlsx_name, zip, zip_name, account_id)
    values (${agencyId}, ${id}, ${bookId ?? null}, ${named?.kind ?? null}, ${named?.year ?? null}, ${named?.volume ?? null},
      ${xlsx.stored.digest}, ${xlsx.name}, ${zip?.stored.digest ?? null}, ${zip?.name ?? null}, ${accountId})`.execute(
    tx,
  )
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
