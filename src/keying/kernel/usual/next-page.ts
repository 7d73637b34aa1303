import { entryFields } from '../../../register/entry-fields.ts'
import type { Values } from '../asking.ts'

/** The number of the page an entry stands on: that of the entry before or the next, as many entries stood on the pages before. */
export function nextPages(before: readonly Values[]): readonly string[] {
  const pages = before.map(entry => entry[entryFields.page] ?? '')
  const last = pages[0] ?? ''
  if (!/^\d+$/.test(last)) return []
  const next = String(Number(last) + 1).padStart(last.length, '0')
  const here = runFrom(pages, 0)
  const usual = runFrom(pages, here)
  if (usual === 0) return [next, last]
  return here < usual ? [last, next] : [next, last]
}

/** How many entries in a row have the page that the entry at a place has. */
function runFrom(pages: readonly string[], from: number): number {
  let to = from
  while (to < pages.length && pages[to] === pages[from]) to++
  return to - from
}
