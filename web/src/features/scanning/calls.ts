import { useQuery } from '@tanstack/react-query'
import { type Page, pageListSchema } from '../../../../src/scanning/schema.ts'
import { call, withQuery } from '../../api/client.ts'

/** Where the pages of a book stand in the query cache. */
export function pagesKey(agency: string, book: string): readonly string[] {
  return ['pages', agency, book]
}

/** The pages of a book in order; asked for anew when `useScanning` learns that they have changed. */
export function usePages(agency: string, book: string) {
  return useQuery({
    queryKey: pagesKey(agency, book),
    queryFn: ({ signal }) => call(pageListSchema, `/api/books/${agency}/${book}/pages`, { signal }),
  })
}

/** The address of a page's image on this server; with the rendering's name in it the browser may keep a thumbnail for a while. */
export function pageImage(agency: string, page: Page, which: 'thumbnail' | 'image' | 'original'): string {
  const version = which === 'thumbnail' ? (page.rendering ?? undefined) : undefined
  return withQuery(`/api/pages/${agency}/${page.id}/${which}`, { v: version })
}
