import { useQuery } from '@tanstack/react-query'
import { alikeBooksSchema, bookReadingSchema } from '../../../../../src/keying/places/schema.ts'
import { type FieldPlace, fieldPlacesSchema } from '../../../../../src/scanning/schema.ts'
import { call, command } from '../../../api/client.ts'
import type { BookId } from '../calls.ts'

const pathOf = ({ agency, book }: BookId, what = '') => `/api/books/${agency}/${book}/field-places${what}`

/** Where the places of a book stand in the query cache. */
const placesKey = ({ book }: BookId): readonly string[] => ['field-places', book]

/** Where the fields of a book stand: asked anew for each visit, then kept by the screen. */
export function usePlaces(id: BookId) {
  return useQuery({
    queryKey: placesKey(id),
    queryFn: ({ signal }) => call(fieldPlacesSchema, pathOf(id), { signal }),
    ...{ gcTime: 0, staleTime: Number.POSITIVE_INFINITY },
  })
}

/** Keeps where the fields stand, all of them at once. */
export function savePlaces(id: BookId, places: readonly FieldPlace[]): Promise<void> {
  return command(pathOf(id), { method: 'POST', body: { places }, keepalive: true })
}

/** Books of the same form whose places are known. */
export function useAlikeBooks(id: BookId, enabled: boolean) {
  return useQuery({
    queryKey: [...placesKey(id), 'alike'],
    queryFn: ({ signal }) => call(alikeBooksSchema, pathOf(id, '/alike'), { signal }),
    enabled,
  })
}

/** Takes the places of such a book; gives what this one has now. */
export async function copyPlaces(id: BookId, from: string): Promise<readonly FieldPlace[]> {
  return (await call(fieldPlacesSchema, pathOf(id, '/copy'), { method: 'POST', body: { book: from } })).places
}

const whileReadingMs = 5000
const lookAgainMs = 60_000

/** How far the machine has read the print of a book. */
export function useBookReading({ agency, book }: BookId) {
  return useQuery({
    queryKey: ['keying', book, 'reading'],
    queryFn: ({ signal }) =>
      call(bookReadingSchema, `/api/books/${agency}/${book}/keying/reading`, { signal }),
    refetchInterval: ({ state }) => (state.data?.running === true ? whileReadingMs : lookAgainMs),
  })
}
