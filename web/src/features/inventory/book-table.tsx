import { useMediaQuery } from '@mantine/hooks'
import { IconBooks } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { DataGrid } from '../../ui/table/data-grid.tsx'
import { useWindowedRows } from '../../ui/table/use-windowed-rows.ts'
import { useCan } from '../access/session.ts'
import { AssignBar } from './assign-bar.tsx'
import { bookColumns, pickColumn } from './book-columns.tsx'
import classes from './books.module.css'
import { type BookFilter, listBooks } from './calls.ts'
import { usePickedBooks } from './use-picked-books.ts'

/** The books that fit a filter; whoever may assign books can pick several and assign them at once. */
export function BookTable({ filter }: { readonly filter: BookFilter }): ReactNode {
  const messages = useMessages()
  const text = messages.inventory
  const { language } = useLanguage()
  const navigate = useNavigate()
  const mayAssign = useCan()('books.assign')
  const narrow = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false })
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const picked = usePickedBooks(filter)
  const rows = useWindowedRows(['books', filter], (offset, limit, signal) =>
    listBooks(filter, offset, limit, signal),
  )
  const { has, toggle } = picked
  const columns = useMemo(() => {
    const all = bookColumns(messages, language, narrow)
    return mayAssign ? [pickColumn(messages, language, has, toggle), ...all] : all
  }, [messages, language, narrow, mayAssign, has, toggle])

  const sums = rows.first?.sums
  const said = (count: number) => formatCount(count, language)
  if (rows.problem !== null) return <Failed problem={rows.problem} onRetry={rows.retry} />
  if (rows.isPending) return <Loading />
  if (rows.total === 0) {
    const filtered = Object.values(filter).some(value => value !== undefined)
    return filtered ? (
      <Empty icon={<IconBooks size={40} stroke={1.3} />} title={text.noMatchTitle} text={text.noMatchText} />
    ) : (
      <Empty icon={<IconBooks size={40} stroke={1.3} />} title={text.emptyTitle} text={text.emptyBook} />
    )
  }
  const open = (row: number) => {
    const book = rows.rowAt(row)
    if (book) void navigate({ to: '/books/$agency/$book', params: { agency: book.agency.id, book: book.id } })
  }
  return (
    <>
      <div className={classes.counted} role="status">
        {messages.common.rowsShown(formatCount(rows.total, language))}
        {sums !== undefined &&
          ` · ${messages.paper.sums(said(sums.pages), said(sums.keyed), said(sums.deposited))}`}
        {mayAssign && !narrow && ` · ${messages.assigning.keyHint}`}
      </div>
      {picked.books.length > 0 && <AssignBar picked={picked} total={rows.total} />}
      <DataGrid
        label={text.bookList}
        columns={columns}
        total={rows.total}
        rowAt={rows.rowAt}
        onRange={rows.onRange}
        choose="row"
        place={place}
        onPlace={setPlace}
        onOpen={({ row }) => open(row)}
        rowHeightPx={38}
        {...(mayAssign ? { picked: has, onPick: toggle } : {})}
      />
    </>
  )
}
