import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { advanceBook } from '../../inventory/book-state.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { ensureBook, findBookId } from '../../inventory/ensure-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { noteFile } from '../../platform/vault/note-file.ts'
import type { Stored } from '../../platform/vault/vault.ts'
import { depositDigest } from '../records/content.ts'
import { countAbsent, listExistingRecords, listRenumberedRecords, lockNumbers } from './find-existing.ts'
import type { DepositMode } from './judge-findings.ts'
import {
  type DepositPlan,
  type PlannedInsert,
  planDeposit,
  type UnchangedRow,
  type WithheldRow,
} from './plan-deposit.ts'
import type { PreparedRow } from './prepare-row.ts'
import { ensureCasePdfs } from './write-files.ts'
import { writeRecords } from './write-records.ts'

/** A checked book about to go in: its files in the vault, and the rows that may. */
export interface DepositInput {
  readonly agencyId: string
  readonly kind: string
  readonly year: number
  readonly volume: string
  readonly mode: DepositMode
  readonly rows: readonly PreparedRow[]
  /** All rows of the sheet, and those of them that are refused already. */
  readonly rowCount: number
  readonly rejected: number
  readonly pdfCount: number
  readonly accountId: string | null
  readonly packageId: string | null
  readonly reasonOf: (row: number, isFirst: boolean) => string
  /** Whether a person has said that the paper of this row does repeat a number of another volume. */
  readonly mayRepeat: (row: number) => boolean
  /** What the journal keeps beside the counts; no personal data. */
  readonly detail: Readonly<Record<string, unknown>>
  /** What was asked beside the files (`digestRequest`). */
  readonly request: Buffer
  /** What the check said, so that the same asked again is answered without it; null when that is too much to keep. */
  readonly findings: object | null
}

/** What came of it. `depositId` is null when nothing was written. */
export interface DepositOutcome {
  readonly depositId: string | null
  readonly bookId: string | null
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  /** Records of the book that the package no longer has; they stay. */
  readonly absent: number
  /** Rows refused because another volume has their number. */
  readonly repeats: readonly PlannedInsert[]
  /** Rows passed over because two persons removed their record. */
  readonly withheld: readonly WithheldRow[]
  /** Unchanged rows whose record was repaired or restored since. */
  readonly repaired: readonly RepairedRow[]
}

/** A row and the number of its record. */
export type RepairedRow = { readonly row: number; readonly year: number; readonly number: string }

/** What a deposit would do, without doing it. */
export async function previewDeposit(tx: Transaction, input: DepositInput): Promise<DepositOutcome> {
  const { plan, repeats, bookId, absent } = await planAgainstRegistry(tx, input)
  const { withheld } = plan
  const repaired = listRepaired(plan)
  const counts = countPlan(input, plan, repeats)
  return { depositId: null, bookId: bookId ?? null, ...counts, absent, repeats, withheld, repaired }
}

/**
 * Brings a book into the registry within the caller's transaction: everything or nothing. When every row stands there already,
 * only one line of the journal is written; when (mode `all`) a number belongs to another volume, nothing at all. Throws `book.closed`
 * when something would change in a closed book.
 */
export async function applyDeposit(
  tx: Transaction,
  input: DepositInput,
  files: { readonly xlsx: Stored; readonly zip: Stored },
): Promise<DepositOutcome> {
  const { agencyId, accountId } = input
  await lockNumbers(tx, agencyId, input.kind)
  const planned = await planAgainstRegistry(tx, input)
  const { plan, repeats, absent } = planned
  const counts = countPlan(input, plan, repeats)
  const outcome = { ...counts, absent, repeats, withheld: plan.withheld, repaired: listRepaired(plan) }
  if (input.mode === 'all' && repeats.length > 0)
    return { depositId: null, bookId: planned.bookId ?? null, ...outcome }
  const detail = {
    kind: input.kind,
    year: input.year,
    volume: input.volume,
    mode: input.mode,
    ...counts,
    ...input.detail,
  }
  if (counts.inserted + counts.updated === 0) {
    if (planned.bookId !== undefined && counts.unchanged > 0) {
      const subject = `book:${planned.bookId}`
      await appendJournal(tx, { agencyId, accountId, action: 'records.deposit', subject, detail })
    }
    return { depositId: null, bookId: planned.bookId ?? null, ...outcome }
  }
  if (planned.bookId !== undefined) await requireOpenBook(tx, agencyId, planned.bookId)
  const bookId = planned.bookId ?? (await ensureBook(tx, input))
  const depositId = newId()
  const rows = new Map(input.rows.map(row => [row.row, row]))
  const digest = depositDigest(listContents(plan, rows))
  await noteFile(
    tx,
    agencyId,
    files.xlsx,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
  await noteFile(tx, agencyId, files.zip, 'application/zip')
  await ensureCasePdfs(tx, agencyId, files.zip, listPdfs(plan, rows))
  await sql`
    insert into deposit (agency_id, id, book_id, package_id, mode, xlsx, zip, row_count, pdf_count, inserted, updated, unchanged,
      rejected, digest, account_id, request, findings, found)
    values (${agencyId}, ${depositId}, ${bookId}, ${input.packageId}, ${input.mode}, ${files.xlsx.digest}, ${files.zip.digest},
      ${input.rowCount}, ${input.pdfCount}, ${counts.inserted}, ${counts.updated}, ${counts.unchanged}, ${counts.rejected},
      ${digest}, ${accountId}, ${input.request}, ${keptFindings(input, counts.rejected)}::jsonb,
      ${JSON.stringify(plan.unchanged.map(({ row, record, version }) => [row, record.id, version]))}::jsonb)`.execute(
    tx,
  )
  const { kind, reasonOf } = input
  await writeRecords(tx, { agencyId, bookId, depositId, kind, accountId, reasonOf }, plan, rows)
  await advanceBook(tx, agencyId, bookId, 'deposited')
  await appendJournal(tx, {
    agencyId,
    accountId,
    action: 'records.deposit',
    subject: `deposit:${depositId}`,
    detail: {
      ...detail,
      book: bookId,
      digest: digest.toString('hex'),
      xlsx: files.xlsx.sha256,
      zip: files.zip.sha256,
    },
  })
  return { depositId, bookId, ...outcome }
}

/** What the check said, for the same asked again; null where it has to be checked anew. */
function keptFindings({ findings }: DepositInput, rejected: number): string | null {
  return findings === null || rejected > 0 ? null : JSON.stringify(findings)
}

/** The plan against what stands now, with the rows taken out whose number another volume has and nobody has answered for. */
async function planAgainstRegistry(
  tx: Transaction,
  input: DepositInput,
): Promise<{
  plan: DepositPlan
  repeats: readonly PlannedInsert[]
  bookId: string | undefined
  absent: number
}> {
  const bookId = await findBookId(tx, input)
  const existing = await listExistingRecords(tx, input.agencyId, input.kind, input.rows)
  const renumbered = await listRenumberedRecords(tx, input.agencyId, input.kind, input.rows)
  const whole = planDeposit(bookId ?? '', input.rows, existing, renumbered)
  const isRefused = ({ repeats, row }: PlannedInsert): boolean => repeats !== null && !input.mayRepeat(row)
  const repeats = whole.inserts.filter(isRefused)
  const plan = { ...whole, inserts: whole.inserts.filter(insert => !isRefused(insert)) }
  const present = [...whole.updates, ...whole.unchanged].map(({ record }) => record.id)
  const absent = bookId === undefined ? 0 : await countAbsent(tx, input.agencyId, bookId, present)
  return { plan, repeats, bookId, absent }
}

function countPlan(
  { mode, rowCount, rejected }: DepositInput,
  plan: DepositPlan,
  repeats: readonly PlannedInsert[],
): Pick<DepositOutcome, 'inserted' | 'updated' | 'unchanged' | 'rejected'> {
  if (mode === 'all' && repeats.length > 0)
    return { inserted: 0, updated: 0, unchanged: 0, rejected: rowCount }
  return {
    inserted: plan.inserts.length,
    updated: plan.updates.length,
    unchanged: plan.unchanged.length,
    rejected: rejected + repeats.length + plan.withheld.length,
  }
}

function listRepaired({ unchanged }: DepositPlan): RepairedRow[] {
  const isRepaired = ({ record, version }: UnchangedRow): boolean => version < record.version
  return unchanged.filter(isRepaired).map(({ row, record: { year, number } }) => ({ row, year, number }))
}

function listWrittenRows(plan: DepositPlan, rows: ReadonlyMap<number, PreparedRow>): PreparedRow[] {
  return [...plan.inserts, ...plan.updates]
    .flatMap(({ row }) => rows.get(row) ?? [])
    .sort((a, b) => a.row - b.row)
}

function* listContents(plan: DepositPlan, rows: ReadonlyMap<number, PreparedRow>): Generator<Uint8Array> {
  for (const row of listWrittenRows(plan, rows)) yield Buffer.from(row.content, 'hex')
}

function listPdfs(plan: DepositPlan, rows: ReadonlyMap<number, PreparedRow>): PreparedRow['pdf'][] {
  return listWrittenRows(plan, rows).map(row => row.pdf)
}
