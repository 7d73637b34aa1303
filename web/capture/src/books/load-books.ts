import * as z from 'zod/mini'
import { readAnswer, request } from '../../../offline/request.ts'
import { openStore } from '../store/database.ts'
import type { Book } from './book.ts'

const bookSchema = z.object({
  agency: z.object({ id: z.string(), name: z.string() }),
  id: z.string(),
  kind: z.string(),
  year: z.number(),
  volume: z.string(),
  closedAt: z.nullable(z.string()),
})
const listSchema = z.object({ total: z.number(), books: z.array(bookSchema) })

const pageOfBooks = 200
/** A commune has some hundreds of books; whoever sees a province's comes by the code beside the book's pages. */
const mostBooks = 2_000

/** The books kept on the phone for an account, and when each was last used here (milliseconds since 1970). */
export interface KeptBooks {
  readonly books: readonly Book[]
  readonly lastUsed: Readonly<Record<string, number>>
}

function formatBook({ agency, id, kind, year, volume }: z.output<typeof bookSchema>): Book {
  return { agency: agency.id, agencyName: agency.name, id, kind, year, volume }
}

/** What the phone knows of an account's books. */
export async function readBooks(account: string): Promise<KeptBooks> {
  return (await (await openStore()).get('books', account)) ?? { books: [], lastUsed: {} }
}

/** Asks the server for the account's open books and keeps them. Throws `RequestProblem`. */
export async function refreshBooks(account: string): Promise<void> {
  const books: Book[] = []
  for (let offset = 0, total = 1; offset < Math.min(total, mostBooks); offset += pageOfBooks) {
    const path = `/api/books?limit=${pageOfBooks}&offset=${offset}`
    const page = await readAnswer(listSchema, await request(path))
    total = page.total
    books.push(...page.books.filter(it => it.closedAt === null).map(formatBook))
  }
  await changeBooks(account, kept => ({ ...kept, books: withUsed(books, kept) }))
}

/** A list that was cut off still holds the books that were used on this phone. */
function withUsed(books: readonly Book[], { books: before, lastUsed }: KeptBooks): Book[] {
  if (books.length < mostBooks) return [...books]
  return [
    ...books,
    ...before.filter(it => lastUsed[it.id] !== undefined && books.every(other => other.id !== it.id)),
  ]
}

/** Asks for one book, which a code or link named, and keeps it. Throws `RequestProblem`. */
export async function addBook(account: string, agency: string, id: string): Promise<Book> {
  const found = await readAnswer(bookSchema, await request(`/api/books/${agency}/${id}`))
  const book = formatBook(found)
  await changeBooks(account, kept => ({
    ...kept,
    books: [book, ...kept.books.filter(other => other.id !== book.id)],
  }))
  return book
}

/** Notes that a book is being photographed: it comes first in the list. */
export async function noteUse(account: string, book: string): Promise<void> {
  await changeBooks(account, kept => ({ ...kept, lastUsed: { ...kept.lastUsed, [book]: Date.now() } }))
}

async function changeBooks(account: string, change: (kept: KeptBooks) => KeptBooks): Promise<void> {
  const tx = (await openStore()).transaction('books', 'readwrite')
  const kept = (await tx.store.get(account)) ?? { books: [], lastUsed: {} }
  await Promise.all([tx.store.put(change(kept), account), tx.done])
}
