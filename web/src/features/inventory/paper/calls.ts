import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type booksContractorSchema,
  type contractorChangeSchema,
  contractorListSchema,
  type newContractorSchema,
} from '../../../../../src/inventory/contractors/schema.ts'
import {
  type BookPaper,
  bookPaperSchema,
  type PaperChange,
} from '../../../../../src/inventory/paper/schema.ts'
import { periodsSchema } from '../../../../../src/inventory/periods/schema.ts'
import type { Book } from '../../../../../src/inventory/schema.ts'
import { call, command } from '../../../api/client.ts'

const addressOf = (book: Book) => `/api/books/${book.agency.id}/${book.id}`

/** What is known of a book's paper. */
export function usePaper(book: Book) {
  return useQuery({
    queryKey: ['paper', book.id],
    queryFn: ({ signal }) => call(bookPaperSchema, `${addressOf(book)}/paper`, { signal }),
  })
}

/** Writes what a person found; the answer is what is known then. */
export function changePaper(book: Book, change: PaperChange): Promise<BookPaper> {
  return call(bookPaperSchema, `${addressOf(book)}/paper`, { method: 'POST', body: change })
}

/** The schemes of legal periods, and which hold. */
export function usePeriods() {
  return useQuery({
    queryKey: ['periods'],
    queryFn: ({ signal }) => call(periodsSchema, '/api/periods', { signal }),
  })
}

/** The contractors, those at work first. */
export function useContractors() {
  return useQuery({
    queryKey: ['contractors'],
    queryFn: ({ signal }) => call(contractorListSchema, '/api/contractors', { signal }),
  })
}

type ContractorForm = z.output<typeof newContractorSchema>
/** Declares a contractor of one's own agency. */
export function addContractor(contractor: ContractorForm) {
  return call(contractorListSchema, '/api/contractors', { method: 'POST', body: contractor })
}

/** Corrects a contractor, ends its work, or lets it go on. */
export function changeContractor(id: string, change: z.output<typeof contractorChangeSchema>) {
  return call(contractorListSchema, `/api/contractors/${id}`, { method: 'POST', body: change })
}

const named = (books: readonly Book[]) => books.map(({ agency, id }) => ({ agencyId: agency.id, bookId: id }))

/** Says who digitises some books. */
export function giveBooks(books: readonly Book[], contractorId: string | null): Promise<void> {
  const body: z.input<typeof booksContractorSchema> = { books: named(books), contractorId }
  return command('/api/books/contractor', { method: 'POST', body })
}

/** Says to which legal period some books belong. */
export function statePeriod(books: readonly Book[], period: string | null): Promise<void> {
  return command('/api/books/period', { method: 'POST', body: { books: named(books), period } })
}

/** What changes when something of books' paper does. */
export async function refreshBooks(queryClient: QueryClient): Promise<void> {
  const keys = ['books', 'book', 'paper', 'review', 'suggestions', 'pairs', 'contractors', 'overview']
  await Promise.all(keys.map(key => queryClient.invalidateQueries({ queryKey: [key] })))
}
