import type { Page } from '../../../../../src/scanning/schema.ts'
import { readTyped } from './read-typed.ts'

/** Behind which page somebody means, by its place (0: the front) or the number on its paper; undefined when there is no such page. */
export function findPlace(
  pages: readonly Pick<Page, 'id' | 'number'>[],
  by: 'sequence' | 'number',
  typed: string,
): { readonly after: string | null } | undefined {
  const wanted = readTyped(typed)
  if (wanted === null || wanted === undefined) return undefined
  if (by === 'sequence' && wanted === '0') return { after: null }
  const page =
    by === 'sequence' ? pages[Number(wanted) - 1] : pages.findLast(({ number }) => number === wanted)
  return page === undefined ? undefined : { after: page.id }
}
