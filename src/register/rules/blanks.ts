import { type Finding, finding } from '../finding.ts'
import type { RegisterKind } from '../kind.ts'
import type { Reading } from './reading.ts'
import { type CoreGroup, coreFinding, coreGroupsOf, missingCore } from './rows/missing-values.ts'

/** Counts blank core columns over a book: what its paper never asked for is told once, not on every row. */
export interface BlankCount {
  readonly note: (reading: Reading) => void
  readonly finish: () => readonly Finding[]
}

/** A column is asked of every row when at least this share of the rows that could fill it do. */
const usualShare = 0.8

interface Blank {
  readonly row: number
  readonly missing: CoreGroup['fields']
}

/** Starts the count for a book whose sheet has these columns. */
export function countBlanks(kind: RegisterKind, columns: ReadonlySet<string> | undefined): BlankCount {
  const groups = coreGroupsOf(kind, columns)
  const asked = new Map<string, number>()
  const blank = new Map<string, number>()
  const blanks: Blank[] = []
  return {
    note: reading => {
      for (const group of groups) {
        const missing = missingCore(kind, group, reading)
        if (missing === undefined) continue
        for (const { id } of group.fields) asked.set(id, (asked.get(id) ?? 0) + 1)
        for (const { id } of missing) blank.set(id, (blank.get(id) ?? 0) + 1)
        if (missing.length > 0) blanks.push({ row: reading.row, missing })
      }
    },
    finish: () => {
      const isUsual = (id: string) => {
        const all = asked.get(id) ?? 0
        return all - (blank.get(id) ?? 0) >= usualShare * all
      }
      const ofRows = blanks.flatMap(({ row, missing }) => {
        const usual = missing.filter(({ id }) => isUsual(id))
        return usual.length === 0 ? [] : [coreFinding(row, usual)]
      })
      const ofColumns = groups
        .flatMap(({ fields }) => fields)
        .filter(({ id }) => (blank.get(id) ?? 0) > 0 && !isUsual(id))
        .map(({ id, label }) =>
          finding('value.core-column', {
            column: id,
            params: { label: label.vi, labelEn: label.en, count: blank.get(id) ?? 0 },
          }),
        )
      return [...ofColumns, ...ofRows]
    },
  }
}
