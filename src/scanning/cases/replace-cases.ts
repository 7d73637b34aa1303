import type { BookCase, CarryingPage } from './book-case.ts'
import type { PlannedCase } from './plan-template.ts'

/**
 * A book's cases with planned ones in the place of what stood on some of its pages (`range`, one after the other). A case of which other
 * pages are left keeps those; a skipped number between cases that go, goes too.
 */
export function replaceCases(
  cases: readonly BookCase[],
  range: readonly CarryingPage[],
  sequenceOf: ReadonlyMap<string, number>,
  planned: readonly BookCase[],
): readonly BookCase[] {
  const taken = new Set(range.map(({ id }) => id))
  const goes = cases.map(({ pages }) => pages.length > 0 && pages.every(({ page }) => taken.has(page)))
  const [first, last] = [goes.indexOf(true), goes.lastIndexOf(true)]
  const stays = (index: number) =>
    goes[index] !== true && (cases[index]?.pages.length !== 0 || index < first || index > last)
  const left = cases.flatMap((one, index) => (stays(index) ? [without(one, taken)] : []))
  const end = range.at(-1)?.sequence ?? 0
  const isBehind = ({ pages: [page] }: BookCase) =>
    page !== undefined && (sequenceOf.get(page.page) ?? 0) > end
  // Where the first that goes stood; without one, before the first case that begins on a later page.
  const found =
    first >= 0 ? cases.slice(0, first).filter((_, index) => stays(index)).length : left.findIndex(isBehind)
  const at = found < 0 ? left.length : found
  return [...left.slice(0, at), ...planned, ...left.slice(at)]
}

function without(one: BookCase, taken: ReadonlySet<string>): BookCase {
  const pages = one.pages.filter(({ page }) => !taken.has(page))
  return pages.length === one.pages.length ? one : { ...one, pages }
}

/** A planned case as a case of the book. */
export function startCase(planned: PlannedCase, id: string): BookCase {
  return { ...planned, id, standing: 'registered', registered: null, note: null }
}
