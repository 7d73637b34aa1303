import { halves } from '../../imaging/synth/draw-form.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { applyTemplate } from '../../scanning/cases/change-cases.ts'
import { casesPerPage } from '../generate-book.ts'
import type { DemoBook } from './demo-plan.ts'
import type { BookPlace } from './scan-books.ts'

/** Assigns the pages of a book of forms to its cases, as its scanner would; ledgers and double pages are left to whoever tries the program. */
export async function assignCases(
  tx: Transaction,
  book: DemoBook,
  { agencyId, bookId, accountId }: BookPlace,
): Promise<void> {
  if (book.look.layout !== 'form') return
  const count = casesPerPage(book.kind)
  await applyTemplate(
    tx,
    { agencyId, bookId, accountId },
    {
      template:
        count === 1
          ? { shape: 'pages', pagesPerCase: 1 }
          : { shape: 'parts', casesPerPage: count, ...halves, crop: isKeyed(book) },
      from: null,
      to: null,
      firstNumber: 1,
      preview: false,
    },
  )
}

/** A case that is keyed from its picture is shown alone, so that its fields stand in the same places in each. */
export function isKeyed({ progress }: DemoBook): boolean {
  return progress === 'keyed-twice' || progress === 'half-keyed'
}
