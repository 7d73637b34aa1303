import { stat } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { findAgencyOfYear, parseReference } from '../../agencies/agency-reference.ts'
import { ensureAgency } from '../../agencies/ensure-agency.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../platform/app.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Stored } from '../../platform/vault/vault.ts'
import { answerAgain } from './answer-again.ts'
import { applyDeposit, type DepositInput, previewDeposit } from './apply-deposit.ts'
import { type DepositRequest, type StoredFiles, transactionOf } from './deposit-request.ts'
import { digestRequest } from './digest-request.ts'
import { judgeFindings, type Verdict } from './judge-findings.ts'
import { type PackageFiles, type ReadPackage, readPackage } from './read-package.ts'
import { type DepositReport, reportAgain, reportDeposit, type WriteOutcome } from './report-deposit.ts'
import { countCorrections, tellCorrection } from './tell-corrections.ts'

/**
 * Deposits a book: its files are checked and taken into the vault at the same time, then one transaction writes everything or
 * nothing. Throws when the files can't be used (sheet.…, zip.…, book.unclear); errors in the book are findings, not failures.
 */
export async function depositBook(
  app: Pick<App, 'database' | 'vault'>,
  request: DepositRequest,
): Promise<DepositReport> {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  const again = await answerAgain(app, request)
  if (again !== undefined) return reportAgain(again, seconds())
  const before = await fingerprint(request.files)
  const pending =
    request.dryRun || request.stored !== undefined ? undefined : await app.vault.begin('deposit')
  try {
    const [read, files] = await both(
      readPackage(request.files, request),
      pending && takeIn(pending, request.files),
    )
    const stored = request.dryRun ? undefined : (request.stored ?? files)
    if ((await fingerprint(request.files)) !== before)
      throw new AppError('file.changed', { path: request.files.xlsxPath })
    const { year, volume } = read.check.book
    if (year === null || volume === null) throw new AppError('book.unclear')
    const verdict = judgeFindings(read.check.findings, request.mode, request.asInBook)
    const input = { ...planInput(read, verdict, request), year, volume }
    const outcome = verdict.bookRejected ? refuse(read) : await write(app, request, input, read, stored)
    const isKept = outcome.depositId !== null
    if (isKept) await pending?.commit()
    else await pending?.rollback()
    return reportDeposit(read, verdict, outcome, { year, volume, seconds: seconds() })
  } catch (error) {
    await pending?.rollback()
    throw error
  }
}

async function write(
  app: Pick<App, 'database'>,
  request: DepositRequest,
  input: Omit<DepositInput, 'agencyId'>,
  read: ReadPackage,
  files: StoredFiles | undefined,
): Promise<WriteOutcome> {
  const run = async (tx: Transaction): Promise<WriteOutcome> => {
    const { id, isNew } = await findDepositor(tx, request, input.year, read.check.book.agency)
    const newAgency =
      isNew && 'code' in request.agency ? newAgencyOf(request.agency.code, read.check.book.agency) : undefined
    const told = { agencyId: id, ...(newAgency && { newAgency }) }
    if (files === undefined) return { ...(await previewDeposit(tx, { ...input, agencyId: id })), ...told }
    const outcome = await applyDeposit(tx, { ...input, agencyId: id }, files)
    const isRefused = input.mode === 'all' && outcome.repeats.length > 0
    // Thrown away with its transaction: a refused book leaves no new agency behind.
    if (isRefused && isNew) throw new RefusedBook({ ...outcome, ...told })
    if (!isRefused) await request.also?.(tx, outcome)
    return { ...outcome, ...told }
  }
  return transactionOf(
    app,
    request,
  )(run).catch((error: unknown) => {
    if (error instanceof RefusedBook) return error.outcome
    throw error
  })
}

class RefusedBook extends Error {
  readonly outcome: WriteOutcome
  constructor(outcome: WriteOutcome) {
    super('the book was refused')
    this.outcome = outcome
  }
}

const noAgency = '00000000-0000-0000-0000-000000000000'

/** An agency that is declared on the way, as the report names it. */
function newAgencyOf(reference: string, name: string | null): { code: string; name: string } {
  const { code } = parseReference(reference)
  return { code, name: name ?? code }
}

/** The agency that registered: the one that bore the code when the book was opened (codes are re-used), else a new one. */
async function findDepositor(
  tx: Transaction,
  { agency, dryRun, accountId }: DepositRequest,
  bookYear: number,
  name: string | null,
): Promise<{ id: string; isNew: boolean }> {
  if ('id' in agency) return { id: agency.id, isNew: false }
  const known = await findAgencyOfYear(tx, agency.code, bookYear)
  if (known !== undefined) return { id: known.id, isNew: false }
  if (dryRun) return { id: noAgency, isNew: true }
  const { code } = parseReference(agency.code)
  const added = await ensureAgency(tx, code, name === null ? {} : { name }, accountId)
  return { id: added.id, isNew: true }
}

async function takeIn(
  pending: { putFile(path: string): Promise<Stored> },
  files: PackageFiles,
): Promise<StoredFiles> {
  return { xlsx: await pending.putFile(files.xlsxPath), zip: await pending.putFile(files.zipPath) }
}

/** Waits for both, whichever fails: nothing may still be writing when the pending list is rolled back. */
async function both<A, B>(a: Promise<A>, b: Promise<B> | undefined): Promise<[A, B | undefined]> {
  const [first, second] = await Promise.allSettled([a, b])
  if (first.status === 'rejected') throw first.reason
  if (second.status === 'rejected') throw second.reason
  return [first.value, second.value]
}

/** Sizes and times of the two files: what was checked must be what was taken in. */
async function fingerprint({ xlsxPath, zipPath }: PackageFiles): Promise<string> {
  const stats = await Promise.all(
    [xlsxPath, zipPath].map(path =>
      stat(path, { bigint: true }).catch((error: unknown) => {
        throw new AppError('file.not-found', { path }, error)
      }),
    ),
  )
  return stats.map(({ ino, size, mtimeNs }) => `${ino}:${size}:${mtimeNs}`).join(' ')
}

/** Findings kept with a deposit, so that the same again is answered from them. */
const mostKept = 2000

function planInput(
  { check, rows, unready }: ReadPackage,
  verdict: Verdict,
  request: DepositRequest,
): Omit<DepositInput, 'agencyId' | 'year' | 'volume'> {
  const refused = new Set([...verdict.rejectedRows, ...unready])
  const reasons = new Map(
    request.asInBook.flatMap(({ row, reason }) => (row === null ? [] : [[row, reason] as const])),
  )
  const acceptedRows = new Set(verdict.accepted.map(({ row }) => row))
  const repeated = new Set(
    request.asInBook.filter(({ code }) => code === 'number.other-volume').map(({ row }) => row),
  )
  return {
    kind: check.book.kind,
    mode: request.mode,
    rows: rows.filter(({ row }) => !refused.has(row)),
    rowCount: check.rows,
    rejected: refused.size,
    pdfCount: check.pdfs,
    accountId: request.accountId,
    packageId: request.packageId ?? null,
    mayRepeat: row => repeated.has(row),
    reasonOf(row, isFirst) {
      const reason = acceptedRows.has(row) || repeated.has(row) ? reasons.get(row) : undefined
      const act = isFirst
        ? 'Cập nhật lần đầu từ gói dữ liệu của sổ'
        : 'Cập nhật lại: gói dữ liệu mới của sổ khác bản trước'
      const told = [
        act,
        tellCorrection(request.corrections, row),
        reason === undefined ? undefined : `Đúng như trong sổ: ${reason}`,
      ]
      return told.filter(part => part !== undefined).join('. ')
    },
    request: digestRequest(request),
    findings:
      verdict.open.length + verdict.accepted.length > mostKept
        ? null
        : { open: verdict.open, accepted: verdict.accepted },
    detail: {
      ...(verdict.accepted.length === 0
        ? {}
        : { asInBook: verdict.accepted.map(({ code, row }) => ({ code, row })) }),
      ...countCorrections(request.corrections),
    },
  }
}

function refuse({ check }: ReadPackage): WriteOutcome {
  const nothing = { depositId: null, bookId: null, inserted: 0, updated: 0, unchanged: 0 }
  return { ...nothing, rejected: check.rows, absent: 0, repeats: [], withheld: [], repaired: [] }
}
