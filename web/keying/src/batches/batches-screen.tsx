import { type ReactNode, useState } from 'react'
import { Brand } from '../../../offline/brand.tsx'
import { useDeskAccount } from '../desk-account.ts'
import { useMessages } from '../messages/language.ts'
import { AccountBar } from './account-bar.tsx'
import { BatchItem } from './batch-item.tsx'
import { isOver } from './batch-line.ts'
import { BookItem } from './book-item.tsx'
import { useBatches } from './use-batches.ts'

/** One's own batches: those to do first, then the books to take another one of. */
export function BatchesScreen({ leave }: { leave(): Promise<void> }): ReactNode {
  const { batches: text } = useMessages()
  const { isEnded } = useDeskAccount()
  const { lines, books, isOnline, isSending, reload } = useBatches()
  /** Which batch shows what taking along means. */
  const [asking, setAsking] = useState<string | null>(null)
  const toDo = lines.filter(line => !isOver(line))
  const over = lines.filter(isOver)
  const item = (line: (typeof lines)[number]) => (
    <BatchItem
      key={line.id}
      line={line}
      isOnline={isOnline === true}
      isAsking={asking === line.id}
      setAsking={isAsking => setAsking(isAsking ? line.id : null)}
      reload={reload}
    />
  )
  return (
    <div className="list">
      <header>
        <Brand />
        <AccountBar unsent={lines.reduce((sum, line) => sum + line.unsent, 0)} leave={leave} />
      </header>
      <main>
        <h1>{text.title}</h1>
        {isOnline === false && !isEnded && (
          <p className="notice warning" role="status">
            {text.offline}
          </p>
        )}
        {isSending && <p role="status">{text.sending}</p>}
        {toDo.length === 0 && isOnline !== null && (
          <p className="soft">
            {isOnline && books.length === 0
              ? text.noneAtAll
              : `${text.none} ${isOnline ? text.noneHint : ''}`}
          </p>
        )}
        {lines.length === 0 && isOnline === null && <p role="status">{text.loading}</p>}
        {toDo.length > 0 && <ul>{toDo.map(item)}</ul>}
        {books.length > 0 && (
          <section aria-labelledby="books">
            <h2 id="books">{text.books}</h2>
            <ul>
              {books.map(each => (
                <BookItem key={each.book.id} {...each} reload={reload} />
              ))}
            </ul>
          </section>
        )}
        {over.length > 0 && (
          <section aria-labelledby="over">
            <h2 id="over">{text.finished}</h2>
            <ul>{over.map(item)}</ul>
          </section>
        )}
      </main>
    </div>
  )
}
