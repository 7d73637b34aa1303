import { AppError } from '../../errors.ts'
import { type DepositFinding, isOverridable } from './deposit-rules.ts'

/** `all`: one error rejects the whole book. `valid`: rows without errors go in, the others are reported. */
export type DepositMode = 'all' | 'valid'

/** A person looked at the paper: this finding of this row is as it stands in the book. `row` null is the book itself. */
export interface AsInBook {
  readonly code: string
  readonly row: number | null
  readonly reason: string
}

/** Reads `CODE:ROW=REASON`, as the command takes it; a finding about the book has no row: `CODE=REASON`. Throws `deposit.as-in-book`. */
export function parseAsInBook(raw: string): AsInBook {
  const found = /^([a-z]+\.[a-z-]+)(?::(\d{1,7}))?=(.*\S.*)$/s.exec(raw.trim())
  const [, code, row, reason] = found ?? []
  if (code === undefined || reason === undefined) throw new AppError('deposit.as-in-book', { raw })
  return { code, row: row === undefined ? null : Number(row), reason: reason.trim() }
}

/** What the findings mean for a deposit. */
export interface Verdict {
  /** An error about the book, or (mode `all`) any error: nothing goes in. */
  readonly bookRejected: boolean
  /** Rows with an error that nobody answered for. */
  readonly rejectedRows: ReadonlySet<number>
  /** Findings that still stand: those answered with "as in the book" are taken out. */
  readonly open: readonly DepositFinding[]
  readonly accepted: readonly DepositFinding[]
}

/**
 * Judges a book by its findings. "As in the book" is heard only where the rule allows it; else the finding stands. In mode `valid` an
 * error about the book itself (empty, unknown kind, a required column missing) still rejects it, but a file of the .zip that
 * belongs to no row does not: the row that misses it is rejected for that.
 */
export function judgeFindings(
  findings: readonly DepositFinding[],
  mode: DepositMode,
  answers: readonly AsInBook[],
): Verdict {
  const answered = new Set(answers.map(answer => `${answer.code}:${answer.row ?? ''}`))
  const isAnswered = (finding: DepositFinding): boolean =>
    isOverridable(finding.code) && answered.has(`${finding.code}:${finding.row ?? ''}`)
  const accepted = findings.filter(isAnswered)
  const open = findings.filter(finding => !isAnswered(finding))
  const errors = open.filter(finding => finding.severity === 'error')
  const rejectedRows = new Set(errors.flatMap(finding => (finding.row === null ? [] : [finding.row])))
  const bookRejected = mode === 'all' ? errors.length > 0 : errors.some(isAboutBook)
  return { bookRejected, rejectedRows, open, accepted }
}

function isAboutBook({ row, code }: DepositFinding): boolean {
  return row === null && !code.startsWith('pdf.')
}
