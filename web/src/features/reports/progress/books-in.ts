import type { BookState } from '../../../../../src/inventory/schema.ts'
import type { BookSums } from '../../../../../src/reports/progress/schema.ts'

/** How many books are in a state. */
export function booksIn(sums: BookSums, state: BookState): number {
  switch (state) {
    case 'listed':
      return sums.listed
    case 'scanned':
      return sums.scannedBooks
    case 'checked':
      return sums.checkedBooks
    case 'deposited':
      return sums.depositedBooks
    case 'accepted':
      return sums.acceptedBooks
  }
}

/** How much of its entries an agency or a kind has in the database, by what is known of its books; null: nothing is known of any. */
export function depositedShare({ books, size, unsized, deposited }: BookSums): number | null {
  const known = books - unsized
  if (known === 0) return deposited > 0 ? 1 : null
  const expected = (size / known) * books
  return expected === 0 ? null : Math.min(1, deposited / expected)
}

/** How a share is coloured and named: not begun, then in the steps the press counts communes by, then done. */
export const shareSteps = ['none', 'begun', 'tenth', 'half', 'done'] as const
export type ShareStep = (typeof shareSteps)[number]

/** The step of a share; done only when everything is. */
export function shareStep(share: number | null): ShareStep {
  if (share === null || share === 0) return 'none'
  if (share < 0.1) return 'begun'
  if (share < 0.5) return 'tenth'
  return share < 1 ? 'half' : 'done'
}
