import { type BookState, bookStates, type Overview } from '../../../../src/inventory/schema.ts'
import { kinds } from '../../../../src/register/kind.ts'

/** A line of the overview: one register kind, its books by state, and their sum. */
export interface MatrixLine {
  readonly kind: string
  readonly counts: Readonly<Record<BookState, number>>
  readonly sum: number
}

const none = (): Record<BookState, number> => ({
  listed: 0,
  scanned: 0,
  checked: 0,
  deposited: 0,
  accepted: 0,
})

/** The counts as lines in the order of the law's books: the five kinds with an official form always, the others when they have books. */
export function arrangeMatrix(cells: Overview['cells']): { lines: readonly MatrixLine[]; sums: MatrixLine } {
  const byKind = new Map<string, Record<BookState, number>>()
  for (const kind of kinds) if (kind.status === 'official') byKind.set(kind.code, none())
  const sums = none()
  for (const cell of cells) {
    const counts = byKind.get(cell.kind) ?? none()
    counts[cell.state] += cell.books
    sums[cell.state] += cell.books
    byKind.set(cell.kind, counts)
  }
  const position = (code: string) => {
    const index = kinds.findIndex(kind => kind.code === code)
    return index === -1 ? kinds.length : index
  }
  const total = (counts: Record<BookState, number>) =>
    bookStates.reduce((sum, state) => sum + counts[state], 0)
  const lines = [...byKind]
    .map(([kind, counts]) => ({ kind, counts, sum: total(counts) }))
    .sort((a, b) => position(a.kind) - position(b.kind))
  return { lines, sums: { kind: '', counts: sums, sum: total(sums) } }
}
