import { Button, NumberInput, Select } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconBooks, IconPlus } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { type Book, bookStates } from '../../../../src/inventory/schema.ts'
import { kinds } from '../../../../src/register/kind.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { KindLabel } from '../../ui/kind-label.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { DataGrid, type GridColumn } from '../../ui/table/data-grid.tsx'
import { useWindowedRows } from '../../ui/table/use-windowed-rows.ts'
import { useCan } from '../access/session.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import classes from './books.module.css'
import { type BookFilter, listBooks } from './calls.ts'
import { NewBookDialog } from './new-book-dialog.tsx'
import { BookStateBadge } from './state-badge.tsx'

const route = getRouteApi('/shell/books')

/** The list of books, narrowed by what stands in the address. */
export function BooksPage(): ReactNode {
  const messages = useMessages()
  const text = messages.inventory
  const can = useCan()
  const filter = route.useSearch()
  const [adding, setAdding] = useState(false)
  return (
    <Page
      fill
      title={messages.navigation.books}
      actions={
        can('books.write') && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)}>
            {text.addBook}
          </Button>
        )
      }
    >
      <Filters filter={filter} />
      <BookTable key={JSON.stringify(filter)} filter={filter} />
      <NewBookDialog opened={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}

function Filters({ filter }: { readonly filter: BookFilter }): ReactNode {
  const { inventory: text, common } = useMessages()
  const { language } = useLanguage()
  const navigate = useNavigate({ from: '/books' })
  const narrow = (change: BookFilter) =>
    void navigate({ search: old => ({ ...old, ...change }), replace: true })
  const filtered = Object.values(filter).some(value => value !== undefined)
  return (
    <div className={classes.filters}>
      <Select
        aria-label={text.kind}
        placeholder={text.kind}
        clearable
        data={kinds.map(kind => ({ value: kind.code, label: kindShortName(kind.code, language) }))}
        value={filter.kind ?? null}
        onChange={kind => narrow({ kind: kind ?? undefined })}
      />
      <Select
        aria-label={text.state}
        placeholder={text.state}
        clearable
        data={bookStates.map(state => ({ value: state, label: text.states[state] }))}
        value={filter.state ?? null}
        onChange={state => narrow({ state: bookStates.find(known => known === state) })}
      />
      <AgencySelect
        aria-label={text.agency}
        placeholder={text.agency}
        clearable
        value={filter.agency ?? null}
        onChange={agency => narrow({ agency: agency ?? undefined })}
      />
      <NumberInput
        aria-label={text.year}
        placeholder={text.year}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        maxLength={4}
        value={filter.year ?? ''}
        onChange={year => {
          if (year === '' || (typeof year === 'number' && year >= 1800))
            narrow({ year: year === '' ? undefined : year })
        }}
      />
      {filtered && (
        <Button variant="subtle" onClick={() => void navigate({ search: {}, replace: true })}>
          {common.clearFilters}
        </Button>
      )}
    </div>
  )
}

function BookTable({ filter }: { readonly filter: BookFilter }): ReactNode {
  const messages = useMessages()
  const text = messages.inventory
  const { language } = useLanguage()
  const navigate = useNavigate()
  const narrow = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false })
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const rows = useWindowedRows(['books', filter], (offset, limit, signal) =>
    listBooks(filter, offset, limit, signal),
  )
  const columns = useMemo<readonly GridColumn<Book>[]>(() => {
    const count = (key: 'pages' | 'entries' | 'records'): GridColumn<Book> => ({
      key,
      header: text[key],
      width: 92,
      align: 'right',
      render: book => formatCount(book[key], language),
    })
    const all: readonly GridColumn<Book>[] = [
      {
        key: 'kind',
        header: text.kind,
        width: narrow ? 112 : 192,
        render: book => (
          <Link
            to="/books/$agency/$book"
            params={{ agency: book.agency.id, book: book.id }}
            tabIndex={-1}
            className={classes.name}
          >
            <KindLabel kind={book.kind} />
          </Link>
        ),
      },
      { key: 'volume', header: text.volume, width: 66, align: 'right', render: book => book.volume },
      { key: 'year', header: text.year, width: 74, align: 'right', render: book => book.year },
      {
        key: 'agency',
        header: text.agency,
        width: 240,
        render: book => <span title={book.agency.code}>{book.agency.name}</span>,
      },
      { key: 'state', header: text.state, width: 138, render: book => <BookStateBadge state={book.state} /> },
      count('pages'),
      count('entries'),
      count('records'),
      { key: 'updatedAt', header: text.updatedAt, width: 136, render: book => formatMoment(book.updatedAt) },
    ]
    // On a phone the state comes before the agency, so that it is in sight without scrolling.
    return narrow
      ? ['kind', 'volume', 'year', 'state', 'agency', 'pages', 'entries', 'records', 'updatedAt'].flatMap(
          key => all.filter(column => column.key === key),
        )
      : all
  }, [text, language, narrow])

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
      </div>
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
        rowHeightPx={36}
      />
    </>
  )
}
