import type { PagePart } from '../page-part.ts'

/** A part of a part of a page, told of the page: where a field stands on it, when its place is told of the part that carries its case (null: the whole page). */
export function partWithin(outer: PagePart | null, inner: PagePart): PagePart {
  if (outer === null) return inner
  return {
    left: outer.left + inner.left * outer.width,
    top: outer.top + inner.top * outer.height,
    width: inner.width * outer.width,
    height: inner.height * outer.height,
  }
}
