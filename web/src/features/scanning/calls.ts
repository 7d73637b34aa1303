import { useQuery } from '@tanstack/react-query'
import { intakeSchema, type Page, pageListSchema } from '../../../../src/scanning/schema.ts'
import { call, withQuery } from '../../api/client.ts'
import { upload } from '../../api/upload.ts'

const pollMs = 2000

/** Where the pages of a book stand in the query cache. */
export function pagesKey(agency: string, book: string): readonly string[] {
  return ['pages', agency, book]
}

/** The pages of a book in order; asked again while some are still being processed. */
export function usePages(agency: string, book: string) {
  return useQuery({
    queryKey: pagesKey(agency, book),
    queryFn: ({ signal }) => call(pageListSchema, `/api/books/${agency}/${book}/pages`, { signal }),
    refetchInterval: query =>
      query.state.data?.pages.some(page => page.state === 'waiting') ? pollMs : false,
  })
}

/** The address of a page's image on this server; with the rendering's name in it the browser may keep a thumbnail for a while. */
export function pageImage(agency: string, page: Page, which: 'thumbnail' | 'image' | 'original'): string {
  const version = which === 'thumbnail' ? (page.rendering ?? undefined) : undefined
  return withQuery(`/api/pages/${agency}/${page.id}/${which}`, { v: version })
}

/** Sends one image of a page to a book. */
export function uploadPage(
  agency: string,
  book: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) {
  const form = new FormData()
  form.append('image', file, file.name)
  return upload(intakeSchema, `/api/books/${agency}/${book}/pages`, form, { onProgress, signal })
}
