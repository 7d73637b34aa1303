import { AppError } from '../../errors.ts'
import type { CrossCheck } from '../../register/rules/cross-check.ts'
import { type BookCheck, type CheckInput, checkBookFiles } from '../check-book.ts'
import type { ListedBook } from './list-books.ts'

/** A listed book that was checked, or why it could not be. */
export type CheckedBook = { readonly book: ListedBook } & (
  | { readonly check: BookCheck; readonly error?: undefined }
  | { readonly check?: undefined; readonly error: AppError }
)

/** Checks one of many books, and tells its rows to the check between them: whatever is wrong with it, even in this program, the others go on. */
export async function checkListedBook(
  book: ListedBook,
  input: Omit<CheckInput, 'xlsxPath' | 'zipPath' | 'onRow'>,
  across: CrossCheck,
): Promise<CheckedBook> {
  const { name, xlsxPath, zipPath } = book
  try {
    const check = await checkBookFiles({
      ...input,
      xlsxPath,
      ...(zipPath !== null && { zipPath }),
      onRow: (row, kind) => across.add(name, kind, row),
    })
    across.addBook({ ...check.book, key: name, file: name })
    return { book, check }
  } catch (error) {
    if (error instanceof AppError) return { book, error }
    // The message may quote what stands in the book.
    const reference = error instanceof Error ? error.name : 'unknown'
    return { book, error: new AppError('internal', { reference }, error) }
  }
}
