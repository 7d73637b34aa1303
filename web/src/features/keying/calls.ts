import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { keyedPackageSchema } from '../../../../src/checking/keyed/schema.ts'
import { handedBatchesSchema, handedOutSchema, revokedSchema } from '../../../../src/keying/batches/schema.ts'
import {
  bookProgressSchema,
  type keyingBooksQuerySchema,
  keyingBooksSchema,
} from '../../../../src/keying/progress/schema.ts'
import {
  type ChangedSetups,
  changedSetupsSchema,
  type OwnSetup,
  setupListSchema,
  setupViewSchema,
} from '../../../../src/keying/setup/schema.ts'
import { call, withQuery } from '../../api/client.ts'

/** A book by the agency that registered it and its id. */
export interface BookId {
  readonly agency: string
  readonly book: string
}

const pathOf = ({ agency, book }: BookId, what: string) => `/api/books/${agency}/${book}/keying/${what}`

/** Where what is known about a book's keying stands in the query cache. */
export const keyingKey = ({ book }: BookId): readonly string[] => ['keying', book]

/** Somebody is at work elsewhere: what is shown is looked at again so often. */
const lookAgainMs = 15_000
const whileMakingMs = 1000

/** How far a book is keyed. */
export function useProgress(id: BookId) {
  return useQuery({
    queryKey: [...keyingKey(id), 'progress'],
    queryFn: ({ signal }) => call(bookProgressSchema, pathOf(id, 'progress'), { signal }),
    refetchInterval: lookAgainMs,
  })
}

/** The batches of a book, who could get one, and what is left to hand out. */
export function useBatches(id: BookId) {
  return useQuery({
    queryKey: [...keyingKey(id), 'batches'],
    queryFn: ({ signal }) => call(handedBatchesSchema, pathOf(id, 'batches'), { signal }),
    refetchInterval: lookAgainMs,
  })
}

/** Hands a batch to somebody; `size` null: as many as the book's setup says. */
export function handOut(
  id: BookId,
  body: { readonly account: string; readonly size: number | null; readonly pass: 1 | 2 | null },
): Promise<z.infer<typeof handedOutSchema>> {
  return call(handedOutSchema, pathOf(id, 'batches'), { method: 'POST', body })
}

/** Takes a batch back; tells how many cases can be handed out again. */
export async function revokeBatch(agency: string, batch: string): Promise<number> {
  const path = `/api/keying/batches/${agency}/${batch}/revoking`
  return (await call(revokedSchema, path, { method: 'POST' })).withdrawn
}

/** How a book is keyed. */
export function useSetup(id: BookId) {
  return useQuery({
    queryKey: [...keyingKey(id), 'setup'],
    queryFn: ({ signal }) => call(setupViewSchema, pathOf(id, 'setup'), { signal }),
  })
}

/** Books of a kind that are set up, to copy from. */
export function useSetups(kind: string, enabled: boolean) {
  return useQuery({
    queryKey: ['keying-setups', kind],
    queryFn: ({ signal }) => call(setupListSchema, withQuery('/api/keying/setups', { kind }), { signal }),
    enabled,
  })
}

/** What of a book's setup changes; `since`: only when it was last changed then. */
export interface SetupChange {
  readonly agencyId: string
  readonly bookId: string
  readonly change: Partial<OwnSetup>
  readonly since?: string | null
}

/** Changes how books are keyed; the answer posted again undoes it (`undoOf`). */
export function changeSetups(setups: readonly SetupChange[]): Promise<ChangedSetups> {
  return call(changedSetupsSchema, '/api/keying/setups', { method: 'POST', body: { setups } })
}

/** The change that undoes what was changed, unless somebody changed the same since. */
export function undoOf({ changed }: ChangedSetups): readonly SetupChange[] {
  return changed.map(({ agencyId, bookId, before, updatedAt }) => ({
    ...{ agencyId, bookId, change: before, since: updatedAt },
  }))
}

/** What a package could be made of, and the latest that was made. */
export function useKeyedPackage(id: BookId) {
  return useQuery({
    queryKey: [...keyingKey(id), 'package'],
    queryFn: ({ signal }) => call(keyedPackageSchema, pathOf(id, 'package'), { signal }),
    refetchInterval: ({ state }) => (state.data?.making == null ? lookAgainMs : whileMakingMs),
  })
}

/** Asks for the package of what is keyed. */
export function askPackage(id: BookId, leaveOut: boolean): Promise<z.infer<typeof keyedPackageSchema>> {
  return call(keyedPackageSchema, pathOf(id, 'package'), { method: 'POST', body: { leaveOut } })
}

export type KeyingFilter = Partial<
  Pick<z.output<typeof keyingBooksQuerySchema>, 'stage' | 'kind' | 'agency' | 'year'>
>

/** Some books with how far they are. */
export function listKeyingBooks(filter: KeyingFilter, offset: number, signal: AbortSignal) {
  return call(keyingBooksSchema, withQuery('/api/keying/books', { ...filter, offset }), { signal })
}
