import type { ImportPlan, PlannedBook } from './plan-import.ts'
import type { ReadList } from './read-list.ts'
import { type BookListImport, mostListedLines } from './schema.ts'

type Line = BookListImport['lines'][number]

/** What an import would do, or did, for people: lines with errors first, then those with remarks, then what changes. */
export function viewImport(list: ReadList, plan: ImportPlan, applied: boolean): BookListImport {
  const wrong = plan.wrong.map(({ line, findings }): Line => {
    return {
      row: line.row,
      status: 'wrong',
      book: null,
      said: line.said,
      changes: [],
      findings: [...findings],
    }
  })
  const good = plan.books.map((book): Line => {
    const { agency, kind, year, volume, line, changes } = book
    return {
      ...{ row: line.row, status: statusOf(book), said: line.said, changes: [...changes] },
      book: { agency: { id: agency.id, code: agency.code, name: agency.name }, kind, year, volume },
      findings: [...line.findings],
    }
  })
  const weight = ({ status, findings }: Line) =>
    status === 'wrong'
      ? 0
      : findings.some(({ severity }) => severity === 'warning')
        ? 1
        : status === 'same'
          ? 3
          : 2
  const lines = [...wrong, ...good].sort((a, b) => weight(a) - weight(b) || a.row - b.row)
  const count = (status: Line['status']) => good.filter(line => line.status === status).length
  return {
    digest: plan.digest,
    applied,
    sheet: list.sheet,
    sheets: [...list.sheets],
    columns: [...list.columns],
    counts: {
      ...{ lines: list.lines.length, books: good.length, wrong: wrong.length },
      ...{ added: count('added'), changed: count('changed'), same: count('same') },
    },
    lines: lines.slice(0, mostListedLines),
  }
}

function statusOf({ listed, changes }: PlannedBook): Line['status'] {
  if (listed === null) return 'added'
  return changes.length > 0 ? 'changed' : 'same'
}
