import { countFindings, type FindingCounts } from '../../checking/check-rules.ts'
import type { AnsweredAgain } from './answer-again.ts'
import type { DepositOutcome, RepairedRow } from './apply-deposit.ts'
import { type DepositFinding, depositFinding } from './deposit-rules.ts'
import type { Verdict } from './judge-findings.ts'
import type { ReadPackage } from './read-package.ts'

/** What a deposit did. `deposit` is null when nothing was written: refused, a dry run, or everything stood already. */
export interface DepositReport {
  readonly deposit: string | null
  /** The deposit whose receipt tells of these rows: this one, or the earlier one that left them as they stand. */
  readonly receipt: { readonly agencyId: string; readonly deposit: string } | null
  readonly book: { readonly kind: string; readonly year: number; readonly volume: string }
  readonly rows: number
  readonly pdfs: number
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly absent: number
  readonly seconds: number
  readonly counts: FindingCounts
  readonly findings: readonly DepositFinding[]
  /** Findings a person answered with "as in the book". */
  readonly accepted: readonly DepositFinding[]
}

/** What came of a package that was read, by which agency's hand. */
export type WriteOutcome = DepositOutcome & {
  readonly agencyId?: string
  readonly newAgency?: { readonly code: string; readonly name: string }
}

/** The report of a deposit that was read. */
export function reportDeposit(
  { check, rows }: ReadPackage,
  { open, accepted }: Verdict,
  outcome: WriteOutcome,
  { year, volume, seconds }: { year: number; volume: string; seconds: number },
): DepositReport {
  const {
    agencyId,
    depositId,
    inserted,
    updated,
    unchanged,
    rejected,
    absent,
    repeats,
    withheld,
    newAgency,
  } = outcome
  const rowOf = new Map(rows.map(row => [row.row, row]))
  const findings: DepositFinding[] = [
    ...(newAgency === undefined
      ? []
      : [depositFinding('agency.new', { value: newAgency.code, params: { name: newAgency.name } })]),
    ...tellStanding(outcome),
    ...open,
    ...repeats.map(({ row }) => numberFinding('number.other-volume', rowOf.get(row), row)),
    ...withheld.map(({ row }) => numberFinding('number.removed', rowOf.get(row), row)),
  ]
  return {
    deposit: depositId,
    receipt: depositId === null || agencyId === undefined ? null : { agencyId, deposit: depositId },
    book: { kind: check.book.kind, year, volume },
    rows: check.rows,
    pdfs: check.pdfs,
    inserted,
    updated,
    unchanged,
    rejected,
    absent,
    seconds: roundToMs(seconds),
    counts: countFindings(findings),
    findings,
    accepted,
  }
}

/** The report of a deposit that was answered from an earlier one. */
export function reportAgain({ earlier, absent, repaired }: AnsweredAgain, seconds: number): DepositReport {
  const { id, agency_id: agencyId, kind, year, volume, row_count: rows, pdf_count: pdfs } = earlier
  const { open, accepted } = earlier.findings
  const findings = [...tellStanding({ absent, repaired }), ...open]
  return {
    deposit: null,
    receipt: { agencyId, deposit: id },
    book: { kind, year, volume },
    rows,
    pdfs,
    inserted: 0,
    updated: 0,
    unchanged: rows,
    rejected: 0,
    absent,
    seconds: roundToMs(seconds),
    counts: countFindings(findings),
    findings,
    accepted,
  }
}

/** What the registry holds beside the package, or otherwise since. */
function tellStanding({ absent, repaired }: Pick<DepositOutcome, 'absent' | 'repaired'>): DepositFinding[] {
  return [
    ...(absent === 0 ? [] : [depositFinding('book.absent', { params: { count: absent } })]),
    ...repaired.map((row: RepairedRow) => numberFinding('record.repaired-since', row, row.row)),
  ]
}

function roundToMs(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}

function numberFinding(
  code: 'number.other-volume' | 'number.removed' | 'record.repaired-since',
  { number, year }: { readonly number: string; readonly year: number } = { number: '', year: 0 },
  row: number,
): DepositFinding {
  return depositFinding(code, { row, column: 'so', value: number, params: { year } })
}
