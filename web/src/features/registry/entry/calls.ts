import { useQuery } from '@tanstack/react-query'
import {
  type About,
  type Draft,
  draftSchema,
  type Entered,
  enteredSchema,
  entryDeskSchema,
  type SavedDraft,
  savedDraftSchema,
  unlinkedSchema,
} from '../../../../../src/registry/entry/schema.ts'
import { type CaseList, caseListSchema } from '../../../../../src/scanning/cases/schema.ts'
import { call, command } from '../../../api/client.ts'
import { upload } from '../../../api/upload.ts'

/** The book that records are typed for. */
export interface BookPlace {
  readonly agency: string
  readonly book: string
}

/** One draft of it. */
export interface DraftPlace extends BookPlace {
  readonly draft: string
}

/** What is typed. */
export interface Typed {
  readonly fields: Readonly<Record<string, string>>
  readonly about: About
}

const bookAddress = ({ agency, book }: BookPlace) => `/api/books/${agency}/${book}`

/** Where a draft lies on the server; its PDF is at …/pdf. */
export function draftAddress(place: DraftPlace): string {
  return `${bookAddress(place)}/drafts/${place.draft}`
}

/** Where the desk of a book stands in the query cache. */
export function deskKey({ book }: BookPlace): readonly string[] {
  return ['entry-desk', book]
}

/** All that is needed to begin typing. */
export function useEntryDesk(place: BookPlace) {
  return useQuery({
    queryKey: deskKey(place),
    queryFn: ({ signal }) => call(entryDeskSchema, `${bookAddress(place)}/entry`, { signal }),
  })
}

/** A draft as the server has it. */
export function fetchDraft(place: DraftPlace): Promise<Draft> {
  return call(draftSchema, draftAddress(place))
}

/** Keeps what is typed; revision 0 begins a draft. */
export function saveDraft(place: DraftPlace, revision: number, typed: Typed): Promise<SavedDraft> {
  return call(savedDraftSchema, draftAddress(place), { method: 'POST', body: { revision, ...typed } })
}

/** Takes a draft off the list, or brings it back. */
export function removeDraft(place: DraftPlace, removed: boolean): Promise<void> {
  return command(`${draftAddress(place)}/${removed ? 'removal' : 'return'}`, { method: 'POST' })
}

/** Attaches a PDF from this machine. */
export function attachFile(place: DraftPlace, revision: number, file: File): Promise<SavedDraft> {
  const form = new FormData()
  form.append('pdf', file, file.name)
  return upload(savedDraftSchema, `${draftAddress(place)}/pdf?revision=${revision}`, form)
}

/** Attaches the PDF of a scanned case of the book. */
export function attachCase(place: DraftPlace, revision: number, caseId: string): Promise<SavedDraft> {
  return call(savedDraftSchema, `${draftAddress(place)}/case-pdf`, {
    method: 'POST',
    body: { revision, case: caseId },
  })
}

/** The words that somebody gives for what the rules notice, and for a number that repeats. */
export interface Words {
  readonly asInBook: string | null
  readonly repeat: string | null
}

/** Makes a draft a record. */
export function enterDraft(place: DraftPlace, revision: number, words: Words): Promise<Entered> {
  return call(enteredSchema, `${draftAddress(place)}/entering`, {
    method: 'POST',
    body: { revision, ...words },
  })
}

/** The scanned cases of the book that have pages. */
export function useScannedCases(place: BookPlace, enabled: boolean) {
  return useQuery({
    queryKey: ['cases', place.agency, place.book],
    queryFn: ({ signal }) => call(caseListSchema, `${bookAddress(place)}/cases`, { signal }),
    select: ({ cases }: CaseList) => cases.filter(({ pages }) => pages.length > 0),
    enabled,
  })
}

/** Where the unlinked records of a book stand in the query cache. */
export function unlinkedKey({ book }: BookPlace): readonly string[] {
  return ['unlinked', book]
}

/** Records of the book that concern others and are linked to none. */
export function useUnlinked(place: BookPlace, enabled: boolean) {
  return useQuery({
    queryKey: unlinkedKey(place),
    queryFn: ({ signal }) => call(unlinkedSchema, `${bookAddress(place)}/unlinked`, { signal }),
    enabled,
  })
}

/** Links one of them, with the note on the other. */
export function linkLater(place: BookPlace, record: string, about: About): Promise<void> {
  return command(`${bookAddress(place)}/unlinked/${record}`, { method: 'POST', body: about })
}
