import type { Capture } from '../../../../../src/scanning/review/schema.ts'

export type Sorting = 'deviation' | 'book'
export type Filter = 'all' | 'unsure' | 'failed' | 'open'

export const filters: readonly Filter[] = ['all', 'unsure', 'open', 'failed']

const fits: Readonly<Record<Filter, (capture: Capture) => boolean>> = {
  all: () => true,
  // What nothing is known about yet stands out from nothing.
  unsure: ({ deviation }) => deviation >= 1,
  failed: ({ state }) => state === 'failed',
  open: ({ reviewed }) => !reviewed,
}

/** How many pictures each filter shows. */
export function countFilters(captures: readonly Capture[]): Readonly<Record<Filter, number>> {
  const count = (filter: Filter) => captures.filter(fits[filter]).length
  return { all: captures.length, unsure: count('unsure'), failed: count('failed'), open: count('open') }
}

/** The pictures to look through, in their order: that of the book, or what stands out most first. */
export function orderQueue(
  captures: readonly Capture[],
  { sorting, filter }: { readonly sorting: Sorting; readonly filter: Filter },
): readonly string[] {
  const shown = captures.filter(fits[filter])
  const sorted =
    sorting === 'book'
      ? shown
      : shown.toSorted((one, other) => other.deviation - one.deviation || one.sequence - other.sequence)
  return sorted.map(({ id }) => id)
}

/** The next picture that nobody has looked at, after this one and then from the start; undefined when all have been. */
export function findNextOpen(
  queue: readonly string[],
  captures: ReadonlyMap<string, Capture>,
  current: string,
  justSeen: ReadonlySet<string> = new Set(),
): string | undefined {
  const at = queue.indexOf(current)
  const isOpen = (id: string) => id !== current && !justSeen.has(id) && captures.get(id)?.reviewed === false
  return [...queue.slice(at + 1), ...queue.slice(0, Math.max(0, at))].find(isOpen)
}
