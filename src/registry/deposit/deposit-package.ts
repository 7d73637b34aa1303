import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Corrections } from '../../checking/corrections/corrections.ts'
import { findCorrections } from '../../checking/corrections/find-corrections.ts'
import { readingSchema } from '../../checking/reading/schema.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../platform/app.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import type { Stored } from '../../platform/vault/vault.ts'
import { depositBook } from './deposit-book.ts'
import type { DepositRequest } from './deposit-request.ts'
import type { AsInBook } from './judge-findings.ts'
import type { DepositReport } from './report-deposit.ts'

interface PackageRow {
  readonly state: string
  readonly xlsx: Buffer
  readonly xlsx_name: string
  readonly xlsx_bytes: string
  readonly zip: Buffer | null
  readonly zip_name: string | null
  readonly zip_bytes: string | null
  readonly reading: unknown
}

/**
 * Deposits a package that was taken in and checked, as people put it right and with the answers they have given to its findings. A package
 * deposited already may be deposited again: its rows are then unchanged. Throws `not-found`, `deposit.not-ready`, `deposit.corrected-meanwhile`.
 */
export async function depositPackage(
  app: Pick<App, 'database' | 'vault'>,
  actor: { readonly account: { readonly id: string }; readonly jurisdiction: Jurisdiction },
  request: Pick<DepositRequest, 'mode' | 'isolate' | 'onProgress' | 'also' | 'transact'> & {
    readonly agencyId: string
    readonly packageId: string
  },
): Promise<DepositReport> {
  const { agencyId, packageId, also, ...rest } = request
  const { row, corrections, asInBook } = await app.database.transaction(actor.jurisdiction, async tx => ({
    row: await getPackageRow(tx, agencyId, packageId),
    corrections: await findCorrections(tx, agencyId, packageId),
    asInBook: await listAnswers(tx, agencyId, packageId),
  }))
  const { zip, zip_name: zipName, zip_bytes: zipBytes } = row
  const isReady = row.state === 'checked' || row.state === 'deposited'
  if (!isReady || zip === null || zipName === null || zipBytes === null)
    throw new AppError('deposit.not-ready')
  return depositBook(app, {
    files: {
      xlsxPath: await app.vault.getPath(row.xlsx),
      zipPath: await app.vault.getPath(zip),
      xlsxName: row.xlsx_name,
      zipName,
    },
    stored: { xlsx: stored(row.xlsx, row.xlsx_bytes), zip: stored(zip, zipBytes) },
    agency: { id: agencyId },
    jurisdiction: actor.jurisdiction,
    accountId: actor.account.id,
    ...rest,
    dryRun: false,
    asInBook,
    packageId,
    corrections,
    ...(row.reading !== null && { reading: readingSchema.parse(row.reading) }),
    also: async (tx, outcome) => {
      await markDeposited(tx, agencyId, packageId, outcome.bookId)
      await requireSameCorrections(tx, agencyId, packageId, corrections)
      await also?.(tx, outcome)
    },
  })
}

/** What was read is what goes in: nobody put anything right while the files were read. The package is held by now. */
async function requireSameCorrections(
  tx: Transaction,
  agencyId: string,
  packageId: string,
  read: Corrections,
): Promise<void> {
  const now = await findCorrections(tx, agencyId, packageId)
  if (!isDeepStrictEqual(now, read)) throw new AppError('deposit.corrected-meanwhile')
}

function stored(digest: Buffer, sizeBytes: string): Stored {
  return { sha256: digest.toString('hex'), digest, sizeBytes: Number(sizeBytes) }
}

async function getPackageRow(tx: Transaction, agencyId: string, packageId: string): Promise<PackageRow> {
  const { rows } = await sql<PackageRow>`
    select p.state, p.xlsx, p.xlsx_name, p.reading, x.size_bytes::text as xlsx_bytes, p.zip, p.zip_name, z.size_bytes::text as zip_bytes
    from package p
    join file x on x.agency_id = p.agency_id and x.sha256 = p.xlsx
    left join file z on z.agency_id = p.agency_id and z.sha256 = p.zip
    where p.agency_id = ${agencyId} and p.id = ${packageId}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new AppError('not-found')
  return row
}

async function listAnswers(tx: Transaction, agencyId: string, packageId: string): Promise<AsInBook[]> {
  const { rows } = await sql<AsInBook>`
    select code, row, reason from finding
    where agency_id = ${agencyId} and package_id = ${packageId} and resolution = 'as-in-book'`.execute(tx)
  return rows
}

async function markDeposited(
  tx: Transaction,
  agencyId: string,
  packageId: string,
  bookId: string | null,
): Promise<void> {
  await sql`
    update package set state = 'deposited', book_id = coalesce(${bookId}::uuid, book_id)
    where agency_id = ${agencyId} and id = ${packageId}`.execute(tx)
}
