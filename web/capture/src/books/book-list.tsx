import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { EndedNotice } from '../../../offline/account/ended-notice.tsx'
import type { KeptAccount } from '../../../offline/account/kept-account.ts'
import { Brand } from '../../../offline/brand.tsx'
import { AccountBar } from '../account/account-bar.tsx'
import type { AccountState } from '../account/use-account.ts'
import { useMessages } from '../messages/language.ts'
import { formatScreen } from '../screen.ts'
import { SendingLine } from '../sending/sending-line.tsx'
import { usePictures } from '../store/use-pictures.ts'
import { bookTitle } from './book-title.ts'
import { searchBooks } from './search-books.ts'
import { useBooks } from './use-books.ts'

interface BookListProps {
  readonly account: AccountState
  readonly known: KeptAccount
}

/** So many books are shown at once; the search finds the others. */
const mostShown = 60

/** The books that may be photographed, the last one first. */
export function BookList({ account, known }: BookListProps): ReactNode {
  const messages = useMessages()
  const text = messages.books
  const { books, lastUsed, isAsked } = useBooks(known.id)
  const pictures = usePictures(known.id)
  const [typed, setTyped] = useState('')
  const found = useMemo(
    () => searchBooks(books, lastUsed, typed, book => bookTitle(book, messages)),
    [books, lastUsed, typed, messages],
  )
  useEffect(() => {
    document.title = `${text.title} · ${messages.product}`
  }, [text, messages])
  const latest = Math.max(0, ...Object.values(lastUsed))
  return (
    <div className="list">
      <header>
        <Brand />
        <AccountBar known={known} pictures={pictures} leave={account.leave} />
      </header>
      {account.isEnded && <EndedNotice onSignedIn={account.enter} />}
      <main>
        {pictures.length > 0 && (
          <SendingLine pictures={pictures} sender={account.sender} isEnded={account.isEnded} />
        )}
        <h1>{text.title}</h1>
        {books.length > 5 && (
          <label className="search">
            <span>{text.search}</span>
            <input
              type="search"
              placeholder={text.searchHint}
              value={typed}
              onChange={event => setTyped(event.currentTarget.value)}
            />
          </label>
        )}
        {books.length === 0 && <p className="soft">{isAsked ? text.none : text.noneKept}</p>}
        {books.length > 0 && found.length === 0 && <p className="soft">{text.noMatch}</p>}
        <ul className="books">
          {found.slice(0, mostShown).map(book => {
            const unsent = pictures.filter(it => it.book === book.id && it.state !== 'sent').length
            const isLast = latest > 0 && lastUsed[book.id] === latest
            return (
              <li key={book.id}>
                <a href={formatScreen({ view: 'camera', agency: book.agency, book: book.id })}>
                  <b>{bookTitle(book, messages)}</b>
                  <span className="soft">{book.agencyName}</span>
                  {(isLast || unsent > 0) && (
                    <span className="marks">
                      {isLast && <span>{text.lastUsed}</span>}
                      {unsent > 0 && <span className="unsent">{text.unsent(unsent)}</span>}
                    </span>
                  )}
                </a>
              </li>
            )
          })}
        </ul>
      </main>
    </div>
  )
}
