import { halves } from '../../imaging/synth/draw-form.ts'
import type { ChangedBook } from '../../inventory/changes/state-kind.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { KindCode } from '../../register/kind.ts'
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
  await assignForms(tx, { agencyId, bookId, accountId }, book.kind, isKeyed(book))
}

/** Assigns the pages of drawn forms to their cases, numbered from 1; `crop`: each case is shown without its neighbour. */
export async function assignForms(
  tx: Transaction,
  place: ChangedBook,
  kind: KindCode,
  crop: boolean,
): Promise<void> {
  const count = casesPerPage(kind)
  await applyTemplate(tx, place, {
    template:
      count === 1
        ? { shape: 'pages', pagesPerCase: 1 }
        : { shape: 'parts', casesPerPage: count, ...halves, crop },
    from: null,
    to: null,
    firstNumber: 1,
    preview: false,
  })
}

/** A case that is keyed from its picture is shown alone, so that its fields stand in the same places in each. */
export function isKeyed({ progress }: DemoBook): boolean {
  return progress === 'keyed-twice' || progress === 'half-keyed'
}
