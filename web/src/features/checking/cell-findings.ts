import type { PackageFinding } from '../../../../src/checking/schema.ts'

/** How a cell is marked: by its gravest open finding, or as settled when none is open. */
export type CellTone = 'error' | 'warning' | 'info' | 'resolved'

const gravity: Readonly<Record<PackageFinding['severity'], number>> = { error: 3, warning: 2, info: 1 }

/** The mark of some findings together; none without findings. */
export function toneOf(findings: readonly PackageFinding[]): CellTone | undefined {
  if (findings.length === 0) return undefined
  const open = findings.filter(finding => finding.resolution === null)
  const [gravest] = open.map(finding => finding.severity).sort((a, b) => gravity[b] - gravity[a])
  return gravest ?? 'resolved'
}

/** The findings of one cell; column null means those about the row as a whole. */
export function findingsAt(
  findings: readonly PackageFinding[],
  column: string | null,
): readonly PackageFinding[] {
  return findings.filter(finding => finding.column === column)
}

/** What errors remain: rows that a deposit of valid rows leaves behind, and errors about the book itself. */
export function countOpenErrors(errors: readonly PackageFinding[]): {
  rows: number
  ofBook: number
  open: number
} {
  const open = errors.filter(finding => finding.severity === 'error' && finding.resolution === null)
  const rows = new Set(open.map(finding => finding.row).filter(row => row !== null))
  return { rows: rows.size, ofBook: open.filter(finding => finding.row === null).length, open: open.length }
}
