import type { AppError } from '../../errors.ts'
import type { CheckFinding, FindingCounts } from '../check-rules.ts'
import { addFindings, type BookSummary, judge, type Verdict } from './book-summary.ts'

/** A book of a folder: what its check found, or why there was none. */
export type BookResult = {
  /** The workbook's path below the folder. */
  readonly name: string
  readonly zipName: string | null
} & (
  | { readonly summary: BookSummary; readonly error?: undefined }
  | { readonly summary?: undefined; readonly error: AppError }
)

/** The sums over some books. */
export interface Totals {
  readonly books: number
  /** Books by what has to be done about them. */
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly rows: number
  readonly pdfs: number
  readonly counts: FindingCounts
}

/** A finding with its book, for the list of all. */
export interface ListedFinding {
  readonly name: string
  readonly found: CheckFinding
}

/** The check of several books, as the reports show it. */
export interface CheckSummary {
  readonly books: readonly BookResult[]
  readonly totals: Totals
  /** The first findings in the order of the books. */
  readonly findings: readonly ListedFinding[]
  /** How many there are in all. */
  readonly findingCount: number
  /** Zips without a workbook. */
  readonly aloneZips: readonly string[]
  readonly closedFolders: readonly string[]
  /** When the check was made, ISO. */
  readonly at: string
}

/** More rows than this make a list that nobody scrolls through. */
export const mostListedFindings = 100_000

/** Takes books one by one and keeps of each what the reports need. */
export function createCheckSummary(
  apart: Pick<CheckSummary, 'aloneZips' | 'closedFolders'>,
  mostFindings: number = mostListedFindings,
) {
  const books: BookResult[] = []
  const findings: ListedFinding[] = []
  let findingCount = 0
  return {
    add(result: BookResult, found: readonly CheckFinding[]): void {
      books.push(result)
      findingCount += found.length
      const kept = found.slice(0, mostFindings - findings.length)
      for (const each of kept) findings.push({ name: result.name, found: each })
    },
    /** Findings between books, when all are there; each names its book. */
    addAcross(across: readonly ListedFinding[], examples: number): void {
      const byBook = new Map<string, CheckFinding[]>()
      for (const { name, found } of across) {
        const own = byBook.get(name)
        if (own === undefined) byBook.set(name, [found])
        else own.push(found)
      }
      for (const [at, result] of books.entries()) {
        const own = byBook.get(result.name)
        if (own === undefined || result.summary === undefined) continue
        books[at] = { ...result, summary: addFindings(result.summary, own, examples) }
      }
      findingCount += across.length
      findings.push(...across.slice(0, mostFindings - findings.length))
    },
    finish: (at: Date): CheckSummary => ({
      books,
      totals: sumUp(books),
      findings,
      findingCount,
      ...apart,
      at: at.toISOString(),
    }),
  }
}

/** What a person should do about the book of a result. */
export function judgeResult({ summary }: BookResult): Verdict {
  return judge(summary?.counts)
}

function sumUp(books: readonly BookResult[]): Totals {
  const verdicts: Record<Verdict, number> = { clean: 0, look: 0, errors: 0, unusable: 0 }
  const counts = { error: 0, warning: 0, info: 0 }
  let [rows, pdfs] = [0, 0]
  for (const result of books) {
    verdicts[judgeResult(result)] += 1
    if (result.summary === undefined) continue
    rows += result.summary.rows
    pdfs += result.summary.pdfs
    for (const severity of ['error', 'warning', 'info'] as const)
      counts[severity] += result.summary.counts[severity]
  }
  return { books: books.length, verdicts, rows, pdfs, counts }
}
