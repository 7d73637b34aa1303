import type { Page } from '../../../../../src/scanning/schema.ts'

/** The number that a page probably has: its own, or one more than the page before it. */
export function suggestFirst(pages: readonly Pick<Page, 'id' | 'number'>[], id: string): number {
  const at = pages.findIndex(page => page.id === id)
  const own = pages[at]?.number ?? null
  if (own !== null) return Number.parseInt(own, 10)
  const previous = pages.slice(0, at).findLast(page => page.number !== null)?.number ?? null
  return previous === null ? 1 : Number.parseInt(previous, 10) + 1
}
