import type { Case } from '../../../../../src/scanning/cases/schema.ts'

/** The cases that stand on each page, in their order, by the page's id. */
export function groupByPage(cases: readonly Case[]): ReadonlyMap<string, readonly Case[]> {
  const groups = new Map<string, Case[]>()
  for (const one of cases) {
    for (const { page } of one.pages) {
      const group = groups.get(page)
      if (group === undefined) groups.set(page, [one])
      else group.push(one)
    }
  }
  return groups
}

/** The numbers on a page, as short as they go: `12`, `12, 13`, `41–70`. */
export function shortNumbers(cases: readonly Case[]): string {
  const numbers = cases.map(({ number }) => number)
  return numbers.length <= 3 ? numbers.join(', ') : `${numbers[0]}–${numbers.at(-1)}`
}
