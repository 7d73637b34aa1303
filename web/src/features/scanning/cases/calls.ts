import { useQuery } from '@tanstack/react-query'
import { type Change, changeSchema } from '../../../../../src/inventory/changes/schema.ts'
import { type Book, bookSchema } from '../../../../../src/inventory/schema.ts'
import {
  type CaseEdit,
  type CaseList,
  caseListSchema,
  type Template,
} from '../../../../../src/scanning/cases/schema.ts'
import { call } from '../../../api/client.ts'

const addressOf = (book: Book) => `/api/books/${book.agency.id}/${book.id}`

/** Where the cases of a book stand in the query cache. */
export function casesKey(book: Book): readonly string[] {
  return ['cases', book.agency.id, book.id]
}

/** The cases of a book and its closing count. */
export function useCases(book: Book) {
  return useQuery({
    queryKey: casesKey(book),
    queryFn: ({ signal }) => call(caseListSchema, `${addressOf(book)}/cases`, { signal }),
  })
}

/** What a template is applied to. */
export interface TemplateRequest {
  readonly template: Template
  readonly from: string | null
  readonly to: string | null
  readonly firstNumber: number
}

/** The cases a template would give; nothing changes. */
export function useTemplatePreview(book: Book, request: TemplateRequest, enabled: boolean) {
  return useQuery({
    queryKey: [...casesKey(book), 'preview', request],
    queryFn: ({ signal }): Promise<CaseList> =>
      call(caseListSchema, `${addressOf(book)}/cases/template`, {
        method: 'POST',
        body: { ...request, preview: true },
        signal,
      }),
    enabled,
    retry: false,
    gcTime: 0,
  })
}

/** Assigns pages by a template. */
export function applyTemplate(book: Book, request: TemplateRequest): Promise<Change> {
  return call(changeSchema, `${addressOf(book)}/cases/template`, { method: 'POST', body: request })
}

/** Corrects cases, all of it or nothing. */
export function editCases(book: Book, edits: readonly CaseEdit[]): Promise<Change> {
  return call(changeSchema, `${addressOf(book)}/cases`, { method: 'POST', body: { edits } })
}

/** Notes the total written at the closing of the book. */
export function setClosingTotal(book: Book, closingTotal: number | null): Promise<Book> {
  return call(bookSchema, `${addressOf(book)}/closing-total`, { method: 'POST', body: { closingTotal } })
}

/** The address of a case's PDF, with the viewer's mark or as it is. */
export function casePdf(book: Book, id: string, original = false): string {
  return `/api/cases/${book.agency.id}/${id}/pdf${original ? '?original=yes' : ''}`
}

/** The address of the .zip of all PDFs. */
export function casePdfs(book: Book): string {
  return `${addressOf(book)}/case-pdfs`
}
