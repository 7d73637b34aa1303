import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ArbitrationQuery } from '../../../../../src/keying/arbitration/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindShortName } from '../../../ui/kind-text.ts'
import classes from './arbitration.module.css'
import { useArbitration } from './calls.ts'

interface ArbitrationTabsProps {
  readonly current: 'differences' | 'parked'
  readonly query: ArbitrationQuery
}

/** The two lists of an arbiter with what waits in them, of all books or of one. */
export function ArbitrationTabs({ current, query }: ArbitrationTabsProps): ReactNode {
  const { arbitration: text } = useMessages()
  const { language } = useLanguage()
  const { data } = useArbitration(true)
  const books = data?.books ?? []
  const counted = query.book === undefined ? data : books.find(({ id }) => id === query.book)
  const one = books.find(({ id }) => id === query.book)
  const count = (what: 'differences' | 'parked') => formatCount(counted?.[what] ?? 0, language)
  return (
    <nav className={classes.tabs} aria-label={text.title}>
      {(['differences', 'parked'] as const).map(what => (
        <Link
          key={what}
          to={what === 'differences' ? '/keying/differences' : '/keying/parked'}
          search={query}
          aria-current={what === current ? 'page' : undefined}
        >
          {text[what]} <span className={classes.count}>{count(what)}</span>
        </Link>
      ))}
      {query.book !== undefined ? (
        <Link to={current === 'differences' ? '/keying/differences' : '/keying/parked'} search={{}}>
          {one !== undefined &&
            text.ofBook(`${kindShortName(one.kind, language)} ${one.year} · ${one.volume}`)}{' '}
          {text.allBooks}
        </Link>
      ) : (
        books.length > 1 && (
          <details className={classes.books}>
            <summary>{text.allBooks}</summary>
            <ul>
              {books.map(book => (
                <li key={book.id}>
                  <Link
                    to={current === 'differences' ? '/keying/differences' : '/keying/parked'}
                    search={{ agency: book.agency.id, book: book.id }}
                  >
                    {kindShortName(book.kind, language)} {book.year} · {book.volume}, {book.agency.name}:{' '}
                    {formatCount(book[current], language)}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        )
      )}
    </nav>
  )
}
