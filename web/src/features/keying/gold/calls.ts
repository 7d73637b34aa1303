import { useQuery } from '@tanstack/react-query'
import { goldDraftSchema, goldListSchema, goldLotSchema } from '../../../../../src/keying/gold/schema.ts'
import { call, command } from '../../../api/client.ts'
import { type BookId, keyingKey } from '../calls.ts'

const pathOf = ({ agency, book }: BookId, what = '') => `/api/books/${agency}/${book}/keying/gold${what}`

/** The gold entries of a book. */
export function useGold(id: BookId) {
  return useQuery({
    queryKey: [...keyingKey(id), 'gold'],
    queryFn: ({ signal }) => call(goldListSchema, pathOf(id), { signal }),
  })
}

/** An entry drawn by lot, or (with its id) a gold entry as it was set; asked for once: somebody reads it. */
export function useGoldDraft(id: BookId, entry: string | undefined, lot: number) {
  return useQuery({
    queryKey: ['gold-draft', id.book, entry ?? lot],
    queryFn: async ({ signal }) =>
      entry === undefined
        ? (await call(goldLotSchema, pathOf(id, '/lot'), { signal })).draft
        : call(goldDraftSchema, pathOf(id, `/${entry}`), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

/** Makes an entry a gold one. */
export function setGold(id: BookId, entry: string, values: Readonly<Record<string, string>>): Promise<void> {
  return command(pathOf(id, `/${entry}`), { method: 'POST', body: { values } })
}

/** Says whether a gold entry is to measure nobody any more. */
export function retireGold(id: BookId, entry: string, retired: boolean): Promise<void> {
  return command(pathOf(id, `/${entry}/retirement`), { method: 'POST', body: { retired } })
}
