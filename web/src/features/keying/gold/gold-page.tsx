import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconTargetArrow } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import type { EntryReading } from '../../../../../src/keying/arbitration/schema.ts'
import type { GoldDraft } from '../../../../../src/keying/gold/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useBook } from '../../inventory/calls.ts'
import { keyingKey } from '../calls.ts'
import { EntryReader } from '../reading/entry-reader.tsx'
import { setGold, useGoldDraft } from './calls.ts'

const route = getRouteApi('/shell/books/$agency/$book/gold')

/** Reading a finished entry with care, drawn by lot or named, to make it a gold one. */
export function GoldPage(): ReactNode {
  const id = route.useParams()
  const { entry } = route.useSearch()
  const { gold: text } = useMessages()
  const [lot, setLot] = useState(0)
  const draft = useGoldDraft(id, entry, lot)
  const book = useBook(id.agency, id.book)
  if (draft.isPending || book.isPending) return <Loading lines={9} />
  if (draft.isError) return <Failed whole problem={draft.error} onRetry={() => void draft.refetch()} />
  if (book.isError) return <Failed whole problem={book.error} onRetry={() => void book.refetch()} />
  const above = (
    <Link to="/books/$agency/$book" params={id} search={{ tab: 'keying' }}>
      ← {text.title}
    </Link>
  )
  if (draft.data === null)
    return (
      <Page title={text.title} above={above}>
        <Empty
          icon={<IconTargetArrow size={40} stroke={1.3} />}
          title={text.noneLeft}
          text={text.nonePossible}
        />
      </Page>
    )
  return (
    <Page
      fill
      title={text.page(draft.data.number)}
      above={above}
      below={<span className="soft">{text.careful}</span>}
    >
      <Reader
        key={draft.data.entry}
        draft={draft.data}
        book={book.data}
        onAnother={entry === undefined ? () => setLot(lot + 1) : undefined}
      />
    </Page>
  )
}

interface ReaderProps {
  readonly draft: GoldDraft
  readonly book: { readonly kind: string; readonly year: number; readonly volume: string }
  readonly onAnother: (() => void) | undefined
}

function Reader({ draft, book, onAnother }: ReaderProps): ReactNode {
  const id = route.useParams()
  const { gold: text } = useMessages()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const read = useMemo(
    () => ({ ...draft, agency: id.agency, book, doubts: {}, keyings: [] }),
    [draft, id.agency, book],
  )
  const finish = async ({ values }: EntryReading) => {
    await setGold(id, draft.entry, values)
    notifications.show({ message: text.done(draft.number) })
    await queryClient.invalidateQueries({ queryKey: keyingKey(id) })
    if (onAnother === undefined)
      await navigate({ to: '/books/$agency/$book', params: id, search: { tab: 'keying' } })
    else onAnother()
  }
  return (
    <EntryReader
      read={read}
      withDoubts={false}
      before={draft.values}
      keys={text.keys}
      finish={text.set}
      onFinish={finish}
      actions={
        onAnother !== undefined && (
          <Button size="sm" variant="default" onClick={onAnother}>
            {text.another}
          </Button>
        )
      }
    />
  )
}
