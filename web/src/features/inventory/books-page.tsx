import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { bookStates } from '../../../../src/inventory/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { useCan } from '../access/session.ts'
import { BookFilters } from './book-filters.tsx'
import { BookTable } from './book-table.tsx'
import type { BookFilter } from './calls.ts'
import { LinkedFilters } from './linked-filters.tsx'
import { hasMore, MoreFilters } from './more-filters.tsx'
import { NewBookDialog } from './new-book-dialog.tsx'

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
  const navigate = useNavigate({ from: '/books' })
  const narrow = (change: BookFilter) =>
    void navigate({ search: old => ({ ...old, ...change }), replace: true })
  const filtered = Object.values(filter).some(value => value !== undefined)
  const { paper } = useMessages()
  const [more, setMore] = useState(false)
  const shown = more || hasMore(filter)
  return (
    <>
      <BookFilters
        filter={filter}
        onNarrow={narrow}
        state={{
          ...{ label: text.state, choices: bookStates, texts: text.states, value: filter.state },
          onChange: state => narrow({ state }),
        }}
      >
        {!hasMore(filter) && (
          <Button variant="subtle" aria-expanded={shown} onClick={() => setMore(!more)}>
            {paper.moreFilters}
          </Button>
        )}
        {filtered && (
          <Button variant="subtle" onClick={() => void navigate({ search: {}, replace: true })}>
            {common.clearFilters}
          </Button>
        )}
      </BookFilters>
      {shown && <MoreFilters filter={filter} onNarrow={narrow} />}
      <LinkedFilters filter={filter} />
    </>
  )
}
