import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { PaperId } from '../../../../../src/register/extract-papers.ts'
import {
  bookOfExtractsSchema,
  type bookRequestSchema,
  type ExtractView,
  extractSchema,
  type issueRequestSchema,
  issuingSchema,
  type previewRequestSchema,
  type TemplateList,
  templateListSchema,
  templateStoredSchema,
} from '../../../../../src/registry/extracts/schema.ts'
import { call, fetchBlob } from '../../../api/client.ts'
import { upload } from '../../../api/upload.ts'

/** What the preview is made of. */
export type PreviewInput = z.input<typeof previewRequestSchema>
/** What a paper is issued with. */
export type IssueInput = z.input<typeof issueRequestSchema>

/** Which record papers are issued from. */
export interface RecordOfExtract {
  readonly agency: string
  readonly record: string
}

const issuingAddress = ({ agency, record }: RecordOfExtract) => `/api/records/${agency}/${record}/extracts`

/** The files of an issued paper. */
export const paperFile = ({ agencyId, id }: ExtractView, format: 'pdf' | 'docx'): string =>
  `/api/extracts/${agencyId}/${id}/${format}`

/** The office, who signed lately, and what was issued from the record already. */
export function useIssuing(place: RecordOfExtract) {
  return useQuery({
    queryKey: ['issuing', place.agency, place.record],
    queryFn: ({ signal }) => call(issuingSchema, issuingAddress(place), { signal }),
  })
}

/** The PDF of a paper as it would be issued. Every one is journaled, so it is asked for when something is settled, not with every key. */
export function usePreview(place: RecordOfExtract, input: PreviewInput | null) {
  return useQuery({
    queryKey: ['extract-preview', place, input],
    queryFn: ({ signal }) => fetchBlob(`${issuingAddress(place)}/preview`, signal, input),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
}

/** Issues a paper; the same `id` again is the same paper. */
export function issuePaper(place: RecordOfExtract, input: IssueInput): Promise<ExtractView> {
  return call(extractSchema, issuingAddress(place), { method: 'POST', body: input })
}

type BookInput = Pick<z.input<typeof bookRequestSchema>, 'agency' | 'year' | 'text'>

const partLength = 100

/** The book of issued copies, part by part. */
export function useBook(wanted: BookInput) {
  return useInfiniteQuery({
    queryKey: ['extracts', wanted],
    queryFn: ({ pageParam, signal }) =>
      call(bookOfExtractsSchema, '/api/extracts/search', {
        method: 'POST',
        body: { ...wanted, offset: pageParam, limit: partLength },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (last, parts) => {
      const shown = parts.reduce((sum, part) => sum + part.extracts.length, 0)
      return shown < last.total && last.extracts.length > 0 ? shown : undefined
    },
    placeholderData: keepPreviousData,
  })
}

/** After a paper was issued or cancelled: lists are asked anew. */
export function refreshExtracts(queryClient: QueryClient): void {
  for (const key of ['extracts', 'issuing']) void queryClient.invalidateQueries({ queryKey: [key] })
}

/** Cancels a paper. */
export function cancelPaper({ agencyId, id }: ExtractView, reason: string): Promise<ExtractView> {
  return call(extractSchema, `/api/extracts/${agencyId}/${id}/cancellation`, {
    method: 'POST',
    body: { reason },
  })
}

const templatesAddress = '/api/extract-templates'
export const templatesKey = ['extract-templates'] as const

/** The templates of the account's office. */
export function useTemplates() {
  return useQuery({
    queryKey: templatesKey,
    queryFn: ({ signal }) => call(templateListSchema, templatesAddress, { signal }),
  })
}

/** The address of a template's file; `version` null: the shipped one. */
export const templateFile = (paper: PaperId, version: number | null, format: 'pdf' | 'docx'): string =>
  `${templatesAddress}/${paper}/${version ?? 'shipped'}/${format}`

/** The list of what can be filled in, as a workbook. */
export const placeholderFile = (paper: PaperId): string => `${templatesAddress}/${paper}/placeholders.xlsx`

/** Hands a template in; it is judged, kept as the next version and put in use. */
export function uploadTemplate(paper: PaperId, file: File) {
  const form = new FormData()
  form.set('file', file)
  return upload(templateStoredSchema, `${templatesAddress}/${paper}`, form)
}

/** Puts a version in use; null: the shipped one. */
export function chooseTemplate(paper: PaperId, version: number | null): Promise<TemplateList> {
  return call(templateListSchema, `${templatesAddress}/${paper}/choice`, {
    method: 'POST',
    body: { version },
  })
}
