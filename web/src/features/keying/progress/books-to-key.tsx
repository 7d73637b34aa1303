import { Button } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { KeyingBook } from '../../../../../src/keying/progress/schema.ts'
import { formatCount, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { KindLabel } from '../../../ui/kind-label.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import plain from '../../../ui/table/plain-table.module.css'
import { useCan } from '../../access/session.ts'
import { type BookId, type KeyingFilter, listKeyingBooks } from '../calls.ts'
import classes from '../keying.module.css'
import { ProgressBar } from './progress-bar.tsx'

/** Books that have cases, each with how far it is; more are fetched when asked for. */
export function BooksToKey({ filter }: { readonly filter: KeyingFilter }): ReactNode {
  const { keyingManage, inventory } = useMessages()
  const text = keyingManage.list
  const list = useInfiniteQuery({
    queryKey: ['keying-books', filter],
    queryFn: ({ pageParam, signal }) => listKeyingBooks(filter, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      last.more ? pages.reduce((sum, { books }) => sum + books.length, 0) : undefined,
  })
  if (list.isPending) return <Loading />
  if (list.isError) return <Failed problem={list.error} onRetry={() => void list.refetch()} />
  const books = list.data.pages.flatMap(page => page.books)
  if (books.length === 0) {
    const filtered = Object.values(filter).some(value => value !== undefined)
    return (
      <Empty
        icon={<IconKeyboard size={40} stroke={1.3} />}
        title={filtered ? text.noMatchTitle : text.emptyTitle}
        text={filtered ? text.noMatchText : text.emptyText}
      />
    )
  }
  return (
    <div className={classes.tab}>
      <ScrollRegion className={plain.scroller} label={text.table}>
        <table className={plain.table}>
          <thead>
            <tr>
              <th scope="col">{inventory.books}</th>
              <th scope="col">{text.progress}</th>
              <th scope="col" className="number">
                {text.waiting}
              </th>
              <th scope="col" className="number">
                {text.open}
              </th>
              <th scope="col" className="number">
                {text.differing}
              </th>
              <th scope="col" className="number">
                {text.parked}
              </th>
              <th scope="col">{text.saved}</th>
            </tr>
          </thead>
          <tbody>
            {books.map(book => (
              <BookRow key={book.book.id} of={book} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {list.hasNextPage && (
        <div className={classes.buttons}>
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {text.more}
          </Button>
        </div>
      )}
    </div>
  )
}

function BookRow({ of }: { readonly of: KeyingBook }): ReactNode {
  const { keyingManage, inventory } = useMessages()
  const text = keyingManage.list
  const { language } = useLanguage()
  const { agency, book, progress, mode, savedAt } = of
  const count = (n: number) => (n === 0 ? '' : formatCount(n, language))
  const open = progress.firstOpen + progress.secondOpen
  const id = { agency: agency.id, book: book.id }
  return (
    <tr>
      <th scope="row">
        <Link to="/books/$agency/$book" params={id} search={{ tab: 'keying' }}>
          <KindLabel kind={book.kind} /> · {inventory.volume.toLowerCase()} {book.volume}/{book.year}
        </Link>
        {mode !== 'single' && <span className="soft"> · {text.modes[mode]}</span>}
        <div className={classes.agency} title={agency.name}>
          {agency.name}
        </div>
      </th>
      <td>
        <span className={classes.mini}>
          <ProgressBar progress={progress} />
          {text.finishedOf(formatCount(progress.finished, language), formatCount(progress.cases, language))}
        </span>
      </td>
      <td className="number">{count(progress.waiting)}</td>
      <td className="number">{count(open)}</td>
      <td className="number">
        <Waiting to="/keying/differences" id={id} count={count(progress.differing)} />
      </td>
      <td className="number">
        <Waiting to="/keying/parked" id={id} count={count(progress.parked)} />
      </td>
      <td>{savedAt === null ? '' : formatMoment(savedAt)}</td>
    </tr>
  )
}

interface WaitingProps {
  readonly to: '/keying/differences' | '/keying/parked'
  readonly id: BookId
  readonly count: string
}

/** How much of a book waits, leading there for who settles it. */
function Waiting({ to, id, count }: WaitingProps): ReactNode {
  const arbitrates = useCan()('keying.arbitrate')
  if (count === '' || !arbitrates) return count
  return (
    <Link to={to} search={id}>
      {count}
    </Link>
  )
}
