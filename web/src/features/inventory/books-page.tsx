import { Button, NumberInput, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { bookStates } from '../../../../src/inventory/schema.ts'
import { kinds } from '../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { Page } from '../../ui/layout/page.tsx'
import { useCan } from '../access/session.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { BookTable } from './book-table.tsx'
import classes from './books.module.css'
import type { BookFilter } from './calls.ts'
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
        className={classes.wide}
      />
      <Select
        aria-label={text.state}
        placeholder={text.state}
        clearable
        data={bookStates.map(state => ({ value: state, label: text.states[state] }))}
        value={filter.state ?? null}
        onChange={state => narrow({ state: bookStates.find(known => known === state) })}
        className={classes.middle}
      />
      <AgencySelect
        aria-label={text.agency}
        placeholder={text.agency}
        clearable
        value={filter.agency ?? null}
        onChange={agency => narrow({ agency: agency ?? undefined })}
        className={classes.wide}
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
        className={classes.short}
      />
      {filtered && (
        <Button variant="subtle" onClick={() => void navigate({ search: {}, replace: true })}>
          {common.clearFilters}
        </Button>
      )}
    </div>
  )
}
