import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { findAgencyOfYear } from '../../agencies/agency-reference.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { hashOf } from '../../platform/vault/store.ts'
import { parseBookFileName } from '../../register/file-name.ts'
import { type DepositRequest, transactionOf } from './deposit-request.ts'
import { digestRequest, namesOf } from './digest-request.ts'
import { lockNumbers } from './find-existing.ts'
import { type EarlierDeposit, listEarlier, readStanding, type StandingRows } from './find-standing.ts'

/** A deposit that would do nothing: an earlier one was asked the same of the same files, and what it left stands. */
export interface AnsweredAgain extends StandingRows {
  readonly earlier: EarlierDeposit
}

/**
 * Answers a deposit from an earlier one after hashing the files alone (240,000 rows a second instead of 3,000). Undefined when there is none
 * that was asked the same of the same bytes, or a record of it was removed or changed by another deposit since: then it goes the whole way.
 */
export async function answerAgain(
  app: Pick<App, 'database'>,
  request: DepositRequest,
): Promise<AnsweredAgain | undefined> {
  const { files, stored, jurisdiction, accountId } = request
  if (request.dryRun) return undefined
  const named = parseBookFileName(namesOf(files).xlsxName)
  const sizes = await sizesOf(request)
  if (named === undefined || sizes === undefined) return undefined
  const asked = digestRequest(request)
  const found = await app.database.transaction(jurisdiction, async tx => {
    const agencyId = await findAgencyId(tx, request, named.year)
    return agencyId === undefined
      ? undefined
      : { agencyId, earlier: await listEarlier(tx, agencyId, asked, sizes) }
  })
  if (found === undefined || found.earlier.length === 0) return undefined
  const xlsx = stored?.xlsx.sha256 ?? (await hashOf(createReadStream(files.xlsxPath)))
  const isSame = (deposit: EarlierDeposit): boolean => deposit.xlsx.toString('hex') === xlsx
  const zip = found.earlier.some(isSame)
    ? (stored?.zip.sha256 ?? (await hashOf(createReadStream(files.zipPath, { highWaterMark: 1024 * 1024 }))))
    : undefined
  const earlier = found.earlier.find(deposit => isSame(deposit) && deposit.zip.toString('hex') === zip)
  if (earlier === undefined) return undefined
  return transactionOf(
    app,
    request,
  )(async tx => {
    const { agencyId } = found
    await lockNumbers(tx, agencyId, earlier.kind)
    const rows = await readStanding(tx, agencyId, earlier)
    if (rows.standing !== earlier.row_count) return undefined
    const { id: depositId, book_id: bookId, kind, year, volume, row_count: unchanged } = earlier
    const counts = { inserted: 0, updated: 0, unchanged, rejected: 0 }
    await request.also?.(tx, { depositId: null, bookId, ...counts })
    const detail = { kind, year, volume, mode: request.mode, ...counts, standing: depositId }
    await appendJournal(tx, {
      agencyId,
      accountId,
      action: 'records.deposit',
      subject: `book:${bookId}`,
      detail,
    })
    return { ...rows, earlier }
  })
}

async function findAgencyId(
  tx: Transaction,
  { agency }: DepositRequest,
  year: number,
): Promise<string | undefined> {
  return 'id' in agency ? agency.id : (await findAgencyOfYear(tx, agency.code, year))?.id
}

/** Sizes in bytes; undefined when a file is not there, which the reading will tell. */
async function sizesOf({
  files,
  stored,
}: DepositRequest): Promise<{ xlsx: number; zip: number } | undefined> {
  if (stored !== undefined) return { xlsx: stored.xlsx.sizeBytes, zip: stored.zip.sizeBytes }
  const [xlsx, zip] = await Promise.all(
    [files.xlsxPath, files.zipPath].map(path => stat(path).catch(() => undefined)),
  )
  return xlsx === undefined || zip === undefined ? undefined : { xlsx: xlsx.size, zip: zip.size }
}
