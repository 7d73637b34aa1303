import type { OrderReport } from '../../../../../src/scanning/order/schema.ts'

/** What the check of the order says about a page. */
export interface Oddity {
  readonly kind: 'swapped' | 'repeated' | 'restart' | null
  /** The numbers missing behind it. */
  readonly missing: string | null
}

/** What is odd, page by page. */
export function findOddities(report: OrderReport | undefined): ReadonlyMap<string, Oddity> {
  const odd = new Map<string, Oddity>()
  const note = (page: string, more: Partial<Oddity>) =>
    odd.set(page, { kind: null, missing: null, ...odd.get(page), ...more })
  for (const { page } of report?.restarts ?? []) note(page, { kind: 'restart' })
  for (const { pages } of report?.repeated ?? []) for (const page of pages) note(page, { kind: 'repeated' })
  for (const { page } of report?.swapped ?? []) note(page, { kind: 'swapped' })
  for (const { after, numbers } of report?.missing ?? [])
    if (after !== null) note(after, { missing: numbers.join(', ') })
  return odd
}

/** How many places of a book's order deserve a look. */
export function countOddities({ missing, repeated, swapped, restarts }: OrderReport): number {
  return missing.length + repeated.length + swapped.length + restarts.length
}
