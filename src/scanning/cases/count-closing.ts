import { findOddities } from '../../register/number-runs.ts'
import type { BookCase } from './book-case.ts'
import type { CaseList } from './schema.ts'

/** What the book itself says: its closing total, and its pages left blank. */
export interface BookCounts {
  readonly written: number | null
  readonly blankPages: number
}

/**
 * The cases of a book against the total written at its closing (thông tư 04/2020/TT-BTP, Đ.36): every registered case counts, also under a number
 * used twice; whether those crossed out were counted differs from book to book.
 */
export function countClosing(cases: readonly BookCase[], book: BookCounts): CaseList['closing'] {
  const count = (standing: BookCase['standing']) => cases.filter(one => one.standing === standing).length
  const [registered, repeated] = [count('registered'), count('repeated')]
  const [cancelled, skipped] = [count('cancelled'), count('skipped')]
  const numbers = cases.map(({ number, standing }) => ({ number, isRepeat: standing === 'repeated' }))
  const { holes, repeats, unreadable } = findOddities(numbers)
  const idAt = (index: number) => cases[index]?.id ?? ''
  const valid = registered + repeated
  const matches = book.written === valid || book.written === valid + cancelled
  return {
    ...{ ...book, registered, repeated, cancelled, skipped },
    verdict: book.written === null ? 'unknown' : matches ? 'matches' : 'differs',
    holes: holes.map(({ from, to, before }) => ({ from, to, before: idAt(before) })),
    unmarkedRepeats: repeats.map(idAt),
    unreadable: unreadable.map(idAt),
    undated: cases.filter(one => one.pages.length > 0 && one.registered === null).length,
  }
}
