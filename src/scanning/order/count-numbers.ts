import { AppError } from '../../errors.ts'
import { formatPageNumber } from './page-number.ts'

/** How pages are numbered one after the other. */
export interface Counting {
  readonly first: number
  /** 1: every page; 2: leaves, numbered on their front. */
  readonly every: number
  /** With leaves: a on the front and b on the back, instead of a back without a number. */
  readonly letters: boolean
}

const largest = 99_999

/** The numbers of so many pages; null: a page without one. Throws `number.too-large`. */
export function countNumbers(pages: number, { first, every, letters }: Counting): readonly (string | null)[] {
  if (first + Math.ceil(pages / every) - 1 > largest) throw new AppError('number.too-large', { largest })
  return Array.from({ length: pages }, (_, index) => {
    const side = index % every
    const value = first + Math.floor(index / every)
    if (every > 1 && letters) return formatPageNumber({ value, letter: side === 0 ? 'a' : 'b' })
    return side === 0 ? formatPageNumber({ value, letter: '' }) : null
  })
}
