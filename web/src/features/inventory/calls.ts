import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  assignmentListSchema,
  type Book,
  type BookFilter,
  bookListSchema,
  bookSchema,
  entryListSchema,
  type newBookSchema,
} from '../../../../src/inventory/schema.ts'
import { call, command, withQuery } from '../../api/client.ts'

export type { BookFilter }

/** One book. */
export function useBook(agency: string, book: string) {
  return useQuery({
    queryKey: ['book', agency, book],
    queryFn: ({ signal }) => call(bookSchema, `/api/books/${agency}/${book}`, { signal }),
  })
}

/** A part of the list of books. */
export async function listBooks(filter: BookFilter, offset: number, limit: number, signal: AbortSignal) {
  const { total, sums, books } = await call(
    bookListSchema,
    withQuery('/api/books', { ...filter, offset, limit }),
    { signal },
  )
  return { total, sums, rows: books }
}

/** A part of a book's entries, with the columns they fill. */
export async function listEntries(
  agency: string,
  book: string,
  offset: number,
  limit: number,
  signal: AbortSignal,
) {
  const path = withQuery(`/api/books/${agency}/${book}/entries`, { offset, limit })
  const { total, columns, entries } = await call(entryListSchema, path, { signal })
  return { total, columns, rows: entries }
}

/** Lists a new book; the answer is the book. */
export function addBook(book: z.input<typeof newBookSchema>): Promise<z.output<typeof bookSchema>> {
  return call(bookSchema, '/api/books', { method: 'POST', body: book })
}

/** Closes a book: from then on nothing changes in it. */
export function closeBook(book: Book): Promise<void> {
  return command(`/api/books/${book.agency.id}/${book.id}/closing`, { method: 'POST' })
}

/** Where the assignments of a book stand in the query cache. */
export function assignmentsKey(book: string): readonly string[] {
  return ['assignments', book]
}

/** Who works on a book, and who could. */
export function useAssignments(book: string, enabled = true) {
  return useQuery({
    queryKey: assignmentsKey(book),
    queryFn: ({ signal }) => call(assignmentListSchema, withQuery('/api/assignments', { book }), { signal }),
    enabled,
  })
}

const named = (books: readonly Book[]) => books.map(book => ({ agencyId: book.agency.id, bookId: book.id }))

/** Gives books to a person, or changes what they see of them. */
export function assignBooks(accountId: string, books: readonly Book[], sees: 'page' | 'crop'): Promise<void> {
  return command('/api/assignments', { method: 'POST', body: { accountId, books: named(books), sees } })
}

/** Takes books back from a person. */
export function takeBooksBack(accountId: string, books: readonly Book[]): Promise<void> {
  return command('/api/assignments/removal', { method: 'POST', body: { accountId, books: named(books) } })
}
