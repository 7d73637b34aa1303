import { foldForFilter } from '../../../src/ui/fold-text.ts'
import type { Book } from './book.ts'

/** The books whose title or agency has every typed word, the last used first, then as the server lists them. */
export function searchBooks(
  books: readonly Book[],
  lastUsed: Readonly<Record<string, number>>,
  typed: string,
  titleOf: (book: Book) => string,
): Book[] {
  const words = foldForFilter(typed).split(/\s+/).filter(Boolean)
  const found = books.filter(book => {
    const text = foldForFilter(`${titleOf(book)} ${book.kind} ${book.agencyName}`)
    return words.every(word => text.includes(word))
  })
  return found.sort((a, b) => (lastUsed[b.id] ?? 0) - (lastUsed[a.id] ?? 0))
}
