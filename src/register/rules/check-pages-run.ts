import { entryFields } from '../entry-fields.ts'
import { type Finding, finding } from '../finding.ts'
import { findStrays } from './in-order.ts'
import { type RunRow, runsOn, withNeighbours } from './run-row.ts'

type PagedRow = RunRow & { readonly page: number }

/** A jump over this many pages is told. */
const leastBlank = 3
/** A book that jumps more often does not write an entry on every page. */
const mostJumps = 10

/** Entries stand in a book in the order of their numbers: a page that stands out, and pages that nothing stands on. */
export function checkPagesRun(rows: readonly RunRow[]): Finding[] {
  const paged = rows.filter((row): row is PagedRow => row.page !== null)
  const strays = findStrays(paged.map(({ page }) => page))
  const isStray = new Set(strays)
  const findings = withNeighbours(paged, strays).flatMap(stray => {
    if (!runsOn(stray)) return []
    const { item, before, after } = stray
    return finding('page.out-of-place', {
      row: item.row,
      column: entryFields.page,
      value: String(item.page),
      params: { previous: before?.page ?? '—', next: after?.page ?? '—' },
      suggestion: before !== undefined && before.page === after?.page ? String(before.page) : null,
    })
  })
  const gaps = findJumps(paged.filter((_, at) => !isStray.has(at)))
  return gaps === ''
    ? findings
    : [...findings, finding('page.gap', { column: entryFields.page, params: { gaps } })]
}

/** Runs of pages that are jumped over; '' when there are none, or so many that pages are counted otherwise. */
function findJumps(rows: readonly PagedRow[]): string {
  const jumps: string[] = []
  for (const [at, { page }] of rows.entries()) {
    const before = rows[at - 1]?.page ?? page
    // Steps back: the pages of this sheet are in no order.
    if (page < before) return ''
    if (page - before > leastBlank) jumps.push(`${before + 1}–${page - 1}`)
  }
  return jumps.length > mostJumps ? '' : jumps.join(', ')
}
