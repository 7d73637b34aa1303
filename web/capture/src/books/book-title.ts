import type { Messages } from '../messages/vi.ts'
import type { Book } from './book.ts'

/** A book's title as people say it: kind, volume, year. */
export function bookTitle({ kind, year, volume }: Book, { books }: Messages): string {
  const names: Readonly<Record<string, string>> = books.kinds
  return books.bookTitle(names[kind] ?? kind, year, volume)
}
