import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type newLinkSchema,
  type newNoteSchema,
  noteIdSchema,
} from '../../../../../src/registry/notes/schema.ts'
import { peopleSchema, readersSchema } from '../../../../../src/registry/records/schema.ts'
import {
  type RecordView,
  repairedSchema,
  type repairSchema,
  searchResultSchema,
} from '../../../../../src/registry/schema.ts'
import { call, command, withQuery } from '../../../api/client.ts'
import { upload } from '../../../api/upload.ts'
import { recordAddress } from '../calls.ts'

/** After something about a record changed: what is shown of it is asked anew. */
export function refreshRecord(queryClient: QueryClient, record: RecordView): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['record', record.agency.id, record.id] })
}

/** Saves what was typed as a new version; gives its number. */
export function repairRecord(
  record: RecordView,
  repair: z.input<typeof repairSchema>,
): Promise<{ version: number }> {
  return call(repairedSchema, `${recordAddress(record)}/repair`, { method: 'POST', body: repair })
}

/** Writes a note, with its scanned decision if there is one. */
export function writeNote(
  record: RecordView,
  note: z.input<typeof newNoteSchema>,
  evidence: File | null,
): Promise<{ id: string }> {
  const form = new FormData()
  form.set('note', JSON.stringify(note))
  if (evidence !== null) form.set('evidence', evidence)
  return upload(noteIdSchema, `${recordAddress(record)}/notes`, form)
}

/** Withdraws a note; it stays to be seen. */
export async function withdrawNote(record: RecordView, note: string, reason: string): Promise<void> {
  await command(`${recordAddress(record)}/notes/${note}/withdrawal`, {
    method: 'POST',
    body: { reason },
  })
}

/** Links a record with another one. */
export function linkRecords(
  record: RecordView,
  link: z.input<typeof newLinkSchema>,
): Promise<{ id: string }> {
  return call(noteIdSchema, `${recordAddress(record)}/links`, { method: 'POST', body: link })
}

/** Takes a link back; it belongs to the record that acts. */
export async function unlink(acting: { agencyId: string; id: string }, link: string): Promise<void> {
  await command(`/api/records/${acting.agencyId}/${acting.id}/links/${link}`, {
    method: 'DELETE',
  })
}

/** Records to link with, by number and year, or by name. */
export async function findOthers(text: string) {
  const { hits } = await call(searchResultSchema, '/api/search', {
    method: 'POST',
    body: { text, limit: 20 },
  })
  return [...new Map(hits.map(hit => [hit.record, hit])).values()]
}

/** The people of a record and the records that may name them, too; asked when somebody opens the list, because asking is journaled. */
export function usePeople(record: RecordView, enabled: boolean) {
  return useQuery({
    queryKey: ['record', record.agency.id, record.id, 'people'],
    queryFn: ({ signal }) => call(peopleSchema, `${recordAddress(record)}/people`, { signal }),
    enabled,
    staleTime: 60_000,
  })
}

/** Who saw a record, a page at a time. */
export function useReaders(record: RecordView, offset: number, limit: number, enabled: boolean) {
  return useQuery({
    queryKey: ['record', record.agency.id, record.id, 'readers', offset],
    queryFn: ({ signal }) =>
      call(readersSchema, withQuery(`${recordAddress(record)}/readers`, { offset, limit }), { signal }),
    enabled,
  })
}
