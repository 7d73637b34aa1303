import { IconMarquee2, IconPhotoScan } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindName } from '../../../ui/kind-text.ts'
import { Page } from '../../../ui/layout/page.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useBook } from '../../inventory/calls.ts'
import { usePages } from '../../scanning/calls.ts'
import { useCases } from '../../scanning/cases/calls.ts'
import { CropOnly } from '../../scanning/crop-only.tsx'
import { useSetup } from '../calls.ts'
import { usePlaces } from './calls.ts'
import { PlacesDesk } from './places-desk.tsx'

const route = getRouteApi('/shell/books/$agency/$book/places')

/** Teaches where the fields of a book's form stand, by drawing on one of its cases. */
export function PlacesPage(): ReactNode {
  const { agency, book: id } = route.useParams()
  const messages = useMessages()
  const { language } = useLanguage()
  const book = useBook(agency, id)
  if (book.isPending) return <Loading />
  if (book.isError) return <Failed whole problem={book.error} onRetry={() => void book.refetch()} />
  const { kind, year, volume } = book.data
  const name = messages.inventory.bookTitle(kindName(kind, language), year, volume)
  return (
    <Page
      fill
      title={messages.places.title}
      above={
        <div className="soft">
          <Link to="/books/$agency/$book" params={{ agency, book: id }} search={{ tab: 'keying' }}>
            {name}
          </Link>{' '}
          · {book.data.agency.name}
        </div>
      }
    >
      <Opened book={book.data} />
    </Page>
  )
}

function Opened({ book }: { readonly book: NonNullable<ReturnType<typeof useBook>['data']> }): ReactNode {
  const { places: text } = useMessages()
  const id = { agency: book.agency.id, book: book.id }
  const pages = usePages(id.agency, id.book)
  const cases = useCases(book)
  const setup = useSetup(id)
  const places = usePlaces(id)
  if (pages.isPending || cases.isPending || setup.isPending || places.isPending) return <Loading lines={9} />
  for (const asked of [pages, cases, setup, places])
    if (asked.isError) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />
  if (!pages.data || !cases.data || !setup.data || !places.data) return null
  if (pages.data.sees === 'crop') return <CropOnly />
  const byId = new Map(pages.data.pages.map(page => [page.id, page]))
  const shown = cases.data.cases.filter(one =>
    one.pages.some(({ page }) => byId.get(page)?.rendering != null),
  )
  if (shown.length === 0) {
    return (
      <Empty
        icon={
          cases.data.cases.length === 0 ? (
            <IconMarquee2 size={40} stroke={1.3} />
          ) : (
            <IconPhotoScan size={40} stroke={1.3} />
          )
        }
        title={text.noCasesTitle}
        text={text.noCasesText}
      >
        <Link to="/books/$agency/$book" params={id} search={{ tab: 'cases' }}>
          {text.toCases}
        </Link>
      </Empty>
    )
  }
  const { fields, shape } = setup.data.setup
  return (
    <PlacesDesk
      key={book.id}
      book={book}
      cases={shown}
      pages={byId}
      fields={fields ?? setup.data.form}
      isLedger={shape === 'ledger'}
      first={places.data.places}
    />
  )
}
