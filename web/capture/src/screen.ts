/** What the page shows: the books, or one book's camera or pictures. */
export type Screen =
  | { readonly view: 'books' }
  | { readonly view: 'camera' | 'pictures'; readonly agency: string; readonly book: string }

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const pattern = new RegExp(`^#so=(${uuid})/(${uuid})(/anh)?$`, 'i')

/** Reads the part of the address behind #; anything unknown is the list of books. */
export function parseScreen(hash: string): Screen {
  const [, agency, book, pictures] = pattern.exec(hash) ?? []
  if (agency === undefined || book === undefined) return { view: 'books' }
  return { view: pictures === undefined ? 'camera' : 'pictures', agency, book }
}

/** The address of a screen, from # on; the codes beside a book's pages hold it, too (web/src/features/scanning/phone-link.tsx). */
export function formatScreen(screen: Screen): string {
  if (screen.view === 'books') return '#'
  return `#so=${screen.agency}/${screen.book}${screen.view === 'pictures' ? '/anh' : ''}`
}
