import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Obstacle } from '../../../../src/obstacles/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { KindLabel } from '../../ui/kind-label.tsx'

/** The book an obstacle is about, and the page; a dash when it is about none. */
export function BookLink({
  obstacle: { book, page },
}: {
  readonly obstacle: Pick<Obstacle, 'book' | 'page'>
}): ReactNode {
  const { obstacles: text } = useMessages()
  const { language } = useLanguage()
  if (book === null) return '–'
  const params = { agency: book.agencyId, book: book.id }
  return (
    <>
      <Link to="/books/$agency/$book" params={params}>
        <KindLabel kind={book.kind} /> {book.volume}/{book.year}
      </Link>
      {page !== null && page.sequence !== null && (
        <>
          {', '}
          <Link to="/books/$agency/$book/pages/$page" params={{ ...params, page: page.id }}>
            {text.page(formatCount(page.sequence, language))}
          </Link>
        </>
      )}
    </>
  )
}
