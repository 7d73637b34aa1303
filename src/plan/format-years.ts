import type { Phase } from './schema.ts'

/** The years of a phase as a paper says them: `2006–2015`, `đến 1998`, `từ 2016`. */
export function formatYears({ yearFrom, yearTo }: Pick<Phase, 'yearFrom' | 'yearTo'>): string {
  if (yearFrom === null) return yearTo === null ? 'mọi năm' : `đến ${yearTo}`
  if (yearTo === null) return `từ ${yearFrom}`
  return yearFrom === yearTo ? `${yearFrom}` : `${yearFrom}–${yearTo}`
}
