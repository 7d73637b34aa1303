import type { BookCase, CarryingPage } from './book-case.ts'
import { carriesEntries } from './book-case.ts'
import type { PageOfCase, Template } from './schema.ts'

/** A case that a template gives: not yet a case of the book. */
export type PlannedCase = Pick<BookCase, 'number' | 'pages'>

/** The cases that a template gives to pages in their order, numbered from `firstNumber` on. Pages that carry no entries are passed over. */
export function planTemplate(
  pages: readonly CarryingPage[],
  template: Template,
  firstNumber: number,
): readonly PlannedCase[] {
  const groups = place(pages.filter(carriesEntries), template)
  return groups.map((group, index) => ({ number: String(firstNumber + index), pages: group }))
}

/** One element a case. */
function place(pages: readonly CarryingPage[], template: Template): readonly PageOfCase[][] {
  switch (template.shape) {
    case 'pages':
      return groupPages(pages, template.pagesPerCase).map(group =>
        group.map(({ id }, index) => wholePage(id, index === 0 ? 'main' : 'continued')),
      )
    case 'parts': {
      const { casesPerPage: count, top, bottom, crop } = template
      const strips = crop ? strip(count, top, bottom, null) : Array.from({ length: count }, () => whole)
      return pages.flatMap(({ id }) => strips.map(at => [{ page: id, part: 'main' as const, ...at }]))
    }
    case 'rows': {
      const { rowsPerPage, top, bottom, head } = template
      const strips = strip(rowsPerPage, top, bottom, head && round(top) > 0 ? round(top) : null)
      return pages.flatMap(({ id }) => strips.map(at => [{ page: id, part: 'main' as const, ...at }]))
    }
  }
}

const whole = { place: null, head: null } as const

function wholePage(page: string, part: PageOfCase['part']): PageOfCase {
  return { page, part, ...whole }
}

/** Equal strips across the page. */
function strip(
  count: number,
  top: number,
  bottom: number,
  head: number | null,
): readonly Pick<PageOfCase, 'place' | 'head'>[] {
  const edge = (index: number) => round(top + ((bottom - top) * index) / count)
  return Array.from({ length: count }, (_, index) => ({
    place: { left: 0, top: edge(index), width: 1, height: round(edge(index + 1) - edge(index)) },
    head,
  }))
}

/** Far finer than a pixel, and short to keep and to send. */
function round(value: number): number {
  return Math.round(value * 1e5) / 1e5
}

/**
 * Pages by so many. Where a case takes two, the halves of one double page stay together and never go with those of another; a double
 * page that was not split is both pages of its case.
 */
function groupPages(pages: readonly CarryingPage[], size: number): readonly CarryingPage[][] {
  const groups: CarryingPage[][] = []
  let open = 0
  for (const page of pages) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const room = size === 2 ? pagesIn(page) : 1
    if (group !== undefined && last !== undefined && open >= room && (size !== 2 || mayShare(last, page))) {
      group.push(page)
      open -= room
    } else {
      groups.push([page])
      open = size - room
    }
  }
  return groups
}

function mayShare(left: CarryingPage, right: CarryingPage): boolean {
  if (left.half === null && right.half === null) return true
  return left.capture === right.capture
}

/** A page wider than high is a double page kept whole. */
function pagesIn({ half, width, height }: CarryingPage): number {
  return half === null && width !== null && height !== null && width > height * 1.1 ? 2 : 1
}
