import type { Phase } from '../../../../src/plan/schema.ts'
import { formatDay } from '../../messages/format.ts'
import type { Messages } from '../../messages/vi.ts'

/** The years of a phase in words: `2006–2015`, `đến 1998`. */
export function yearsText(
  { yearFrom, yearTo }: Pick<Phase, 'yearFrom' | 'yearTo'>,
  text: Messages['plan'],
): string {
  if (yearFrom === null) return yearTo === null ? text.allYears : text.until(`${yearTo}`)
  if (yearTo === null) return text.since(`${yearFrom}`)
  return yearFrom === yearTo ? `${yearFrom}` : `${yearFrom}–${yearTo}`
}

/** Two days as a span; an open one is an ellipsis. */
export function spanText(from: string | null, to: string | null): string {
  const day = (iso: string | null) => (iso === null ? '…' : formatDay(iso))
  return `${day(from)} – ${day(to)}`
}

/** What the list of books is narrowed by to show the books of a phase. */
export function phaseFilter(phase: Phase, under: string) {
  return {
    under,
    levels: phase.levels.join(','),
    kinds: phase.kinds.join(','),
    ...(phase.yearFrom === null ? {} : { yearFrom: phase.yearFrom }),
    ...(phase.yearTo === null ? {} : { yearTo: phase.yearTo }),
  }
}
