import { notifications } from '@mantine/notifications'
import type { Package, PackageFinding } from '../../../../src/checking/schema.ts'
import { problemText } from '../../api/problem.ts'
import { useMessages } from '../../messages/language.tsx'
import { listOpenFindings } from './calls.ts'

/** A cell, in the order in which the sheet is gone through: by row, then by column as shown (0 is the row itself). */
export interface Spot {
  readonly row: number
  readonly column: number
}

/** The first of some findings after a place (or with -1 the last before it), in the order of the sheet. */
export function nearestFinding(
  findings: readonly PackageFinding[],
  from: Spot,
  step: 1 | -1,
  columnOf: (finding: PackageFinding) => number,
): PackageFinding | undefined {
  const spots = findings
    .flatMap(finding =>
      finding.row === null ? [] : [{ finding, row: finding.row, column: columnOf(finding) }],
    )
    .filter(spot => compare(spot, from) * step > 0)
    .sort((a, b) => compare(a, b) * step)
  return spots[0]?.finding
}

const compare = (a: Spot, b: Spot) => a.row - b.row || a.column - b.column

/** Goes from open finding to open finding, through all or those of one rule. */
export function useNextFinding(
  pack: Package,
  code: string | undefined,
  columnOf: (finding: PackageFinding) => number,
  show: (finding: PackageFinding) => void,
) {
  const messages = useMessages()
  return async (from: Spot, step: 1 | -1) => {
    try {
      const reach = step === 1 ? { from: from.row } : { until: from.row }
      const findings = await listOpenFindings(pack.agency.id, pack.id, { code, ...reach })
      const next = nearestFinding(findings, from, step, columnOf)
      if (next !== undefined) return show(next)
      const { noNext, noPrevious } = messages.corrections
      notifications.show({ message: step === 1 ? noNext : noPrevious })
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    }
  }
}
