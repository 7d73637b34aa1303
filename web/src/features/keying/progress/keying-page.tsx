import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { keyingStages } from '../../../../../src/keying/progress/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { BookFilters } from '../../inventory/book-filters.tsx'
import type { KeyingFilter } from '../calls.ts'
import { BooksToKey } from './books-to-key.tsx'
import { DeskButton } from './progress-strip.tsx'

const route = getRouteApi('/shell/keying')

/** All books on their way from pictures to data, and what waits for whom. */
export function KeyingPage(): ReactNode {
  const text = useMessages().keyingManage.list
  const filter = route.useSearch()
  const navigate = useNavigate({ from: '/keying' })
  const narrow = (change: KeyingFilter) =>
    void navigate({ search: old => ({ ...old, ...change }), replace: true })
  return (
    <Page fill title={text.title} actions={<DeskButton />}>
      <BookFilters
        filter={filter}
        onNarrow={narrow}
        state={{
          ...{ label: text.stage, choices: keyingStages, texts: text.stages, value: filter.stage },
          onChange: stage => narrow({ stage }),
        }}
      />
      <BooksToKey filter={filter} />
    </Page>
  )
}
